/** The tabs of the data page, in the order of the work, and which of them shows a figure. Pure; imports nothing of the page. */
import type { FieldPath } from '../../../model/issue.ts';

export const DATA_TABS = ['sites', 'flows', 'volumes', 'curves', 'skills', 'teams', 'routing', 'calendars', 'training', 'sources'] as const;
export type DataTab = (typeof DATA_TABS)[number];

const TAB_OF_PART: Readonly<Record<string, DataTab>> = {
  horizon: 'volumes',
  regions: 'sites',
  sites: 'sites',
  profiles24: 'curves',
  flows: 'flows',
  skillProfiles: 'skills',
  teams: 'teams',
  answerGroups: 'routing',
  trainingPaths: 'training',
  supportPosts: 'teams',
  disruptions: 'volumes',
  oneOffCosts: 'volumes',
  sources: 'sources',
};

/**
 * The tab where a path is edited; null when the data page does not show it (scenarios, run settings).
 * @example tabOfPath('sites/brest/opening/0') // 'calendars'
 */
export function tabOfPath(path: FieldPath): DataTab | null {
  const [part = '', , field = ''] = path.split('/');
  if (part === 'flows' && field === 'volumeByMonth') return 'volumes';
  if (part === 'flows' && (field === 'routing' || field === 'origins')) return 'routing';
  if (part === 'sites' && field === 'opening') return 'calendars';
  return TAB_OF_PART[part] ?? null;
}

/** The tab an address names; the first for anything else. */
export function tabFrom(name: string): DataTab {
  return DATA_TABS.find((tab) => tab === name) ?? DATA_TABS[0];
}
