/** What the start page offers: doors with the sample each opens, samples, and projects newest first. Pure. */
import { type Lang, localText } from '../../../i18n/lang.ts';
import type { Sample, SampleAudience } from '../../../samples/sample.ts';
import type { ProjectSummary } from '../../../store/project-store.ts';
import { savedTime } from '../../store/saved-time.ts';

export const DOORS: readonly SampleAudience[] = ['manager', 'representative', 'trainer'];

/** The sample a door opens: the first made for its user. */
export function sampleOf(door: SampleAudience, samples: readonly Sample[]): Sample | null {
  return samples.find((sample) => sample.audience.includes(door)) ?? null;
}

/** Samples to look at; the blank project is none. */
export function shownSamples(samples: readonly Sample[]): readonly Sample[] {
  return samples.filter((sample) => sample.audience.length > 0);
}

export interface ProjectLine {
  readonly id: string;
  readonly name: string;
  readonly savedAt: string;
}

/** Projects of this computer, the last saved first, with the time as people write it. */
export function projectLines(projects: readonly ProjectSummary[], lang: Lang): readonly ProjectLine[] {
  return [...projects]
    .sort((a, b) => b.savedAt - a.savedAt)
    .map(({ id, name, savedAt }) => ({ id, name: localText(name, lang) || id, savedAt: savedTime(lang, savedAt) }));
}
