/** What the recovery dialog compares: the state found in the database and the one in the copy, by what they contain. */
import type { Project } from '../../model/project.ts';
import type { StoredProject } from '../../store/project-store.ts';

export const CONTENTS = ['sites', 'flows', 'teams', 'advisers', 'scenarios'] as const;
export type Content = (typeof CONTENTS)[number];

export interface ComparedState {
  readonly counts: Readonly<Record<Content, number>>;
  readonly lastStep: string;
}

export interface Comparison {
  readonly copy: ComparedState;
  /** Null when nothing readable was found. */
  readonly found: ComparedState | null;
}

function countsOf({ baseline, scenarios }: Project): Record<Content, number> {
  return {
    sites: baseline.sites.length,
    flows: baseline.flows.length,
    teams: baseline.teams.length,
    advisers: baseline.teams.reduce((sum, team) => sum + team.headcount, 0),
    scenarios: scenarios.length,
  };
}

/** `offered` as an offer's `load()` gives it: the found state, if any, is the step before the copy's. */
export function compareStates(offered: StoredProject): Comparison {
  const { history, position, project } = offered;
  const before = history[position - 1];
  return {
    copy: { counts: countsOf(project), lastStep: history[position]?.label ?? '' },
    found: before ? { counts: countsOf(before.project), lastStep: before.label } : null,
  };
}
