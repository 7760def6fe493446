import { describe, expect, it } from 'vitest';
import { createProgressMeter } from '../../src/jobs/progress-meter.ts';

/** Feeds a meter from a clock of its own: `rates` in shares a second, a reading every quarter of a second. */
function readings(rates: readonly number[]): readonly { readonly share: number; readonly secondsLeft: number | null }[] {
  const meter = createProgressMeter(100);
  let share = 0;
  return rates.map((rate, index) => {
    share += rate / 4;
    return meter.update(share, 100 + (index + 1) / 4);
  });
}

describe('the time left', () => {
  it('is exact for work that goes on steadily, once there is something to go by', () => {
    const told = readings(Array.from({ length: 36 }, () => 0.1));
    expect(told[0].secondsLeft).toBeNull();
    for (const { share, secondsLeft } of told.slice(2)) expect(secondsLeft).toBeCloseTo((1 - share) / 0.1, 6);
  });

  it('follows a machine that becomes twice as slow', () => {
    const told = readings([...Array.from({ length: 16 }, () => 0.05), ...Array.from({ length: 80 }, () => 0.025)]);
    const { share, secondsLeft } = told[told.length - 30];
    expect(secondsLeft! / ((1 - share) / 0.025)).toBeGreaterThan(0.8);
    expect(secondsLeft! / ((1 - share) / 0.025)).toBeLessThan(1.05);
  });

  it('never takes a share back, and ends at nothing', () => {
    const meter = createProgressMeter(0);
    meter.update(0.6, 1);
    expect(meter.update(0.5, 2).share).toBe(0.6);
    expect(meter.update(1, 3)).toEqual({ share: 1, secondsLeft: 0 });
  });
});
