/**
 * The glossary: every field of a project with its label, unit and definition in both languages. Field paths are written without ids and
 * positions: `ahtSeconds`, `routing/overflow/afterSeconds`. A test proves that no field of the network is missing.
 */
import { typesetFrench } from '../format.ts';
import type { Lang } from '../lang.ts';
import { answerGroupTerms, demandCurveTerms, flowTerms } from './glossary-flows.ts';
import {
  disruptionTerms,
  horizonTerms,
  oneOffCostTerms,
  regionTerms,
  runTerms,
  scenarioTerms,
  siteTerms,
  skillProfileTerms,
  sourceTerms,
  supportPostTerms,
  teamTerms,
  trainingPathTerms,
} from './glossary-network.ts';
import type { LocalTerm, Term } from './glossary-term.ts';

export type { LocalTerm, Term } from './glossary-term.ts';

export const GLOSSARY = {
  horizon: horizonTerms,
  regions: regionTerms,
  sites: siteTerms,
  profiles24: demandCurveTerms,
  flows: flowTerms,
  skillProfiles: skillProfileTerms,
  teams: teamTerms,
  answerGroups: answerGroupTerms,
  trainingPaths: trainingPathTerms,
  supportPosts: supportPostTerms,
  disruptions: disruptionTerms,
  oneOffCosts: oneOffCostTerms,
  run: runTerms,
  sources: sourceTerms,
  scenarios: scenarioTerms,
} as const;

export type GlossaryPart = keyof typeof GLOSSARY;

const PART_NAMES: Readonly<Record<GlossaryPart, { readonly [L in Lang]: string }>> = {
  horizon: { fr: 'Période d’étude', en: 'Study period' },
  regions: { fr: 'Régions', en: 'Regions' },
  sites: { fr: 'Sites', en: 'Sites' },
  profiles24: { fr: 'Courbes', en: 'Curves' },
  flows: { fr: 'Flux', en: 'Flows' },
  skillProfiles: { fr: 'Profils', en: 'Profiles' },
  teams: { fr: 'Équipes', en: 'Teams' },
  answerGroups: { fr: 'Groupes de traitement', en: 'Answer groups' },
  trainingPaths: { fr: 'Parcours de formation', en: 'Training paths' },
  supportPosts: { fr: 'Postes de soutien', en: 'Support posts' },
  disruptions: { fr: 'Perturbations', en: 'Disruptions' },
  oneOffCosts: { fr: 'Dépenses uniques', en: 'One-off costs' },
  run: { fr: 'Calcul', en: 'Run' },
  sources: { fr: 'Sources', en: 'Sources' },
  scenarios: { fr: 'Scénarios', en: 'Scenarios' },
};

export function isGlossaryPart(part: string): part is GlossaryPart {
  return Object.hasOwn(GLOSSARY, part);
}

/** The name of a table. @example partName('flows', 'fr') // 'Flux' */
export function partName(part: GlossaryPart, lang: Lang): string {
  return typesetFrench(PART_NAMES[part][lang]);
}

/**
 * What a field is called. @param field path inside the row, without ids and positions; @returns null when there is no such field
 * @example fieldTerm('flows', 'ahtSeconds', 'fr')?.label // 'DMT'
 */
export function fieldTerm(part: GlossaryPart, field: string, lang: Lang): Term | null {
  const terms: Readonly<Record<string, LocalTerm>> = GLOSSARY[part];
  return Object.hasOwn(terms, field) ? (terms[field]?.[lang] ?? null) : null;
}

/** Label and unit as a column header. @example fieldHeader('flows', 'ahtSeconds', 'fr') // 'DMT (s)' */
export function fieldHeader(part: GlossaryPart, field: string, lang: Lang): string {
  const found = fieldTerm(part, field, lang);
  if (found === null) return field;
  return found.unit === '' || found.unit === found.label ? found.label : `${found.label} (${found.unit})`;
}
