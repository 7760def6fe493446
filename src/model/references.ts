/** Who refers to a row: what must go before it may (blockers), and what simply goes with it (skills, zones, transfers …). */
import type { Flow, FlowOrigin, Id, Network, Team } from './network.ts';
import type { Json, LeverUse, LocalText, Project } from './project.ts';
import type { TablePart } from './row-templates.ts';

const textOf = (text: LocalText): string => (typeof text === 'string' ? text : text.fr);

function mentions(value: Json, id: Id): boolean {
  if (typeof value === 'string') return value === id;
  if (Array.isArray(value)) return value.some((item: Json) => mentions(item, id));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, item]) => key === id || mentions(item, id));
}

/** Parts that a lever can point at. */
const LEVER_TARGETS: ReadonlySet<TablePart> = new Set(['regions', 'sites', 'flows', 'skillProfiles', 'teams']);

function scenariosOn(project: Project, part: TablePart, id: Id): readonly string[] {
  if (!LEVER_TARGETS.has(part)) return [];
  return project.scenarios
    .filter((scenario) => scenario.levers.some((use) => mentions(use.params, id)))
    .map((scenario) => textOf(scenario.name));
}

const nameOf = (rows: readonly { readonly id: Id; readonly name: string }[], id: Id): string =>
  rows.find((row) => row.id === id)?.name ?? id;

function teamNames(network: Network, teams: readonly Team[]): readonly string[] {
  return teams.map((team) => `${nameOf(network.sites, team.siteId)} · ${nameOf(network.skillProfiles, team.profileId)}`);
}

/** Names of what stands on a row, so that it cannot go yet; [] when it can. */
export function blockersOf(project: Project, part: TablePart, id: Id): readonly string[] {
  const { baseline } = project;
  const own = scenariosOn(project, part, id);
  switch (part) {
    case 'regions':
      return [...baseline.sites.filter((site) => site.regionId === id).map((site) => site.name), ...own];
    case 'sites':
      return [
        ...teamNames(
          baseline,
          baseline.teams.filter((team) => team.siteId === id),
        ),
        ...own,
      ];
    case 'skillProfiles':
      return [
        ...teamNames(
          baseline,
          baseline.teams.filter((team) => team.profileId === id),
        ),
        ...own,
      ];
    case 'profiles24': {
      const flows = baseline.flows.filter((flow) => flow.profileId === id).map((flow) => flow.name);
      return [
        ...flows,
        ...teamNames(
          baseline,
          baseline.teams.filter((team) => team.rosterId === id),
        ),
      ];
    }
    default:
      return own;
  }
}

/** The rest of a list of zones fills the whole again, in proportion. */
function rescaled(origins: readonly FlowOrigin[]): readonly FlowOrigin[] {
  let sum = 0;
  for (const origin of origins) sum += origin.share;
  return sum > 0 ? origins.map((origin) => ({ ...origin, share: origin.share / sum })) : origins;
}

function mapShared<T>(rows: readonly T[], change: (row: T) => T): readonly T[] {
  const next = rows.map(change);
  return next.every((row, index) => row === rows[index]) ? rows : next;
}

function withoutFlow(network: Network, id: Id): Network {
  const dropped = <T>(rows: readonly T[], keep: (row: T) => boolean): readonly T[] => (rows.every(keep) ? rows : rows.filter(keep));
  return {
    ...network,
    flows: mapShared(network.flows, (flow) => {
      const transfers = dropped(flow.transfers, (transfer) => transfer.toFlowId !== id);
      const alone = flow.support?.flowId === id ? { ...flow, support: null } : flow;
      const reworks = flow.routing.partnerRework?.toFlowId === id;
      const helped = reworks ? { ...alone, routing: { ...alone.routing, partnerRework: null } } : alone;
      return transfers === flow.transfers ? helped : { ...helped, transfers };
    }),
    skillProfiles: mapShared(network.skillProfiles, (profile) => {
      const skills = dropped(profile.skills, (skill) => skill.flowId !== id);
      return skills === profile.skills ? profile : { ...profile, skills };
    }),
    answerGroups: mapShared(network.answerGroups, (group) => {
      const flowIds = dropped(group.flowIds, (flowId) => flowId !== id);
      return flowIds === group.flowIds ? group : { ...group, flowIds };
    }),
    teams: mapShared(network.teams, (team) =>
      team.cohorts.some((cohort) => cohort.flowIds.includes(id))
        ? { ...team, cohorts: team.cohorts.map((cohort) => ({ ...cohort, flowIds: cohort.flowIds.filter((flowId) => flowId !== id) })) }
        : team,
    ),
    disruptions: dropped(network.disruptions, (disruption) => disruption.flowId !== id),
  };
}

function withoutSite(network: Network, id: Id): Network {
  return {
    ...network,
    flows: mapShared(network.flows, (flow): Flow => {
      const aid = flow.routing.aid?.filter(({ siteId, zoneSiteId }) => siteId !== id && zoneSiteId !== id);
      const left = aid?.length === flow.routing.aid?.length ? flow : { ...flow, routing: { ...flow.routing, aid } };
      if (!flow.origins.some((origin) => origin.siteId === id)) return left;
      return { ...left, origins: rescaled(flow.origins.filter((origin) => origin.siteId !== id)) };
    }),
    supportPosts: network.supportPosts.filter((posts) => posts.siteId !== id),
    disruptions: network.disruptions.filter((disruption) => disruption.siteId !== id),
  };
}

/** The project without the small references to a row that is gone. */
export function withoutReferences(project: Project, part: TablePart, id: Id): Project {
  const { baseline } = project;
  if (part === 'flows') return { ...project, baseline: withoutFlow(baseline, id) };
  if (part === 'sites') return { ...project, baseline: withoutSite(baseline, id) };
  if (part === 'skillProfiles') {
    const trainingPaths = baseline.trainingPaths.filter((path) => path.fromProfileId !== id && path.toProfileId !== id);
    return { ...project, baseline: { ...baseline, trainingPaths } };
  }
  if (part === 'sources') {
    const without = (records: Project['provenance']): Project['provenance'] =>
      Object.fromEntries(
        Object.entries(records).map(([key, found]) => [key, found.sourceId === id ? { ...found, sourceId: null } : found]),
      );
    const names = (use: LeverUse): boolean => Object.values(use.provenance ?? {}).some(({ sourceId }) => sourceId === id);
    const scenarios = mapShared(project.scenarios, (scenario) => {
      const levers = mapShared(scenario.levers, (use) => (names(use) ? { ...use, provenance: without(use.provenance ?? {}) } : use));
      return levers === scenario.levers ? scenario : { ...scenario, levers };
    });
    return { ...project, provenance: without(project.provenance), scenarios };
  }
  return project;
}
