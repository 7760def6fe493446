/** The measures offered in the menus and how rows of the comparison are named. Pure. */
import { BASELINE_ID } from '../../../model/vocabulary.ts';
import type { MeasureRef, RowKind } from './comparison.ts';
import type { RowNaming } from './comparison-vm.ts';
import { smallSites } from './people-vm.ts';
import type { ResultsContext } from './results-context.ts';

export const FLOW_CHOICES: readonly MeasureRef[] = [
  { kind: 'flow', id: 'serviceLevel' },
  { kind: 'spread', id: 'targetMet' },
  { kind: 'flow', id: 'abandonment' },
  { kind: 'flow', id: 'meanWait' },
  { kind: 'flow', id: 'asa' },
  { kind: 'spread', id: 'waitP50' },
  { kind: 'spread', id: 'waitP90' },
  { kind: 'spread', id: 'waitP99' },
  { kind: 'flow', id: 'offered' },
  { kind: 'flow', id: 'answered' },
  { kind: 'flow', id: 'serviceLevelExcludingShort' },
  { kind: 'flow', id: 'unserved' },
];

export const SITE_CHOICES: readonly MeasureRef[] = [
  { kind: 'site', id: 'occupancy' },
  { kind: 'site', id: 'siteServiceLevel' },
  { kind: 'site', id: 'siteAnswered' },
  { kind: 'site', id: 'overtimeSeconds' },
];

export function namingOf(context: ResultsContext, kind: RowKind): RowNaming {
  const { lang, names } = context;
  if (kind === 'flow') return { lang, nameOf: names.flow, isSmall: () => false };
  const networks = [BASELINE_ID, ...context.scenarioVariants.map(({ id }) => id)].flatMap((id) => context.networkOf(id) ?? []);
  const small = smallSites(networks);
  return { lang, nameOf: names.site, isSmall: (id) => id !== null && small.has(id) };
}
