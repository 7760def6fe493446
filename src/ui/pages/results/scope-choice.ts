/** The menu "pour": everybody, a flow, a profile or a site. Keys survive a change of language. Pure. */
import { resultTexts } from '../../../i18n/texts/results.ts';
import type { ResultsContext } from './results-context.ts';
import type { StaffingScope } from './staffing-need.ts';
import { flowIdsOf, profileIdsOf, siteIdsOf } from './week-figures.ts';

export interface ScopeOption {
  readonly key: string;
  readonly name: string;
}

export interface ScopeGroup {
  readonly label: string;
  readonly options: readonly ScopeOption[];
}

const EVERYBODY: StaffingScope = { kind: 'groups' };

/** Flows first: the question most asked. */
export function scopeChoices(context: ResultsContext): readonly ScopeGroup[] {
  const texts = resultTexts[context.lang];
  const runs = [context.baseline, ...context.scenarios];
  const union = (idsOf: (run: (typeof runs)[number]) => readonly string[]): readonly string[] => [...new Set(runs.flatMap(idsOf))];
  return [
    { label: texts.flow, options: union(flowIdsOf).map((id) => ({ key: `flow/${id}`, name: context.names.flow(id) })) },
    { label: texts.profile, options: union(profileIdsOf).map((id) => ({ key: `profile/${id}`, name: context.names.profile(id) })) },
    {
      label: texts.site,
      options: [
        ...union(siteIdsOf).map((id) => ({ key: `site/${id}`, name: context.names.site(id) })),
        { key: 'all', name: texts.allSites },
      ],
    },
  ].filter(({ options }) => options.length > 0);
}

/** The scope of a key; a key that is no longer offered gives the first of the menu. */
export function readScope(key: string, choices: readonly ScopeGroup[]): StaffingScope {
  const keys = choices.flatMap(({ options }) => options.map((option) => option.key));
  const chosen = keys.includes(key) ? key : (keys[0] ?? 'all');
  const [kind, id] = [chosen.slice(0, chosen.indexOf('/')), chosen.slice(chosen.indexOf('/') + 1)];
  if (kind === 'flow') return { kind: 'flow', flowId: id };
  if (kind === 'profile') return { kind: 'groups', profileId: id };
  return kind === 'site' ? { kind: 'groups', siteId: id } : EVERYBODY;
}

export function scopeName(context: ResultsContext, scope: StaffingScope): string {
  if (scope.kind === 'flow') return context.names.flow(scope.flowId);
  if (scope.profileId !== undefined) return context.names.profile(scope.profileId);
  return context.names.site(scope.siteId ?? null);
}
