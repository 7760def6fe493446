/**
 * Edits of scenarios and run settings: immutable, unchanged parts shared. New ids are the next free number, so that the same clicks give
 * the same file.
 */
import type { Json, JsonObject, LeverUse, LocalText, Project, RunSettings, Scenario } from './project.ts';
import { markTyped } from './provenance.ts';

/** @example freshId('s', ['s1', 's2']) // 's3' */
export function freshId(prefix: string, taken: readonly string[]): string {
  const used = new Set(taken);
  let number = 1;
  while (used.has(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}

export function scenarioById(project: Project, id: string): Scenario | null {
  return project.scenarios.find((scenario) => scenario.id === id) ?? null;
}

function withScenario(project: Project, id: string, change: (scenario: Scenario) => Scenario): Project {
  let changed = false;
  const scenarios = project.scenarios.map((scenario) => {
    if (scenario.id !== id) return scenario;
    const next = change(scenario);
    changed ||= next !== scenario;
    return next;
  });
  return changed ? { ...project, scenarios } : project;
}

/** Adds an empty scenario, or a copy of `from`; returns its id too. */
export function addScenario(
  project: Project,
  name: LocalText,
  from: Scenario | null = null,
): { readonly project: Project; readonly id: string } {
  const id = freshId(
    's',
    project.scenarios.map((scenario) => scenario.id),
  );
  const scenario: Scenario = { id, name, note: from?.note ?? '', madeBy: 'user', levers: from?.levers ?? [] };
  return { project: { ...project, scenarios: [...project.scenarios, scenario] }, id };
}

/** Takes a finished scenario in (the optimiser's answer) under a fresh id. */
export function adoptScenario(project: Project, scenario: Scenario): { readonly project: Project; readonly id: string } {
  const { project: grown, id } = addScenario(project, scenario.name, scenario);
  return { project: withScenario(grown, id, (added) => ({ ...added, madeBy: scenario.madeBy, note: scenario.note })), id };
}

/** Removes a scenario with the unreadable texts typed into it. */
export function removeScenario(project: Project, id: string): Project {
  const drafts = Object.fromEntries(Object.entries(project.drafts).filter(([path]) => !path.startsWith(`scenarios/${id}/`)));
  return { ...project, scenarios: project.scenarios.filter((scenario) => scenario.id !== id), drafts };
}

export function renameScenario(project: Project, id: string, name: LocalText): Project {
  return withScenario(project, id, (scenario) => (scenario.name === name ? scenario : { ...scenario, name }));
}

export function setScenarioNote(project: Project, id: string, note: LocalText): Project {
  return withScenario(project, id, (scenario) => (scenario.note === note ? scenario : { ...scenario, note }));
}

/** Appends a use of a lever; returns its id too. */
export function addLeverUse(
  project: Project,
  scenarioId: string,
  lever: { readonly id: string; readonly version: number },
  params: JsonObject,
): { readonly project: Project; readonly id: string } {
  const taken = project.scenarios.flatMap((scenario) => scenario.levers.map((use) => use.id));
  const id = freshId('l', taken);
  const use: LeverUse = { id, leverId: lever.id, version: lever.version, enabled: true, params };
  return { project: withScenario(project, scenarioId, (scenario) => ({ ...scenario, levers: [...scenario.levers, use] })), id };
}

function withUse(project: Project, scenarioId: string, useId: string, change: (use: LeverUse) => LeverUse): Project {
  return withScenario(project, scenarioId, (scenario) => ({
    ...scenario,
    levers: scenario.levers.map((use) => (use.id === useId ? change(use) : use)),
  }));
}

/** Sets a parameter; one that had a source or a range and now has another value is the user's own. */
export function setLeverParam(project: Project, scenarioId: string, useId: string, field: string, value: Json): Project {
  let same = true;
  const set = withUse(project, scenarioId, useId, (use) => {
    same = JSON.stringify(use.params[field]) === JSON.stringify(value);
    return { ...use, params: { ...use.params, [field]: value } };
  });
  return same ? set : markTyped(set, leverPath(scenarioId, useId, field));
}

export function setLeverEnabled(project: Project, scenarioId: string, useId: string, enabled: boolean): Project {
  return withUse(project, scenarioId, useId, (use) => ({ ...use, enabled }));
}

export function removeLeverUse(project: Project, scenarioId: string, useId: string): Project {
  const drafts = Object.fromEntries(
    Object.entries(project.drafts).filter(([path]) => !path.startsWith(`scenarios/${scenarioId}/levers/${useId}/`)),
  );
  const without = withScenario(project, scenarioId, (scenario) => ({
    ...scenario,
    levers: scenario.levers.filter((use) => use.id !== useId),
  }));
  return { ...without, drafts };
}

/** Moves a lever by `step` places in the order of application; at the ends nothing happens. */
export function moveLeverUse(project: Project, scenarioId: string, useId: string, step: -1 | 1): Project {
  return withScenario(project, scenarioId, (scenario) => {
    const from = scenario.levers.findIndex((use) => use.id === useId);
    const to = from + step;
    if (from < 0 || to < 0 || to >= scenario.levers.length) return scenario;
    const levers = [...scenario.levers];
    [levers[from], levers[to]] = [levers[to], levers[from]];
    return { ...scenario, levers };
  });
}

export function setRun(project: Project, change: Partial<RunSettings>): Project {
  return { ...project, run: { ...project.run, ...change } };
}

/** Path of a lever's parameter, for drafts and issues. */
export function leverPath(scenarioId: string, useId: string, field: string): string {
  return `scenarios/${scenarioId}/levers/${useId}/${field}`;
}

/** Keeps (or with null forgets) a text that could not be read, at its place. */
export function setDraftText(project: Project, path: string, text: string | null): Project {
  if (text === null) {
    if (!(path in project.drafts)) return project;
    const { [path]: _gone, ...drafts } = project.drafts;
    return { ...project, drafts };
  }
  return { ...project, drafts: { ...project.drafts, [path]: text } };
}
