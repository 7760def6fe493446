/** What a sample is: a project built by code from compact tables, opened by the user as a copy of their own. */
import { type LocalText, PROJECT_FORMAT, type Project } from '../model/project.ts';

/** For whom the start page offers it first. */
export type SampleAudience = 'manager' | 'representative' | 'trainer';

export interface Sample {
  readonly id: string;
  readonly name: LocalText;
  readonly summary: LocalText;
  /** Empty for the blank project, which is no sample to look at. */
  readonly audience: readonly SampleAudience[];
  /** The same project at every call; the caller gives the copy an id of its own. */
  make(): Project;
}

/** What a sample's project is made of; the rest is the same in all: a locked baseline, nothing half typed, seed 1, the trade's cap on occupancy. */
export interface SampleParts extends Pick<Project, 'id' | 'name' | 'baseline' | 'scenarios' | 'sources' | 'provenance'> {
  /** The month to simulate first. */
  readonly month: number;
}

export function sampleProject({ month, ...parts }: SampleParts): Project {
  return {
    format: PROJECT_FORMAT,
    sampleId: parts.id,
    baselineLocked: true,
    drafts: {},
    ...parts,
    run: { month, seed: 1, weeks: 20, occupancyCap: 0.85 },
  };
}
