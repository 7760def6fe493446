/**
 * Purpose: who may serve whom, as bits, so that a choice looks only at groups with an idle agent and at flows with a call that may go.
 * Stages: a flow whose skills ask for n different waiting times has n + 1 stages; a call is in stage j once it has waited the jth of
 * them. Stage j of flow f is bit stageStart[f] + j; the bit is set in State.waiting while the flow's first call has reached it.
 * A skill belongs to the one stage at which it begins to hold, so the skills of a group and its bits are one to one.
 * Layout: words of 32 bits; "summary" bit w = word w is not empty. Rows are padded to whole words.
 */

/** Masks of a compiled centre; see the head of this file for the layout. */
export interface Masks {
  /** Int32Array [f + 1]. */
  readonly stageStart: Int32Array;
  readonly stageWords: number;
  readonly summaryWords: number;
  /** [g * stageWords + w] stages that group g may take calls from; [g * summaryWords + v] which of these words hold a bit. */
  readonly groupStages: Int32Array;
  readonly groupSummary: Int32Array;
  /** [g * stageWords + w] position in `stageSkill` of the skill of the first bit of the word; the others follow in order. */
  readonly stageFirst: Int32Array;
  readonly stageSkill: Int32Array;
  readonly groupWords: number;
  /** [(stage bit) * groupWords + w] groups that may take a call which has reached the stage. */
  readonly stageGroups: Int32Array;
}

interface Skills {
  readonly thresholdStart: Int32Array;
  readonly threshold: Float64Array;
  readonly skillFlow: Int32Array;
  readonly skillGroup: Int32Array;
  readonly skillAfter: Float64Array;
  readonly pickStart: Int32Array;
  readonly pickSkill: Int32Array;
}

const wordsOf = (bits: number): number => Math.max(1, Math.ceil(bits / 32));

function setBit(words: Int32Array, row: number, bit: number): void {
  words[row + (bit >> 5)] = words[row + (bit >> 5)]! | (1 << (bit & 31));
}

/** Bit of the stage at which each skill begins to hold. */
function stageBits(c: Skills, stageStart: Int32Array): Int32Array {
  return Int32Array.from(c.skillFlow, (flow, s) => {
    let stage = 0;
    const first = c.thresholdStart[flow]!;
    while (first + stage < c.thresholdStart[flow + 1]! && c.threshold[first + stage]! <= c.skillAfter[s]!) stage++;
    return stageStart[flow]! + stage;
  });
}

/** Builds the masks from compiled skills. */
export function compileMasks(c: Skills, flows: number, groups: number): Masks {
  const stageStart = Int32Array.from({ length: flows + 1 }, (_, f) => c.thresholdStart[f]! + f);
  const stages = stageStart[flows]!;
  const stageWords = wordsOf(stages);
  const summaryWords = wordsOf(stageWords);
  const groupWords = wordsOf(groups);
  const bits = stageBits(c, stageStart);
  const groupStages = new Int32Array(groups * stageWords);
  const groupSummary = new Int32Array(groups * summaryWords);
  const stageFirst = new Int32Array(groups * stageWords);
  const stageSkill = new Int32Array(c.pickSkill.length);
  const stageGroups = new Int32Array(stages * groupWords);
  for (let g = 0; g < groups; g++) {
    const start = c.pickStart[g]!;
    const own = c.pickSkill.slice(start, c.pickStart[g + 1]!).sort((a, b) => bits[a]! - bits[b]!);
    stageSkill.set(own, start);
    own.forEach((skill, i) => {
      const word = bits[skill]! >> 5;
      if (groupStages[g * stageWords + word] === 0) stageFirst[g * stageWords + word] = start + i;
      setBit(groupStages, g * stageWords, bits[skill]!);
      setBit(groupSummary, g * summaryWords, word);
    });
  }
  c.skillFlow.forEach((flow, s) => {
    for (let bit = bits[s]!; bit < stageStart[flow + 1]!; bit++) setBit(stageGroups, bit * groupWords, c.skillGroup[s]!);
  });
  return { stageStart, stageWords, summaryWords, groupStages, groupSummary, stageFirst, stageSkill, groupWords, stageGroups };
}
