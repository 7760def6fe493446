/** What a sample is: a project built by code from compact tables, opened by the user as a copy of their own. */
import type { LocalText, Project } from '../model/project.ts';

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
