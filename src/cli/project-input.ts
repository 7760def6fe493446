/** Reads the project file of a command and finds scenarios in it. Every mistake is a UsageError of one line. */
import { issueText } from '../i18n/texts/issues.ts';
import type { Issue } from '../model/issue.ts';
import type { LocalText, Project } from '../model/project.ts';
import { readProjectFile } from '../model/project-file.ts';
import { validateProject } from '../model/project-validation.ts';
import { BASELINE_ID } from '../model/vocabulary.ts';
import { shorten } from './arguments.ts';
import { type CommandIo, UsageError } from './command.ts';

/** The first error as one line with its place; warnings do not stop a run. */
export function refuseErrors(issues: readonly Issue[], prefix: string): void {
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  throw new UsageError(`${prefix}${errors[0].path ? `${errors[0].path}: ` : ''}${issueText(errors[0], 'en')}${more}`);
}

export function readProject(path: string, text: string, io: CommandIo): Project {
  const read = readProjectFile(text);
  if (!read.ok) {
    refuseErrors(read.issues, `${path}: `);
    throw new UsageError(`${path}: not a project file`);
  }
  for (const warning of read.issues) io.err(`note: ${issueText(warning, 'en')}\n`);
  refuseErrors(validateProject(read.project), '');
  return read.project;
}

/** A scenario by its id or by its name in either language; the baseline by 'baseline'. */
export function findScenario(project: Project, asked: string): string {
  if (asked === BASELINE_ID) return BASELINE_ID;
  const names = (name: LocalText): readonly string[] => (typeof name === 'string' ? [name] : [name.fr, name.en]);
  const found = project.scenarios.find(({ id }) => id === asked) ?? project.scenarios.find(({ name }) => names(name).includes(asked));
  if (found) return found.id;
  const known = [BASELINE_ID, ...project.scenarios.map(({ id }) => id)].join(', ');
  throw new UsageError(`there is no scenario "${shorten(asked)}"; the file has: ${known}`);
}
