import { describe, expect, it } from 'vitest';
import { compare, targetState, verdictOf } from '../../src/ui/pages/results/comparison.ts';
import { bareDifference, bareText, differencePicture, rowsBySize, rowView } from '../../src/ui/pages/results/comparison-vm.ts';
import { differenceText, intervalText, verdictSign } from '../../src/ui/pages/results/figure-words.ts';
import { precisionAnswer, roundedWeeks, weeksForError } from '../../src/ui/pages/results/precision-vm.ts';
import { flowFigure, groupFigure } from '../../src/ui/pages/results/week-figures.ts';
import { variantStyle } from '../../src/ui/parts/variant.ts';
import { oneFlow, simulatedWeek, TARGET } from './results-fixture.ts';

/** Student's t, 0.975, 3 degrees of freedom (tables). */
const T3 = 3.182446305284263;

const SERVICE_LEVEL = { kind: 'flow', id: 'serviceLevel' } as const;
const naming = { lang: 'fr', nameOf: (id: string | null) => id ?? 'Ensemble', isSmall: () => false } as const;
const variant = { id: 'proposal', name: 'Proposition', style: variantStyle(0) };

describe('measures of a month', () => {
  it('a service level over weeks is the ratio of sums, with the half-width of the linearised errors', () => {
    // 4 weeks of 100 calls, 80 82 78 80 in time: R = 0.80, errors 0, 2, -2, 0 per 100, s² = 8/3 · 1e-4.
    const figure = flowFigure(oneFlow('a', [100, 100, 100, 100], [80, 82, 78, 80]), 'open', 'serviceLevel');
    expect(figure.mean).toBeCloseTo(0.8, 12);
    expect(figure.halfWidth).toBeCloseTo(T3 * Math.sqrt((8 / 3) * 1e-4 * 0.25), 10);
  });

  it('the zones of a flow are one flow, and a day counts as often as the month has it', () => {
    const run = simulatedWeek('a', 2, [
      {
        dayId: 'mon',
        weight: 4,
        flows: [
          { flow: 'open', zone: 'brest', counts: { offered: [10, 10], answeredWithin: [10, 10] } },
          { flow: 'open', zone: 'lyon', counts: { offered: [30, 30], answeredWithin: [15, 15] } },
          { flow: 'home', counts: { offered: [500, 500], answeredWithin: [0, 0] } },
        ],
      },
      { dayId: 'tue', weight: 5, flows: [{ flow: 'open', counts: { offered: [20, 20], answeredWithin: [20, 20] } }] },
    ]);
    // (4·(10+15) + 5·20) / (4·40 + 5·20) = 200 / 260
    expect(flowFigure(run, 'open', 'serviceLevel')).toEqual({ mean: 200 / 260, halfWidth: 0 });
    expect(flowFigure(run, 'open', 'offered').mean).toBe(260);
    expect(flowFigure(run, null, 'offered').mean).toBe(260 + 4 * 500);
  });

  it('occupancy of a site takes its groups together', () => {
    const run = simulatedWeek('a', 2, [
      {
        dayId: 'mon',
        flows: [],
        groups: [
          { site: 'brest', profile: 'p1', counts: { busySeconds: [900, 900], staffedSeconds: [1000, 1000] } },
          { site: 'brest', profile: 'p2', counts: { busySeconds: [0, 0], staffedSeconds: [500, 500] } },
          { site: 'lyon', profile: 'p1', counts: { busySeconds: [100, 100], staffedSeconds: [100, 100] } },
        ],
      },
    ]);
    expect(groupFigure(run, { siteId: 'brest' }, 'occupancy').mean).toBeCloseTo(0.6, 12);
    expect(groupFigure(run, { profileId: 'p1' }, 'occupancy').mean).toBeCloseTo(1000 / 1100, 12);
  });

  it('a flow that a run does not carry has no figure rather than a zero', () => {
    const figure = flowFigure(oneFlow('a', [1, 1], [1, 1]), 'gone', 'serviceLevel');
    expect(figure.mean).toBeNaN();
    expect(figure.halfWidth).toBeNull();
  });
});

describe('paired differences', () => {
  const baseline = oneFlow('baseline', [100, 100, 100, 100], [90, 70, 80, 80]);

  it('common chance cancels: a constant loss has no half-width although each run has a wide one', () => {
    const scenario = oneFlow('proposal', [100, 100, 100, 100], [80, 60, 70, 70]);
    const cell = compare(baseline, [scenario], SERVICE_LEVEL).rows[1].cells[0];
    expect(cell.difference.mean).toBeCloseTo(-0.1, 12);
    expect(cell.difference.halfWidth).toBeCloseTo(0, 12);
    expect(cell.figure.halfWidth).toBeGreaterThan(0.1);
    expect(cell.verdict).toBe('worse');
    expect(cell.moreWeeks).toBe(0);
  });

  it('the half-width of a difference equals the hand computation on the weekly differences', () => {
    // weekly differences -10 -20 0 -10 points: mean -10, s² = 200/3
    const scenario = oneFlow('proposal', [100, 100, 100, 100], [80, 50, 80, 70]);
    const cell = compare(baseline, [scenario], SERVICE_LEVEL).rows[1].cells[0];
    expect(cell.difference.mean).toBeCloseTo(-0.1, 12);
    expect(cell.difference.halfWidth).toBeCloseTo(T3 * Math.sqrt(200 / 3 / 4) * 0.01, 10);
    expect(cell.verdict).toBe('none');
    // n·(h/d)² = 4 · 1.2993² = 6.75: the seventh week tells, three more than four.
    expect(cell.moreWeeks).toBe(3);
  });

  it('two runs equal in every week are identical, not merely without difference shown', () => {
    const cell = compare(baseline, [oneFlow('proposal', [100, 100, 100, 100], [90, 70, 80, 80])], SERVICE_LEVEL).rows[1].cells[0];
    expect(cell.verdict).toBe('same');
  });

  it('better and worse follow the measure, and nothing is better where neither way is', () => {
    const up = { mean: 0.1, halfWidth: 0.05 };
    expect([verdictOf(up, 'higher'), verdictOf(up, 'lower'), verdictOf(up, 'neither')]).toEqual(['better', 'worse', 'more']);
    expect(verdictOf({ mean: 0.05, halfWidth: 0.05 }, 'higher')).toBe('none');
    expect(verdictOf({ mean: 0.1, halfWidth: null }, 'higher')).toBe('unknown');
    expect(verdictOf({ mean: Number.NaN, halfWidth: null }, 'higher')).toBe('absent');
  });

  it('the sign tells the way, the word whether it is better', () => {
    expect([verdictSign('better', -3), verdictSign('worse', -3), verdictSign('none', 3), verdictSign('absent', Number.NaN)]).toEqual([
      '▼',
      '▼',
      '○',
      '',
    ]);
  });

  it('a target inside the interval is uncertain', () => {
    expect(targetState({ mean: 0.82, halfWidth: 0.01 }, TARGET)).toBe('met');
    expect(targetState({ mean: 0.78, halfWidth: 0.01 }, TARGET)).toBe('missed');
    expect(targetState({ mean: 0.79, halfWidth: 0.02 }, TARGET)).toBe('unsure');
    expect(targetState({ mean: Number.NaN, halfWidth: null }, TARGET)).toBeNull();
  });
});

describe('the comparison in words', () => {
  it('figures are rounded to their error, the unit stands in the header', () => {
    expect(bareText('fr', { mean: 0.81234, halfWidth: 0.0062 }, 'share')).toBe('81,2\u00a0±\u00a00,6');
    expect(bareDifference('fr', { mean: -0.178, halfWidth: 0.011 }, 'share')).toBe('\u221217,8\u00a0±\u00a01,1');
    expect(differenceText('en', { mean: -0.178, halfWidth: 0.011 }, 'share')).toBe('\u221217.8\u00a0±\u00a01.1\u00a0pts');
    expect(intervalText('fr', { mean: 0.995, halfWidth: 0.01 }, 'share', false)).toBe('à 95\u00a0%, entre 98,5\u00a0% et 100,0\u00a0%');
  });

  it('inside the noise the cell says so and how many more weeks would tell', () => {
    const baseline = oneFlow('baseline', [100, 100, 100, 100], [90, 70, 80, 80]);
    const comparison = compare(baseline, [oneFlow('proposal', [100, 100, 100, 100], [80, 50, 80, 70])], SERVICE_LEVEL);
    const cell = rowView(comparison, comparison.rows[1], naming).cells[0];
    expect([cell.arrow, cell.word, cell.more]).toEqual(['○', 'pas d’écart montré', 'il faudrait 3 semaines simulées de plus']);
  });

  it('the picture sorts rows by size under the total, hollow inside the noise, and its twin holds the same numbers', () => {
    const week = (id: string, home: readonly number[], open: readonly number[]) =>
      simulatedWeek(id, 4, [
        {
          dayId: 'mon',
          flows: [
            { flow: 'home', counts: { offered: [100, 100, 100, 100], answeredWithin: home } },
            { flow: 'open', counts: { offered: [100, 100, 100, 100], answeredWithin: open } },
          ],
        },
      ]);
    const comparison = compare(
      week('baseline', [80, 81, 79, 80], [90, 90, 91, 89]),
      [week('proposal', [81, 79, 81, 80], [60, 61, 60, 59])],
      SERVICE_LEVEL,
    );
    expect(rowsBySize(comparison).map((row) => row.id)).toEqual([null, 'open', 'home']);
    const picture = differencePicture(comparison, [variant], naming);
    const points = picture.plot.series[0].points;
    expect(points.map((point) => point.hollow)).toEqual([false, false, true]);
    expect(points[1].x).toBeCloseTo(-30, 10);
    expect((points[1].high as number) - points[1].x).toBeCloseTo((comparison.rows[2].cells[0].difference.halfWidth as number) * 100, 10);
    expect(picture.twin.rows[1].cells[0]).toContain(differenceText('fr', comparison.rows[2].cells[0].difference, 'share'));
    expect(picture.conclusion).toContain('Proposition, open');
    expect(picture.conclusion).toContain('1 écart montré, 1 dans le bruit');
  });
});

describe('were enough weeks simulated', () => {
  it('weeks for an error grow with its square', () => {
    expect(weeksForError(30, 0.02, 0.01)).toBe(120);
  });

  const words = {
    lang: 'fr',
    flowName: (id: string | null) => id ?? 'Ensemble',
    variantNames: ['Référence', '«\u00a0Proposition\u00a0»'],
  } as const;
  /** One flow a row: calls answered in time of 100, week by week. */
  const flows = (scenarioId: string, rows: Record<string, readonly number[]>, target = TARGET) =>
    simulatedWeek(scenarioId, 4, [
      {
        dayId: 'mon',
        flows: Object.entries(rows).map(([flow, answeredWithin]) => ({
          flow,
          target,
          counts: { offered: [100, 100, 100, 100], answeredWithin },
        })),
      },
    ]);

  it('says no with one week, and names the least precise flow otherwise', () => {
    const one = compare(oneFlow('baseline', [100], [80]), [], SERVICE_LEVEL);
    expect(precisionAnswer(one, words)?.verdict).toBe('no');
    const wide = compare(oneFlow('baseline', [100, 100, 100, 100], [90, 70, 80, 80]), [], SERVICE_LEVEL);
    const answer = precisionAnswer(wide, words);
    expect(answer?.verdict).toBe('no');
    expect(answer?.lead).toContain('sur open');
    const sharp = compare(oneFlow('baseline', [100, 100, 100, 100], [80, 80, 80, 80]), [], SERVICE_LEVEL);
    expect(precisionAnswer(sharp, words)?.verdict).toBe('yes');
  });

  it('names the flows on which the weeks suffice, and what the nearest of the others would take', () => {
    const baseline = flows('baseline', { open: [60, 60, 60, 60], home: [90, 70, 80, 80], mobile: [50, 50, 50, 50] });
    // home: weekly differences −10 −20 0 −10, three weeks more (see above).
    const scenario = flows('proposal', { open: [70, 70, 70, 70], home: [80, 50, 80, 70], mobile: [55, 55, 55, 55] });
    const [differences] = precisionAnswer(compare(baseline, [scenario], SERVICE_LEVEL), words)?.points ?? [];
    expect(differences).toBe(
      '4 semaines suffisent pour départager «\u00a0Proposition\u00a0» et la référence sur open et mobile\u202f; pour home il en faudrait environ 3 de plus.',
    );
    const same = precisionAnswer(compare(baseline, [flows('proposal', { open: [70, 70, 70, 70] })], SERVICE_LEVEL), words);
    expect(same?.points[0]).toBe('4 semaines suffisent pour départager «\u00a0Proposition\u00a0» et la référence sur tous les flux.');
  });

  it('says which targets are still open, and the weeks that would close them', () => {
    // 82 % ± 3.18·√(8/3/4)·… against 80 %: open; twice the margin would need a quarter of the weeks.
    const answer = precisionAnswer(compare(flows('baseline', { open: [84, 80, 84, 80] }), [], SERVICE_LEVEL), words);
    const error = T3 * Math.sqrt(16 / 3 / 4) * 0.01;
    const more = Math.ceil(4 * (error / 0.02) ** 2) + 1 - 4;
    expect(answer?.points).toEqual([
      `Objectif incertain sur open – Référence\u00a0: il faudrait environ ${more} semaines de plus pour trancher.`,
    ]);
    const never = precisionAnswer(compare(flows('baseline', { open: [82, 78, 82, 78] }), [], SERVICE_LEVEL), words);
    expect(never?.points[0]).toContain('des semaines de plus ne trancheraient pas');
  });

  it('a number of weeks that is an estimate has two figures', () => {
    expect([3, 61, 104, 1234].map(roundedWeeks)).toEqual([3, 61, 110, 1300]);
  });
});
