/**
 * What is wrong with a project, each thing at its place: errors stop a simulation, warnings are shown. Nothing here throws or changes
 * anything; every table is walked once (a region takes a few milliseconds). Levers' own parameters are checked by the levers, which this
 * floor does not know; half-hours in which nobody is present are found by compiling a month.
 */
import type { Issue } from './issue.ts';
import type { Network } from './network.ts';
import type { Project } from './project.ts';
import { checkDemand } from './validation/demand.ts';
import { Findings } from './validation/findings.ts';
import { checkPeople, ROUNDED_HEADS } from './validation/people.ts';
import { checkMonth, checkPlaces, MOST_MONTHS } from './validation/places.ts';
import { checkReach } from './validation/reach.ts';

const LARGEST_SEED = 4_294_967_295;
const MOST_WEEKS = 10_000;

function collectNetwork(network: Network, found: Findings, headTolerance?: number): void {
  checkPlaces(network, found);
  checkDemand(network, found);
  checkPeople(network, found, headTolerance);
  checkReach(network, found);
}

/**
 * What is wrong with a month's network: the baseline, or what a scenario makes of it. Months keep FTE as fractions and round heads to whole
 * people: half a person of FTE above the heads is no fault there, as it would be in figures that somebody typed (`validateProject`).
 * @returns [] when nothing is
 */
export function validateNetwork(network: Network): readonly Issue[] {
  const found = new Findings();
  collectNetwork(network, found, ROUNDED_HEADS);
  return found.issues;
}

/** A text that could not be read stops a run; which message depends on what belongs there. */
function checkDrafts(project: Project, found: Findings): void {
  for (const [path, typed] of Object.entries(project.drafts)) {
    const code = typed.trim() === '' ? 'required' : draftCode(path);
    found.add(path, code, typed, code === 'outOfRange' ? { min: 1, max: MOST_MONTHS } : undefined);
  }
}

function draftCode(path: string): string {
  if (/\/(opening|partnerHours|hours)\/\d$/.test(path)) return 'badHours';
  if (path === 'horizon/startMonth') return 'badMonth';
  if (path === 'horizon/months') return 'outOfRange';
  if (/Seconds$/.test(path)) return 'badDuration';
  if (/(Id|kind|line|start|reach)$/.test(path)) return 'unreadable';
  return path.startsWith('scenarios/') ? 'unreadable' : 'notANumber';
}

function checkRun(project: Project, found: Findings): void {
  const { run, baseline } = project;
  checkMonth('run/month', run.month, baseline.horizon, found);
  found.number('run/seed', run.seed, { min: 0, max: LARGEST_SEED, integer: true });
  found.number('run/weeks', run.weeks, { min: 1, max: MOST_WEEKS, integer: true });
  found.number('run/occupancyCap', run.occupancyCap, { min: 0.3, max: 1, unit: 'share' });
}

function checkScenarios(project: Project, found: Findings): void {
  found.uniqueIds('scenarios', project.scenarios);
  for (const scenario of project.scenarios) found.uniqueIds(`scenarios/${scenario.id}/levers`, scenario.levers);
}

function checkProvenance(project: Project, found: Findings): void {
  found.uniqueIds('sources', project.sources);
  const known = new Set(project.sources.map((source) => source.id));
  const ofLevers = project.scenarios.flatMap(({ id, levers }) =>
    levers.flatMap((use) =>
      Object.entries(use.provenance ?? {}).map(([field, one]) => [`scenarios/${id}/levers/${use.id}/${field}`, one] as const),
    ),
  );
  for (const [path, { sourceId, low, high }] of [...Object.entries(project.provenance), ...ofLevers]) {
    if (sourceId !== null && !known.has(sourceId)) found.warn(path, 'unknownSource', sourceId);
    if (low !== undefined && high !== undefined && low > high) found.warn(path, 'badRange', low, { max: high });
  }
}

/**
 * Everything wrong with a project.
 * @returns issues in the order of the tables; paths are those of issue.ts; codes have their sentence in src/i18n/texts/issues.ts
 */
export function validateProject(project: Project): readonly Issue[] {
  const found = new Findings();
  collectNetwork(project.baseline, found);
  checkScenarios(project, found);
  checkProvenance(project, found);
  checkRun(project, found);
  checkDrafts(project, found);
  return found.issues;
}

/** True when nothing stops a simulation. */
export function isRunnable(issues: readonly Issue[]): boolean {
  return issues.every((issue) => issue.severity !== 'error');
}
