/**
 * What compiling gives: centre files by day of the week, and how their flows and groups map back to the network.
 * A compiled flow id is `flow` (one queue for the nation), `flow@zone` (a site's or a region's own calls), `flow@zone~aid1` (those of them
 * that come while another site helps) or `flow~partners`.
 */
import type { Centre } from '../model/centre.ts';
import type { Id } from '../model/network.ts';
import type { DayId } from '../model/vocabulary.ts';

/** A flow of the centre and where it comes from. */
export interface CompiledFlow {
  readonly centreFlowId: string;
  readonly flowId: Id;
  /** The site whose zone it is; null when the calls of several sites ring together. */
  readonly siteId: Id | null;
  /** The region whose calls these are; null when they come from everywhere. */
  readonly regionId: Id | null;
  /** True for the calls that partners alone answer. */
  readonly partners: boolean;
  /** Work that can wait rather than calls. */
  readonly deferrable: boolean;
  /** Fresh calls (or pieces of work) expected that day. */
  readonly callsPerDay: number;
}

/** A group of the centre: the agents of one team. */
export interface CompiledGroup {
  readonly groupId: string;
  readonly teamIds: readonly Id[];
  readonly siteId: Id;
  readonly profileId: Id;
}

/** Calls or work of the network that the centre does not carry, and why. */
export interface LeftOut {
  readonly flowId: Id;
  /** The zone concerned; null = the whole flow. */
  readonly siteId: Id | null;
  /** 'nobodyAnswers': no open site has the skill in reach. */
  readonly reason: 'nobodyAnswers';
  /** Contacts of the month left out. */
  readonly callsPerMonth: number;
}

export interface CompiledDay {
  readonly dayId: DayId;
  readonly centre: Centre;
  /** In the centre's order. */
  readonly flows: readonly CompiledFlow[];
  /** In the centre's order. */
  readonly groups: readonly CompiledGroup[];
  /** Half-hour of the clock (0..47) at which the centre's interval 0 starts. */
  readonly firstHalfHour: number;
  /** How many such days the month has. */
  readonly weight: number;
  readonly leftOut: readonly LeftOut[];
}

export interface CompiledWeek {
  readonly month: number;
  /** Open days only, Monday first. */
  readonly days: readonly CompiledDay[];
  readonly leftOut: readonly LeftOut[];
}
