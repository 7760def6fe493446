/** Purpose: checks of a group of a centre file and of its skills. */
import { type FieldCheck, join } from './centre-fields.ts';
import { AGENTS, COUNT, checkDistribution, MONEY, SECONDS, SHARE } from './centre-laws.ts';

const MAX_BREAKS = 1000;
/** More than a group will have; an agent's pace is kept in a byte. */
const MAX_PACES = 200;
const FACTOR = { positive: true, max: 1000 };
const ROUNDING = 1e-9;

const OPTIONAL = ['site', 'costPerHour', 'minAgents', 'maxAgents', 'absence', 'breaks', 'paces'];

export function checkGroup(check: FieldCheck, group: unknown, path: string, intervals: number | null, flowIds: ReadonlySet<string>): void {
  if (!check.object(group, path, ['id', 'agents', 'skills'], OPTIONAL)) return;
  if (group.id !== undefined) check.id(group.id, join(path, 'id'));
  if (group.site !== undefined) check.text(group.site, join(path, 'site'), 400);
  if (group.agents !== undefined) check.numberOrList(group.agents, join(path, 'agents'), intervals, AGENTS);
  if (group.costPerHour !== undefined) check.number(group.costPerHour, join(path, 'costPerHour'), MONEY);
  for (const name of ['minAgents', 'maxAgents']) {
    if (group[name] !== undefined) check.numberOrList(group[name], join(path, name), intervals, AGENTS);
  }
  if (group.absence !== undefined && group.absence !== null && check.object(group.absence, join(path, 'absence'), ['probability'], [])) {
    if (group.absence.probability !== undefined) check.number(group.absence.probability, join(path, 'absence.probability'), SHARE);
  }
  if (group.breaks !== undefined) checkBreaks(check, group.breaks, join(path, 'breaks'));
  if (group.skills === undefined || !check.list(group.skills, join(path, 'skills'))) return;
  const seen = new Set<unknown>();
  group.skills.forEach((skill, i) => {
    checkSkill(check, skill, `${path}.skills[${i}]`, flowIds, seen);
  });
  if (group.paces !== undefined) checkPaces(check, group.paces, join(path, 'paces'), flowIds, seen);
}

/** @param answered flows that the group has a skill for */
function checkPaces(check: FieldCheck, paces: unknown, path: string, flowIds: ReadonlySet<string>, answered: ReadonlySet<unknown>): void {
  if (!check.list(paces, path)) return;
  if (paces.length > MAX_PACES) check.report(path, 'outOfRange', paces.length, { max: MAX_PACES });
  let total = 0;
  paces.forEach((pace, i) => {
    const at = `${path}[${i}]`;
    if (!check.object(pace, at, ['share'], ['handlingFactor', 'flows'])) return;
    const { share, handlingFactor, flows } = pace;
    if (share !== undefined && check.number(share, `${at}.share`, SHARE)) total += share;
    if (handlingFactor !== undefined) check.number(handlingFactor, `${at}.handlingFactor`, FACTOR);
    if (flows !== undefined) checkPaceFlows(check, flows, `${at}.flows`, flowIds, answered);
  });
  if (total > 1 + ROUNDING) check.report(path, 'sharesAbove', total, { unit: 'share' });
}

function checkPaceFlows(
  check: FieldCheck,
  flows: unknown,
  path: string,
  flowIds: ReadonlySet<string>,
  answered: ReadonlySet<unknown>,
): void {
  if (!check.list(flows, path)) return;
  const seen = new Set<unknown>();
  flows.forEach((one, i) => {
    const at = `${path}[${i}]`;
    if (!check.object(one, at, ['flow', 'handlingFactor'], [])) return;
    const { flow, handlingFactor } = one;
    if (flow !== undefined && check.id(flow, `${at}.flow`)) {
      if (!flowIds.has(flow)) check.report(`${at}.flow`, 'unknownId', flow);
      else if (!answered.has(flow)) check.report(`${at}.flow`, 'notAnswered', flow);
      if (seen.has(flow)) check.report(`${at}.flow`, 'sameTwice', flow);
      seen.add(flow);
    }
    if (handlingFactor !== undefined) check.number(handlingFactor, `${at}.handlingFactor`, FACTOR);
  });
}

function checkBreaks(check: FieldCheck, breaks: unknown, path: string): void {
  if (!check.list(breaks, path)) return;
  if (breaks.length > MAX_BREAKS) check.report(path, 'outOfRange', breaks.length, { max: MAX_BREAKS });
  breaks.forEach((one, i) => {
    const at = `${path}[${i}]`;
    if (!check.object(one, at, ['startSeconds', 'seconds', 'agents'], [])) return;
    if (one.startSeconds !== undefined) check.number(one.startSeconds, `${at}.startSeconds`, SECONDS);
    if (one.seconds !== undefined) check.number(one.seconds, `${at}.seconds`, { ...SECONDS, positive: true });
    if (one.agents !== undefined) check.number(one.agents, `${at}.agents`, AGENTS);
  });
}

const SKILL_OPTIONAL = ['handling', 'handlingFactor', 'afterCallWork', 'overflow', 'stages', 'score'];

function checkSkill(check: FieldCheck, skill: unknown, path: string, flowIds: ReadonlySet<string>, seen: Set<unknown>): void {
  if (!check.object(skill, path, ['flow', 'rank', 'queueRank'], SKILL_OPTIONAL)) return;
  if (skill.flow !== undefined && check.id(skill.flow, join(path, 'flow'))) {
    if (!flowIds.has(skill.flow)) check.report(join(path, 'flow'), 'unknownId', skill.flow);
    if (seen.has(skill.flow)) check.report(join(path, 'flow'), 'sameTwice', skill.flow);
    seen.add(skill.flow);
  }
  for (const name of ['rank', 'queueRank']) {
    if (skill[name] !== undefined) check.number(skill[name], join(path, name), { min: 0, max: 1e6 });
  }
  for (const name of ['handling', 'afterCallWork']) {
    if (skill[name] !== undefined && skill[name] !== null) checkDistribution(check, skill[name], join(path, name));
  }
  if (skill.stages !== undefined) checkStages(check, skill.stages, join(path, 'stages'));
  if (skill.score !== undefined && skill.score !== null && check.object(skill.score, join(path, 'score'), [], ['points', 'perSecond'])) {
    const { points, perSecond } = skill.score;
    if (points !== undefined) check.number(points, join(path, 'score.points'), { min: -1e9, max: 1e9 });
    if (perSecond !== undefined) check.number(perSecond, join(path, 'score.perSecond'), { min: 0, max: 1e6 });
  }
  if (skill.handlingFactor !== undefined) check.number(skill.handlingFactor, join(path, 'handlingFactor'), FACTOR);
  if (skill.overflow === undefined || skill.overflow === null) return;
  if (!check.object(skill.overflow, join(path, 'overflow'), [], ['afterSeconds', 'queueAtLeast', 'idleAtLeast'])) return;
  const { afterSeconds, queueAtLeast, idleAtLeast } = skill.overflow;
  if (afterSeconds !== undefined) check.number(afterSeconds, join(path, 'overflow.afterSeconds'), SECONDS);
  if (queueAtLeast !== undefined) check.number(queueAtLeast, join(path, 'overflow.queueAtLeast'), COUNT);
  if (idleAtLeast !== undefined) check.number(idleAtLeast, join(path, 'overflow.idleAtLeast'), COUNT);
}

/** Stages at different times; a rank is given or changed, not both. */
function checkStages(check: FieldCheck, stages: unknown, path: string): void {
  if (!check.list(stages, path)) return;
  const seen = new Set<unknown>();
  stages.forEach((stage, i) => {
    const at = `${path}[${i}]`;
    if (!check.object(stage, at, ['afterSeconds'], ['rank', 'rankBy', 'queueRank', 'queueRankBy'])) return;
    if (stage.afterSeconds !== undefined && check.number(stage.afterSeconds, `${at}.afterSeconds`, { ...SECONDS, positive: true })) {
      if (seen.has(stage.afterSeconds)) check.report(`${at}.afterSeconds`, 'sameTwice', stage.afterSeconds);
      seen.add(stage.afterSeconds);
    }
    for (const name of ['rank', 'queueRank']) {
      if (stage[name] !== undefined) check.number(stage[name], `${at}.${name}`, { min: 0, max: 1e6 });
      const by = `${name}By`;
      if (stage[by] === undefined) continue;
      if (stage[name] !== undefined) check.report(`${at}.${by}`, 'onlyOneOf', undefined, { name, other: by });
      else check.number(stage[by], `${at}.${by}`, { min: -1e6, max: 1e6 });
    }
  });
}
