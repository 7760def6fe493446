import { describe, expect, it } from 'vitest';
import { axisLabels } from '../../src/ui/pages/scenarios/time-axis-vm.ts';

describe('the time axis', () => {
  it('labels the first month and then quarters of a horizon of three years', () => {
    expect(axisLabels('2012-01', 36)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33]);
  });

  it('labels quarters of the calendar when the horizon starts inside one', () => {
    expect(axisLabels('2012-02', 8)).toEqual([0, 2, 5]);
  });

  it('labels each January of a long horizon', () => {
    expect(axisLabels('2012-01', 60)).toEqual([0, 12, 24, 36, 48]);
  });
});
