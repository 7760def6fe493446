/**
 * A project: what a `.plateau` file holds. The baseline is edited in the data tables while no scenario run relies on it,
 * then locked; scenarios are lists of lever settings on top of it. Documented for users in docs/plateau-file.md.
 */
import type { FieldPath } from './issue.ts';
import type { Id, Network } from './network.ts';

export const PROJECT_FORMAT = 'plateau-project/1';

/** JSON that survives structured cloning and a file. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Where a figure comes from. `sourceId` null = assumption; `low`/`high` its plausible range. Inheritance of paths: provenance.ts. */
export interface Provenance {
  readonly sourceId: Id | null;
  /** The user has changed the figure since: what was recorded above it no longer holds. */
  readonly typed?: boolean;
  readonly low?: number;
  readonly high?: number;
  readonly note?: LocalText;
}

/** A text that a sample carries in both languages; a user's own text is a plain string. */
export type LocalText = string | { readonly fr: string; readonly en: string };

export interface Source {
  readonly id: Id;
  readonly title: LocalText;
  readonly detail: LocalText;
}

/** One lever as set by the user. `params` is checked by the lever itself. */
export interface LeverUse {
  readonly id: Id;
  readonly leverId: string;
  readonly version: number;
  readonly enabled: boolean;
  readonly params: JsonObject;
  /** Where each setting comes from, by the parameter's name; months as numbers from 0. A setting without an entry was typed. */
  readonly provenance?: Readonly<Record<string, Provenance>>;
}

export interface Scenario {
  readonly id: Id;
  readonly name: LocalText;
  readonly note: LocalText;
  readonly madeBy: 'user' | 'sample' | 'optimiser';
  readonly levers: readonly LeverUse[];
}

/** What a run simulates: one month of the horizon, weeks of it, with which seed. */
export interface RunSettings {
  readonly month: number;
  readonly seed: number;
  /** Simulated weeks (replications). */
  readonly weeks: number;
  /** Occupancy above which the previews and the optimiser warn or stop, 0..1 (trade convention 0.85). */
  readonly occupancyCap: number;
}

export interface Project {
  readonly format: typeof PROJECT_FORMAT;
  readonly id: Id;
  readonly name: LocalText;
  /** Which of the shipped samples it is a copy of, if any. */
  readonly sampleId: string | null;
  readonly baseline: Network;
  readonly baselineLocked: boolean;
  readonly scenarios: readonly Scenario[];
  readonly sources: readonly Source[];
  readonly provenance: Readonly<Record<FieldPath, Provenance>>;
  /** Text typed into a cell that could not be read as its kind: kept until mended, stops a run. */
  readonly drafts: Readonly<Record<FieldPath, string>>;
  readonly run: RunSettings;
}
