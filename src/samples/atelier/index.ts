/** Atelier: the workshop sample with its two scenarios. */
import type { FieldPath } from '../../model/issue.ts';
import { PROJECT_FORMAT, type Project, type Provenance, type Scenario, type Source } from '../../model/project.ts';
import { withOrigins } from '../lever-provenance.ts';
import { assumed, assumedWithin, sourced } from '../provenance-entries.ts';
import type { Sample } from '../sample.ts';
import { BASELINE } from './network.ts';

const ID = 'atelier';
const NAME = { fr: 'Atelier, trois petits sites', en: 'Workshop, three small sites' } as const;
const RUN_MONTH = 5;
const FROM_MONTH = 2;
const ALL_FLOWS = BASELINE.flows.map((flow) => flow.id);

const SOURCES: readonly Source[] = [
  {
    id: 'metier',
    title: { fr: 'Conventions du métier', en: 'Trade conventions' },
    detail: {
      fr: 'Repères usuels de la planification ; ni norme, ni avis juridique.',
      en: 'Usual marks of planners; neither a norm nor legal advice.',
    },
  },
];

const INVENTED = { fr: 'Inventé pour l’atelier ; à ± 20 % près.', en: 'Invented for the workshop; within ± 20%.' } as const;

const PROVENANCE: Readonly<Record<FieldPath, Provenance>> = {
  horizon: assumedWithin(INVENTED),
  'sites/*': assumedWithin(INVENTED),
  'profiles24/*': assumedWithin(INVENTED),
  'flows/*': assumedWithin(INVENTED),
  'flows/*/ahtCv': assumed(0.7, 1.1),
  'flows/*/patienceSeconds': assumed(90, 300),
  'flows/*/dayVariationCv': assumed(0.03, 0.1),
  'flows/*/target': sourced('metier', { fr: '80 % des appels en 20 s.', en: '80% of calls in 20 s.' }),
  'skillProfiles/*': assumed(1, 1.1),
  'teams/*': assumedWithin(INVENTED),
  'teams/*/weeklyHours': sourced('metier', { fr: 'Durée légale, 35 h.', en: 'Statutory 35 h.' }),
  'teams/*/attritionPerYearShare': sourced('metier', undefined, [0.03, 0.05]),
  'teams/*/shrinkageShare': sourced('metier', undefined, [0.2, 0.35]),
  'trainingPaths/*': assumedWithin(INVENTED),
  'supportPosts/*': assumedWithin(INVENTED),
  'run/occupancyCap': sourced('metier'),
};

const SCENARIOS: readonly Scenario[] = [
  {
    id: 'mise-en-commun',
    name: { fr: 'Mettre les trois sites en commun', en: 'Pool the three sites' },
    note: {
      fr: 'Un appel sonne chez le premier conseiller libre du pays, quel que soit le site.',
      en: 'A call rings at the first free adviser of the area, whichever the site.',
    },
    madeBy: 'sample',
    levers: [
      withOrigins({
        id: 'm1',
        leverId: 'pool-routing',
        version: 1,
        enabled: true,
        params: {
          month: FROM_MONTH,
          flowIds: ALL_FLOWS,
          path: 'region',
          firstAfterSeconds: 0,
          secondAfterSeconds: 0,
          partners: 'never',
          partnersAfterSeconds: 0,
        },
      }),
    ],
  },
  {
    id: 'fusion',
    name: { fr: 'Fusionner Accueil et Factures', en: 'Merge Accueil and Factures' },
    note: {
      fr: 'Chaque site reste seul, mais ses conseillers d’Accueil et de Factures répondent aux deux.',
      en: 'Each site stays alone, but its Accueil and Factures advisers answer both.',
    },
    madeBy: 'sample',
    levers: [
      withOrigins({
        id: 'f1',
        leverId: 'merge-flows',
        version: 1,
        enabled: true,
        params: {
          month: FROM_MONTH,
          flowIds: ['accueil', 'factures'],
          kind: 'unique',
          learnProfileIds: [],
          learnedAhtFactor: 1.12,
          mixAhtFactor: 1.03,
          classroomWeeks: 1,
        },
      }),
    ],
  },
];

export const atelier: Sample = {
  id: ID,
  name: NAME,
  summary: {
    fr: 'Trois sites de 5 à 12 conseillers, trois flux, deux scénarios : mettre en commun, ou fusionner.',
    en: 'Three sites of 5 to 12 advisers, three flows, two scenarios: pool, or merge.',
  },
  audience: ['trainer'],
  make: (): Project => ({
    format: PROJECT_FORMAT,
    id: ID,
    name: NAME,
    sampleId: ID,
    baseline: BASELINE,
    baselineLocked: true,
    scenarios: SCENARIOS,
    sources: SOURCES,
    provenance: PROVENANCE,
    drafts: {},
    run: { month: RUN_MONTH, seed: 1, weeks: 100, occupancyCap: 0.85 },
  }),
};
