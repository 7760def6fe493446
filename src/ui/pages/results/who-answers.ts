/**
 * Who answers what: the answered calls of a flow by site and team, how well they are answered there, and how many are answered near the caller's
 * home. Over the month, every day of the week as often as the month has it. Pure; the statistics are the engine's (skill-estimates.ts).
 */
import {
  activeSkills,
  answeredBy,
  type SkillShareDay,
  weekSkillEstimate,
  weekSkillShare,
} from '../../../engine/simulate/skill-estimates.ts';
import { flowEstimate } from '../../../engine/simulate/statistics.ts';
import { FLOW_MEASURES, type FlowCounter, type MeasureDefinition, SKILL_MEASURES } from '../../../model/measures.ts';
import type { Id, Network } from '../../../model/network.ts';
import { isPartnerSite } from '../../../model/network-index.ts';
import type { ComparedEstimate } from './comparison.ts';
import { keptFigure } from './kept-figures.ts';
import { isSmallCount } from './people-vm.ts';
import { flowIndices, type SimulatedDay, type SimulatedWeek, simulatedDays } from './week-figures.ts';

export const ANSWER_MEASURES = ['answered', 'share', 'inTime', 'wait', 'handling'] as const;
export type AnswerMeasureId = (typeof ANSWER_MEASURES)[number];
export type AnswerFigures = Readonly<Record<AnswerMeasureId, ComparedEstimate>>;

/** What one team answers of a flow: positions among the skills of each simulated day. */
interface Part {
  readonly siteId: Id;
  readonly teamId: Id;
  /** Answered a month, for the order of rows. */
  calls: number;
  readonly skills: readonly number[][];
}

/** Whom a row is about. */
export interface AnswerPlace {
  readonly flowId: Id;
  /** null = everybody. */
  readonly siteId: Id | null;
  /** null = the whole site. */
  readonly teamId: Id | null;
}

/** A site or team that answers some calls of a flow. */
export interface Answerer {
  readonly id: Id;
  /** Answered a month. */
  readonly calls: number;
}

/** Whether the tables of a run say who answered. */
export const tellsAnswerers = (run: SimulatedWeek): boolean => run.tables.some(({ skillFlows, skillSums }) => skillFlows && skillSums);

function partsOf(run: SimulatedWeek, flowId: Id): readonly Part[] {
  return keptFigure(run, JSON.stringify(['answerers', flowId]), () => {
    const parts = new Map<Id, Part>();
    const days = simulatedDays(run);
    days.forEach(({ day, table }, at) => {
      const queues = new Set(flowIndices(day, flowId));
      for (const skill of activeSkills(table, (flow) => queues.has(flow))) {
        const group = day.groups[table.skillGroups?.[skill] ?? -1];
        if (!group) continue;
        const teamId = group.teamIds[0] ?? group.groupId;
        const part: Part = parts.get(teamId) ?? { siteId: group.siteId, teamId, calls: 0, skills: days.map(() => []) };
        parts.set(teamId, part);
        part.skills[at]?.push(skill);
        part.calls += (day.weight * answeredBy(table, skill)) / table.replications;
      }
    });
    return [...parts.values()];
  });
}

function byCalls(parts: readonly Part[], keyOf: (part: Part) => Id): readonly Answerer[] {
  const calls = new Map<Id, number>();
  for (const part of parts) calls.set(keyOf(part), (calls.get(keyOf(part)) ?? 0) + part.calls);
  return Array.from(calls, ([id, sum]) => ({ id, calls: sum })).sort((a, b) => b.calls - a.calls || (a.id < b.id ? -1 : 1));
}

/** Sites that answer calls of the flow, the one that answers most first. */
export const answeringSites = (run: SimulatedWeek, flowId: Id): readonly Answerer[] =>
  byCalls(partsOf(run, flowId), ({ siteId }) => siteId);

/** Teams of a site that answer calls of the flow. */
export const answeringTeams = (run: SimulatedWeek, flowId: Id, siteId: Id): readonly Answerer[] =>
  byCalls(
    partsOf(run, flowId).filter((part) => part.siteId === siteId),
    ({ teamId }) => teamId,
  );

/** The flow's queues, day by day; the same lists every time, by which the statistics remember them. */
const queuesOf = (run: SimulatedWeek, flowId: Id): readonly (readonly number[])[] =>
  keptFigure(run, JSON.stringify(['queues', flowId]), () => simulatedDays(run).map(({ day }) => flowIndices(day, flowId)));

function daysOf(run: SimulatedWeek, flowId: Id, skillsOf: (day: SimulatedDay, at: number) => readonly number[]): readonly SkillShareDay[] {
  const queues = queuesOf(run, flowId);
  return simulatedDays(run).map((one, at) => ({
    table: one.table,
    weight: one.day.weight,
    skills: skillsOf(one, at),
    flows: queues[at] ?? [],
  }));
}

const IN_TIME: MeasureDefinition<FlowCounter> = {
  id: 'serviceLevelOfAnswered',
  unit: 'share',
  better: 'higher',
  numerator: { answeredWithin: 1 },
  denominator: { answered: 1 },
};

/** The whole flow: counts that are kept call by call have an exact half-width. */
function wholeFigures(run: SimulatedWeek, flowId: Id, days: readonly SkillShareDay[]): AnswerFigures {
  const positions = new Map(simulatedDays(run).map(({ day, table }) => [table, flowIndices(day, flowId)]));
  const exact = (measure: MeasureDefinition<FlowCounter>): ComparedEstimate =>
    flowEstimate(days, (table) => positions.get(table) ?? [], measure);
  return {
    answered: exact(FLOW_MEASURES.answered),
    share: weekSkillShare(days),
    inTime: exact(IN_TIME),
    wait: exact(FLOW_MEASURES.asa),
    handling: weekSkillEstimate(days, SKILL_MEASURES.handlingTime),
  };
}

/** How much of a flow a site or team answers, and how. */
export function answerFigures(run: SimulatedWeek, { flowId, siteId, teamId }: AnswerPlace): AnswerFigures {
  return keptFigure(run, JSON.stringify(['answers', flowId, siteId, teamId]), () => {
    const mine = partsOf(run, flowId).filter(
      (part) => (siteId === null || part.siteId === siteId) && (teamId === null || part.teamId === teamId),
    );
    const days = daysOf(run, flowId, (_, at) => mine.flatMap(({ skills }) => skills[at] ?? []));
    if (siteId === null) return wholeFigures(run, flowId, days);
    return {
      answered: weekSkillEstimate(days, SKILL_MEASURES.answered),
      share: weekSkillShare(days),
      inTime: weekSkillEstimate(days, SKILL_MEASURES.serviceLevelOfAnswered),
      wait: weekSkillEstimate(days, SKILL_MEASURES.asa),
      handling: weekSkillEstimate(days, SKILL_MEASURES.handlingTime),
    };
  });
}

/** Near = the caller's own site, or any site of the service in the caller's region. */
export type Near = 'site' | 'region';

/**
 * Share of a flow's answered calls that a team near the caller answered. NaN where no queue of the flow is a zone's own: the caller's home is
 * not known then. Calls that go to partners at once have no zone and count as answered elsewhere.
 */
export function localShare(run: SimulatedWeek, network: Network, flowId: Id, near: Near): ComparedEstimate {
  return keptFigure(run, JSON.stringify(['local', flowId, near]), () => {
    const regions = new Map(network.sites.map((site) => [site.id, isPartnerSite(site) ? null : site.regionId]));
    const homeOf = ({ siteId, regionId }: { readonly siteId: Id | null; readonly regionId: Id | null }): Id | null =>
      near === 'site' ? siteId : regionId;
    const placeOf = (siteId: Id): Id | null => (near === 'site' ? siteId : (regions.get(siteId) ?? null));
    const zoned = simulatedDays(run).some(({ day }) => day.flows.some((flow) => flow.flowId === flowId && homeOf(flow) !== null));
    if (!zoned) return { mean: Number.NaN, halfWidth: null };
    return weekSkillShare(
      daysOf(run, flowId, ({ day, table }) =>
        activeSkills(table, (flow, group) => {
          const queue = day.flows[flow];
          const answerer = day.groups[group];
          if (!queue || !answerer || queue.flowId !== flowId) return false;
          const home = homeOf(queue);
          return home !== null && placeOf(answerer.siteId) === home;
        }),
      ),
    );
  });
}

/** Whether the figures of a place are about fewer than 5 people in any of the networks: those who have the flow's skill there. */
export function isSmallPlace(networks: readonly Network[], { flowId, siteId, teamId }: AnswerPlace): boolean {
  if (siteId === null) return false;
  return networks.some(({ teams, skillProfiles }) => {
    const able = new Set(skillProfiles.filter(({ skills }) => skills.some((skill) => skill.flowId === flowId)).map(({ id }) => id));
    const people = teams
      .filter((team) => team.siteId === siteId && (teamId === null ? able.has(team.profileId) : team.id === teamId))
      .reduce((sum, { headcount }) => sum + headcount, 0);
    return isSmallCount(Math.round(people));
  });
}
