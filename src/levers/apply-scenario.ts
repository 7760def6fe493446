/**
 * A scenario over time: the network of each month = the baseline, evolved to that month by what happens anyway (attrition), then each
 * lever in the planner's order. A lever is checked against the network of its first month with the earlier levers applied; one that is
 * switched off, unknown to this version or set wrongly is skipped, and the two latter say so.
 */

import { monthAfter } from '../i18n/format.ts';
import type { Issue } from '../model/issue.ts';
import type { Id, Network } from '../model/network.ts';
import type { LeverUse } from '../model/project.ts';
import { evolve } from './evolution.ts';
import type { Lever, LeverEffect } from './lever.ts';
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
    const found = lever.check(network, use.params);
    issues.push(...found.map((issue) => atLever(use, withCause(issue, baseline, sound, month))));
    if (!found.some((issue) => issue.severity === 'error')) sound.push({ use, lever });
  }
  return { sound, issues };
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

function applySound(baseline: Network, levers: readonly SoundUse[], month: number): ScenarioMonth {
  let network = evolve(baseline, month);
  const acting: { readonly use: LeverUse; readonly lever: Lever; readonly before: Network }[] = [];
  for (const { use, lever } of levers) {
    if (lever.startMonth(use.params) > month) continue;
    acting.push({ use, lever, before: network });
    network = lever.apply(network, use.params, month);
  }
  let told: readonly LeverUseEffects[] | null = null;
  return {
    month,
    network,
    get effects() {
      told ??= acting.map(({ use, lever, before }) => ({ leverUseId: use.id, effects: lever.effects(before, use.params, month) }));
      return told;
    },
  };
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
