/** Which of the three variant colours a scenario takes: its place among the project's scenarios, the same everywhere. */
import type { Project } from '../../model/project.ts';

export const VARIANT_COUNT = 3;

/** 1, 2 or 3; the baseline is ink and has none. */
export function variantOf(project: Pick<Project, 'scenarios'>, scenarioId: string): number {
  const index = project.scenarios.findIndex((scenario) => scenario.id === scenarioId);
  return (Math.max(index, 0) % VARIANT_COUNT) + 1;
}
