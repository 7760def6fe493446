/**
 * Purpose: compiles who may answer what: ranks, overflow conditions, stages, scores, and how a skill makes its time from the call's draw.
 * Order: skills stand flow by flow, by rank, then by group; groups pick by queueRank.
 */
import type { Sampler } from '../../maths/samplers.ts';
import type { CentreFlow, CentreGroup, CentreSkill } from '../../model/centre.ts';
import { durationSampler, scaleBetween } from './duration-law.ts';
import { startsOf } from './ordering.ts';
import type { StreamList } from './stream-layout.ts';

export interface SkillTables {
  /** Skills of flow f: [routeStart[f], routeStart[f+1]), lowest rank first. */
  readonly routeStart: Int32Array;
  readonly skillFlow: Int32Array;
  readonly skillGroup: Int32Array;
  /** Ranks before any stage is reached. */
  readonly skillRank: Float64Array;
  readonly skillQueueRank: Float64Array;
  readonly skillAfter: Float64Array;
  readonly skillQueue: Int32Array;
  readonly skillIdle: Int32Array;
  /** Factor on the call's own handling draw, or, where `skillLaw` ≥ 0, on a draw of that stream's law; likewise of after-call work. */
  readonly skillScale: Float64Array;
  readonly skillLaw: Int32Array;
  readonly afterCallScale: Float64Array;
  readonly afterCallLaw: Int32Array;
  /** Skills of group g: pickSkill[pickStart[g] … pickStart[g+1]), lowest queueRank first. */
  readonly pickStart: Int32Array;
  readonly pickSkill: Int32Array;
  /** Distinct waiting times > 0 at which something changes for flow f, ascending: threshold[thresholdStart[f] … thresholdStart[f+1]). */
  readonly thresholdStart: Int32Array;
  readonly threshold: Float64Array;
  /** Stages of skill s: [rankStart[s], rankStart[s+1]), ascending in time, with the ranks that hold from then on. */
  readonly rankStart: Int32Array;
  readonly rankAfter: Float64Array;
  readonly stageRank: Float64Array;
  readonly stageQueueRank: Float64Array;
  readonly skillPoints: Float64Array;
  readonly skillPerSecond: Float64Array;
  /** [g] 1 = some skill has stages or a score, so that the choice among waiting flows is the general one. */
  readonly picksByScore: Uint8Array;
}

/** A skill with the positions of its flow and group in the order of ids. */
export interface IndexedSkill {
  readonly flow: number;
  readonly group: number;
  /** Place in its group's list. */
  readonly index: number;
  readonly skill: CentreSkill;
}

/** All skills by flow, then rank, then group. Skills of unknown flows do not occur in a valid centre. */
export function sortedSkills(flows: readonly CentreFlow[], groups: readonly CentreGroup[]): IndexedSkill[] {
  const position = new Map(flows.map((flow, f) => [flow.id, f]));
  const skills = groups.flatMap((group, g) =>
    group.skills.map((skill, index) => ({ flow: position.get(skill.flow)!, group: g, index, skill })),
  );
  return skills.sort((a, b) => a.flow - b.flow || a.skill.rank - b.skill.rank || a.group - b.group);
}

interface Laws {
  readonly scale: Float64Array;
  readonly law: Int32Array;
}

/** How each skill makes a time from the call's draw; a law of another shape gets a stream of its own. */
function lawsOf(
  list: StreamList,
  skills: readonly IndexedSkill[],
  flows: readonly CentreFlow[],
  purpose: string,
  ofCall: (flow: CentreFlow) => Sampler,
  own: (skill: CentreSkill) => Sampler | null,
): Laws {
  const scale = new Float64Array(skills.length);
  const law = new Int32Array(skills.length).fill(-1);
  skills.forEach(({ flow, skill }, s) => {
    const factor = skill.handlingFactor ?? 1;
    const sampler = own(skill);
    const ratio = sampler === null ? 1 : scaleBetween(ofCall(flows[flow]!), sampler);
    scale[s] = (ratio ?? 1) * factor;
    if (ratio === null) law[s] = list.add(sampler!, ['flow', flows[flow]!.id, purpose]);
  });
  return { scale, law };
}

const NO_TIME = { kind: 'deterministic', value: 0 } as const;

/** The ranks of a skill's stages, in time; a relative one changes the one before. */
function stagesOf(skill: CentreSkill): { after: number; rank: number; queueRank: number }[] {
  let { rank, queueRank } = skill;
  return [...(skill.stages ?? [])]
    .sort((a, b) => a.afterSeconds - b.afterSeconds)
    .map((stage) => {
      rank = (stage.rank ?? rank) + (stage.rankBy ?? 0);
      queueRank = (stage.queueRank ?? queueRank) + (stage.queueRankBy ?? 0);
      return { after: stage.afterSeconds, rank, queueRank };
    });
}

const hasScore = ({ score }: CentreSkill): boolean => score != null && ((score.points ?? 0) !== 0 || (score.perSecond ?? 1) !== 1);

function compileThresholds(byFlow: readonly (readonly IndexedSkill[])[]) {
  const thresholds = byFlow.map((own) => {
    const after = own.flatMap(({ skill }) => [
      skill.overflow?.afterSeconds ?? 0,
      ...(skill.stages ?? []).map((stage) => stage.afterSeconds),
    ]);
    return [...new Set(after)].filter((seconds) => seconds > 0).sort((a, b) => a - b);
  });
  return { thresholdStart: startsOf(thresholds.map((list) => list.length)), threshold: Float64Array.from(thresholds.flat()) };
}

function compilePicks(groups: readonly CentreGroup[], skills: readonly IndexedSkill[]) {
  const byGroup = groups.map(() => [] as number[]);
  skills.forEach((s, i) => {
    byGroup[s.group]!.push(i);
  });
  for (const list of byGroup) {
    list.sort((a, b) => skills[a]!.skill.queueRank - skills[b]!.skill.queueRank || skills[a]!.flow - skills[b]!.flow);
  }
  return { pickStart: startsOf(byGroup.map((list) => list.length)), pickSkill: Int32Array.from(byGroup.flat()) };
}

function picksByScore(groups: number, skills: readonly IndexedSkill[]): Uint8Array {
  const general = new Uint8Array(groups);
  for (const { group, skill } of skills) if (hasScore(skill) || (skill.stages?.length ?? 0) > 0) general[group] = 1;
  return general;
}

/** Compiles the skills. @param skills as sortedSkills gives them */
export function compileSkills(
  list: StreamList,
  flows: readonly CentreFlow[],
  groups: readonly CentreGroup[],
  skills: readonly IndexedSkill[],
): SkillTables {
  const byFlow = flows.map(() => [] as IndexedSkill[]);
  for (const skill of skills) byFlow[skill.flow]!.push(skill);
  const handling = lawsOf(
    list,
    skills,
    flows,
    'handling by luck',
    (flow) => durationSampler(flow.handling),
    (skill) => (skill.handling ? durationSampler(skill.handling) : null),
  );
  const afterCall = lawsOf(
    list,
    skills,
    flows,
    'after-call work by luck',
    (flow) => durationSampler(flow.afterCallWork ?? NO_TIME),
    (skill) => (skill.afterCallWork ? durationSampler(skill.afterCallWork) : null),
  );
  const stages = skills.map(({ skill }) => stagesOf(skill));
  return {
    routeStart: startsOf(byFlow.map((own) => own.length)),
    skillFlow: Int32Array.from(skills, (s) => s.flow),
    skillGroup: Int32Array.from(skills, (s) => s.group),
    skillRank: Float64Array.from(skills, (s) => s.skill.rank),
    skillQueueRank: Float64Array.from(skills, (s) => s.skill.queueRank),
    skillAfter: Float64Array.from(skills, (s) => s.skill.overflow?.afterSeconds ?? 0),
    skillQueue: Int32Array.from(skills, (s) => s.skill.overflow?.queueAtLeast ?? 0),
    skillIdle: Int32Array.from(skills, (s) => s.skill.overflow?.idleAtLeast ?? 0),
    skillScale: handling.scale,
    skillLaw: handling.law,
    afterCallScale: afterCall.scale,
    afterCallLaw: afterCall.law,
    ...compilePicks(groups, skills),
    ...compileThresholds(byFlow),
    rankStart: startsOf(stages.map((own) => own.length)),
    rankAfter: Float64Array.from(stages.flat(), (stage) => stage.after),
    stageRank: Float64Array.from(stages.flat(), (stage) => stage.rank),
    stageQueueRank: Float64Array.from(stages.flat(), (stage) => stage.queueRank),
    skillPoints: Float64Array.from(skills, (s) => s.skill.score?.points ?? 0),
    skillPerSecond: Float64Array.from(skills, (s) => s.skill.score?.perSecond ?? 1),
    picksByScore: picksByScore(groups.length, skills),
  };
}

/** [f] whether calls of the flow must carry a number from which laws of other shapes are drawn. */
export function needLuck(flows: number, { skillFlow, skillLaw, afterCallLaw }: SkillTables): readonly boolean[] {
  const need = new Array<boolean>(flows).fill(false);
  skillFlow.forEach((flow, s) => {
    if (skillLaw[s]! >= 0 || afterCallLaw[s]! >= 0) need[flow] = true;
  });
  return need;
}
