/** The measures offered in the menus and how rows of the comparison are named. Pure. */
import type { FlowMeasureId, GroupMeasureId } from '../../../model/measures.ts';
import { BASELINE_ID } from '../../../model/vocabulary.ts';
import type { RowKind } from './comparison.ts';
import type { RowNaming } from './comparison-vm.ts';
import { smallSites } from './people-vm.ts';
import type { ResultsContext } from './results-context.ts';

export const FLOW_CHOICES: readonly FlowMeasureId[] = [
  'serviceLevel',
  'abandonment',
  'meanWait',
  'asa',
  'offered',
  'answered',
  'serviceLevelExcludingShort',
  'unserved',
];

export const SITE_CHOICES: readonly GroupMeasureId[] = ['occupancy', 'siteServiceLevel', 'siteAnswered', 'overtimeSeconds'];

export function namingOf(context: ResultsContext, kind: RowKind): RowNaming {
  const { lang, names } = context;
  if (kind === 'flow') return { lang, nameOf: names.flow, isSmall: () => false };
  const networks = [BASELINE_ID, ...context.scenarioVariants.map(({ id }) => id)].flatMap((id) => context.networkOf(id) ?? []);
  const small = smallSites(networks);
  return { lang, nameOf: names.site, isSmall: (id) => id !== null && small.has(id) };
}
