import { describe, expect, it } from 'vitest';
import type { RankStage } from '../../../src/model/centre.ts';
import { centre, flow, group, skill } from '../simulate/centres.ts';
import { everything, fixed, flowCounts, ofFlow, ofGroup, plainDay, quiet, run, traced } from './days.ts';

describe('stages of waiting', () => {
  it('that no call reaches change nothing, to the last bit', () => {
    const never = [{ afterSeconds: 1e6, queueRankBy: -1, rankBy: 1 }];
    expect(everything(run(plainDay({ skill: { stages: never } }), 20))).toEqual(everything(run(plainDay(), 20)));
  });

  it('that change no rank change nothing, to the last bit', () => {
    const same = [{ afterSeconds: 15 }, { afterSeconds: 30, queueRankBy: 0, rankBy: 0 }];
    expect(everything(run(plainDay({ skill: { stages: same } }), 20))).toEqual(everything(run(plainDay(), 20)));
  });

  const staged = (ofA: readonly RankStage[], queueRankOfA = 3) => {
    const load = { arrivalsPerHour: [50, 90, 80, 60] };
    const ranks = { rank: 2, overflow: { afterSeconds: 45 } };
    return centre(
      [flow('A', load), flow('B', load)],
      [
        group('P', 6, [skill('A', { queueRank: queueRankOfA, stages: ofA }), skill('B', { queueRank: 2 })]),
        group('Q', 2, [skill('A', { ...ranks, queueRank: queueRankOfA, stages: ofA }), skill('B', { ...ranks, queueRank: 2 })]),
      ],
    );
  };

  it('by steps are those by absolute ranks, whatever their order in the file, to the last bit', () => {
    const absolute = staged([
      { afterSeconds: 30, queueRank: 2 },
      { afterSeconds: 60, queueRank: 1, rank: 4 },
      { afterSeconds: 90, queueRank: 5, rank: 1 },
    ]);
    const relative = staged([
      { afterSeconds: 90, queueRankBy: 4, rankBy: -3 },
      { afterSeconds: 60, queueRankBy: -1, rank: 4 },
      { afterSeconds: 30, queueRankBy: -1 },
    ]);
    expect(everything(run(relative, 20))).toEqual(everything(run(absolute, 20)));
  });

  it('that are reached as soon as a call waits are the ranks themselves', () => {
    expect(everything(run(staged([{ afterSeconds: 1e-9, queueRank: 1 }]), 20)).slice(0, 4)).toEqual(
      everything(run(staged([], 1), 20)).slice(0, 4),
    );
  });
});

describe('a day traced by hand', () => {
  /** One agent, busy until 100; B calls at 10 and A at 20; each is handled 60 seconds. @returns the waits of A and B */
  const waits = (stagesOfA: readonly RankStage[]): number[] => {
    const p = group('P', 1, [skill('S'), skill('A', { queueRank: 3, stages: stagesOfA }), skill('B', { queueRank: 2 })]);
    const t = run(traced({ S: [0], A: [20], B: [30] }, [quiet('S', 100), quiet('A', 60), quiet('B', 60)], [p]));
    return [ofFlow(t, 'A', 'waitSeconds'), ofFlow(t, 'B', 'waitSeconds')];
  };
  const [bFirst, aFirst] = [
    [140, 70],
    [80, 130],
  ];

  it('a stage that makes ranks equal lets the longer wait decide, from its very second on', () => {
    expect(waits([])).toEqual(bFirst);
    expect(waits([{ afterSeconds: 79, queueRankBy: -1 }])).toEqual(aFirst);
    expect(waits([{ afterSeconds: 80, queueRankBy: -1 }])).toEqual(aFirst);
    expect(waits([{ afterSeconds: 81, queueRankBy: -1 }])).toEqual(bFirst);
  });

  it('stages that turn the order round hold until the next one', () => {
    expect(waits([{ afterSeconds: 50, queueRank: 1 }])).toEqual(aFirst);
    expect(
      waits([
        { afterSeconds: 50, queueRank: 1 },
        { afterSeconds: 70, queueRank: 9 },
      ]),
    ).toEqual(bFirst);
  });

  it("are the call's own: the next one in line starts with the first ranks", () => {
    const p = group('P', 1, [
      skill('S'),
      skill('A', { queueRank: 3, stages: [{ afterSeconds: 50, queueRank: 1 }] }),
      skill('B', { queueRank: 2 }),
    ]);
    const flows = [quiet('S', 100), quiet('A', 10), quiet('B', 10)];
    const t = run(traced({ S: [0], A: [20, 90], B: [30] }, flows, [p]));
    // At 100 the first A, 80 seconds old; at 110 B before the second A, 20 seconds old, which follows at 120.
    expect([ofFlow(t, 'A', 'waitSeconds'), ofFlow(t, 'B', 'waitSeconds')]).toEqual([80 + 30, 80]);
  });

  it('a stage of rank changes which of two groups with idle agents takes a call that both held back', () => {
    const held = { overflow: { afterSeconds: 30 } };
    const taker = (stagesOfQ: readonly RankStage[], more: object = held): string => {
      const t = run(
        traced(
          { A: [0] },
          [quiet('A', 10)],
          [group('P', 1, [skill('A', more)]), group('Q', 1, [skill('A', { ...more, rank: 2, stages: stagesOfQ })])],
        ),
      );
      expect(flowCounts(t, 'A', 'answered', 'waitSeconds')).toEqual({ answered: 1, waitSeconds: 30 });
      return ofGroup(t, 'P', 'answered') === 1 ? 'P' : 'Q';
    };
    expect(taker([])).toBe('P');
    expect(taker([{ afterSeconds: 20, rankBy: -2 }])).toBe('Q');
    expect(taker([{ afterSeconds: 30, rank: 0 }])).toBe('Q');
    expect(taker([{ afterSeconds: 31, rank: 0 }])).toBe('P');
    // A step is taken from the rank before it, not from the first one.
    const down = { afterSeconds: 20, rankBy: -3 };
    expect(taker([{ afterSeconds: 10, rank: 5 }, down])).toBe('P');
    expect(taker([{ afterSeconds: 10, rank: 3 }, down])).toBe('Q');
  });

  it('a group whose rank has become the lowest is found behind others whose rank has not', () => {
    const held = { overflow: { afterSeconds: 30 } };
    const groups = [
      group('P', 1, [skill('A', held)]),
      group('Q', 1, [skill('A', { ...held, rank: 2 })]),
      group('R', 1, [skill('A', { ...held, rank: 3, stages: [{ afterSeconds: 20, rank: 0 }] })]),
    ];
    const t = run(traced({ A: [0] }, [quiet('A', 10)], groups));
    expect(['P', 'Q', 'R'].map((id) => ofGroup(t, id, 'answered'))).toEqual([0, 0, 1]);
  });

  it('a group that waits for a second call prefers by the rank that the first in line has by then', () => {
    const taker = (stage: number): number[] => {
      const two = { overflow: { queueAtLeast: 2 } };
      const t = run(
        traced(
          { A: [0, 50] },
          [quiet('A', 1000)],
          [group('P', 1, [skill('A', two)]), group('Q', 1, [skill('A', { ...two, rank: 2, stages: [{ afterSeconds: stage, rank: 0 }] })])],
        ),
      );
      return [ofGroup(t, 'P', 'answered'), ofGroup(t, 'Q', 'answered')];
    };
    expect([taker(40), taker(60)]).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('a stage neither opens nor closes a group', () => {
    const t = run(
      traced(
        { A: [0] },
        [quiet('A', 10, { patience: fixed(500) })],
        [group('P', 1, [skill('A', { overflow: { queueAtLeast: 2 }, stages: [{ afterSeconds: 5, rank: 0, queueRank: 0 }] })])],
      ),
    );
    expect(flowCounts(t, 'A', 'answered', 'abandoned', 'waitSeconds')).toEqual({ answered: 0, abandoned: 1, waitSeconds: 500 });
  });
});
