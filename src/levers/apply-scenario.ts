/**
 * A scenario over time: the network of each month = the baseline, evolved to that month by what happens anyway (attrition), then each
 * lever in the planner's order. A lever is checked against the network of its first month with the earlier levers applied; one that is
 * switched off, unknown to this version or set wrongly is skipped, and the two latter say so. A stop of hiring that a lever declares holds for
 * the levers placed before it (freeze.ts).
 */

import { monthAfter } from '../i18n/format.ts';
import type { Issue } from '../model/issue.ts';
import type { Id, Network } from '../model/network.ts';
import type { LeverUse } from '../model/project.ts';
import { evolve } from './evolution.ts';
import { allFreezes, cancelledHires } from './freeze.ts';
import type { Freeze, Lever, LeverEffect } from './lever.ts';
import { leverById } from './registry.ts';
import { nameIn } from './words.ts';

/** What one use of a lever does in a month, as facts. */
export interface LeverUseEffects {
  readonly leverUseId: Id;
  readonly effects: readonly LeverEffect[];
}

export interface ScenarioMonth {
  readonly month: number;
  readonly network: Network;
  /** In the scenario's order; only levers that act in this month. Worked out when first asked for: few months of a horizon are read in words. */
  readonly effects: readonly LeverUseEffects[];
}

export interface ScenarioMonthOutcome extends ScenarioMonth {
  /** Paths `levers/<useId>/<field>`, or `levers/<useId>` for the lever itself. */
  readonly issues: readonly Issue[];
}

export interface Trajectory {
  /** One entry a month of the horizon. */
  readonly months: readonly ScenarioMonth[];
  readonly issues: readonly Issue[];
}

interface SoundUse {
  readonly use: LeverUse;
  readonly lever: Lever;
}

interface CheckedLevers {
  readonly sound: readonly SoundUse[];
  readonly issues: readonly Issue[];
}

const atLever = (use: LeverUse, issue: Issue): Issue => ({ ...issue, path: `levers/${use.id}/${issue.path}` });

function lastMonth(network: Network): number {
  return Math.max(0, network.horizon.months - 1);
}

/** A month outside the horizon is checked at its nearest month, so that the other fields are still looked at. */
function firstMonthOf(baseline: Network, lever: Lever, use: LeverUse): number {
  const month = lever.startMonth(use.params);
  return Number.isInteger(month) ? Math.min(Math.max(0, month), lastMonth(baseline)) : 0;
}

/** A lever that acts on several teams may find the same fault for each of them: it is told once. */
function eachOnce(issues: readonly Issue[]): readonly Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
}

/** Which levers of a scenario can be applied, and what is wrong with the others. */
function checkLevers(baseline: Network, levers: readonly LeverUse[]): CheckedLevers {
  const sound: SoundUse[] = [];
  const issues: Issue[] = [];
  for (const use of levers) {
    if (!use.enabled) continue;
    const lever = leverById(use.leverId)?.lever;
    if (lever === undefined) {
      issues.push({ path: `levers/${use.id}`, severity: 'error', code: 'unknownLever', value: use.leverId });
      continue;
    }
    if (use.version > lever.version) {
      issues.push({ path: `levers/${use.id}`, severity: 'error', code: 'newerLever', value: use.leverId });
      continue;
    }
    const month = firstMonthOf(baseline, lever, use);
    const { network } = applySound(baseline, sound, month);
    const found = eachOnce(lever.check(network, use.params));
    issues.push(...found.map((issue) => atLever(use, withCause(issue, baseline, sound, month))));
    if (!found.some((issue) => issue.severity === 'error')) sound.push({ use, lever });
  }
  return { sound, issues: [...issues, ...hiringConflicts(baseline, sound)] };
}

/** Something that a lever names is not there: if an earlier lever took it away, the issue says which, and when it acted. */
function withCause(issue: Issue, baseline: Network, earlier: readonly SoundUse[], month: number): Issue {
  if (issue.code !== 'unknownId' || typeof issue.value !== 'string') return issue;
  let network = evolve(baseline, month);
  for (const { use, lever } of earlier) {
    const start = lever.startMonth(use.params);
    if (start > month) continue;
    const name = nameIn(network, issue.value);
    network = lever.apply(network, use.params, month);
    if (name === null || nameIn(network, issue.value) !== null) continue;
    const { fr, en } = leverById(use.leverId)!.strings;
    return {
      ...issue,
      code: 'goneBy',
      value: name,
      params: { byFr: fr.name, byEn: en.name, month: monthAfter(baseline.horizon.startMonth, start) },
    };
  }
  return issue;
}

interface Stop {
  readonly use: LeverUse;
  readonly lever: Lever;
  readonly freeze: Freeze;
  /** Place in the planner's order. */
  readonly at: number;
}

const stopsOf = (levers: readonly SoundUse[]): readonly Stop[] =>
  levers.flatMap(({ use, lever }, at) => {
    const freeze = lever.freezes?.(use.params) ?? null;
    return freeze === null ? [] : [{ use, lever, freeze, at }];
  });

/** What a stop of hiring takes from a lever, as effects of the lever that declares the stop. */
function cancelledBy(stop: Stop, { use, lever }: SoundUse, network: Network, month: number): readonly LeverEffect[] {
  const { fr, en } = leverById(use.leverId)!.strings;
  return cancelledHires({ lever, params: use.params }, network, month, stop.freeze).map(({ team, fte }) => ({
    code: 'cancels',
    params: { team, fte, byFr: fr.name, byEn: en.name },
    severity: 'warning',
  }));
}

/** One step of a month: a lever, the network as it finds it, and the stops of hiring placed after it. */
interface Step {
  readonly sound: SoundUse;
  readonly network: Network;
  readonly later: readonly Stop[];
}

/** The levers that act in a month, in order. @returns the network after the last */
function* steps(baseline: Network, levers: readonly SoundUse[], month: number): Generator<Step, Network> {
  const stops = stopsOf(levers);
  let network = evolve(baseline, month);
  for (const [at, sound] of levers.entries()) {
    const { use, lever } = sound;
    if (lever.startMonth(use.params) > month) continue;
    const later = lever.hires === true ? stops.filter((stop) => stop.at > at) : [];
    yield { sound, network, later };
    network = lever.apply(network, use.params, month, allFreezes(later.map(({ freeze }) => freeze)));
  }
  return network;
}

/** What the levers that act in a month do, and the hires that stops of hiring among them cancel. */
function toldEffects(acting: readonly Step[], month: number): readonly LeverUseEffects[] {
  const cancelled = new Map<Id, LeverEffect[]>();
  return acting.map(({ sound, network, later }) => {
    const { use, lever } = sound;
    for (const stop of later) {
      const told = cancelled.get(stop.use.id) ?? [];
      cancelled.set(stop.use.id, [...told, ...cancelledBy(stop, sound, network, month)]);
    }
    const own = lever.effects(network, use.params, month, allFreezes(later.map(({ freeze }) => freeze)));
    return { leverUseId: use.id, effects: [...own, ...(cancelled.get(use.id) ?? [])] };
  });
}

function applySound(baseline: Network, levers: readonly SoundUse[], month: number): ScenarioMonth {
  const acting: Step[] = [];
  const walk = steps(baseline, levers, month);
  let next = walk.next();
  for (; !next.done; next = walk.next()) acting.push(next.value);
  let told: readonly LeverUseEffects[] | null = null;
  return {
    month,
    network: next.value,
    get effects() {
      told ??= toldEffects(acting, month);
      return told;
    },
  };
}

/**
 * Hires and stops of hiring that meet, told at the lever that hires: cancelled by a stop placed after it, or made despite one placed
 * before it. Looked for month by month until all are found, because hires may come in waves.
 */
function hiringConflicts(baseline: Network, levers: readonly SoundUse[]): readonly Issue[] {
  const stops = stopsOf(levers);
  if (stops.length === 0 || levers.every(({ lever }) => lever.hires !== true)) return [];
  const found = new Map<string, Issue>();
  const pairs = stops.length * levers.filter(({ lever }) => lever.hires === true).length;
  const first = Math.min(...stops.map(({ use, lever }) => lever.startMonth(use.params)));
  for (let month = first; month < baseline.horizon.months && found.size < pairs; month += 1) {
    for (const { sound, network } of steps(baseline, levers, month)) {
      const at = levers.indexOf(sound);
      for (const stop of stops) {
        const fte = cancelledBy(stop, sound, network, month).reduce((sum, { params }) => sum + Number(params.fte), 0);
        const key = JSON.stringify([sound.use.id, stop.use.id]);
        if (!(fte > 0) || found.has(key)) continue;
        const { fr, en } = leverById(stop.use.leverId)!.strings;
        found.set(
          key,
          atLever(sound.use, {
            path: 'month',
            severity: 'warning',
            code: stop.at > at ? 'hiringCancelled' : 'hiresDespiteFreeze',
            value: Math.round(fte * 10) / 10,
            params: { byFr: fr.name, byEn: en.name },
          }),
        );
      }
    }
  }
  return [...found.values()];
}

/**
 * The network of one month under a scenario. Inputs are never changed; parts no lever touches keep their identity.
 * @param month 0-based month of the horizon
 */
export function networkAtMonth(baseline: Network, levers: readonly LeverUse[], month: number): ScenarioMonthOutcome {
  const { sound, issues } = checkLevers(baseline, levers);
  return { ...applySound(baseline, sound, month), issues };
}

/** The network of every month of the horizon under a scenario; the levers are checked once. */
export function applyScenario(baseline: Network, levers: readonly LeverUse[]): Trajectory {
  const { sound, issues } = checkLevers(baseline, levers);
  const months = Array.from({ length: baseline.horizon.months }, (_, month) => applySound(baseline, sound, month));
  return { months, issues };
}
