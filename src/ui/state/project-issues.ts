/** Everything that is wrong with a project: its data, its settings, and the levers of its scenarios (a lever set wrongly would silently not act). Pure. */
import { networkAtMonth } from '../../levers/apply-scenario.ts';
import type { Issue } from '../../model/issue.ts';
import type { Project } from '../../model/project.ts';
import { validateProject } from '../../model/project-validation.ts';

const isError = (issue: Issue): boolean => issue.severity === 'error';

/** Levers are looked at once the data can carry them. @returns paths of levers as `scenarios/<id>/levers/<use>/<field>` */
export function projectIssues(project: Project): readonly Issue[] {
  const found = validateProject(project);
  if (found.some((issue) => isError(issue) && !/^(scenarios|run)\//.test(issue.path))) return found;
  const told = new Set(found.map(({ path }) => path));
  const ofLevers = project.scenarios.flatMap(({ id, levers }) =>
    networkAtMonth(project.baseline, levers, 0).issues.map((issue) => ({ ...issue, path: `scenarios/${id}/${issue.path}` })),
  );
  return [...found, ...ofLevers.filter((issue) => isError(issue) && !told.has(issue.path))];
}
