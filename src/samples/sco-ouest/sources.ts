/** SCO Ouest: the documents behind the figures, with neutral titles, and the conventions of the trade. */
import type { Source } from '../../model/project.ts';

export const SOURCES: readonly Source[] = [
  {
    id: 's0',
    title: { fr: 'Tract syndical : histoire des SCO', en: 'Union leaflet: history of the SCO' },
    detail: {
      fr: 'Document syndical sur les services clients (SCO) : univers, formations, soutien, métiers du N2.',
      en: 'Union document on the customer services (SCO): universes, training, support, N2 trades.',
    },
  },
  {
    id: 's1',
    title: {
      fr: 'Procès-verbal de comité d’établissement, février 2012 : centres Open',
      en: 'Works-council minutes, February 2012: Open centres',
    },
    detail: {
      fr: 'Conversions vers Open, parts sous-traitées, croissance annoncée du parc, taille minimale.',
      en: 'Conversions to Open, subcontracted shares, announced growth of customers, minimum size.',
    },
  },
  {
    id: 's2',
    title: { fr: 'Tract syndical, 2020 : mutualisation nationale', en: 'Union leaflet, 2020: national pooling' },
    detail: { fr: 'Routage national, productivité, report vers le digital.', en: 'National routing, productivity, moves to digital.' },
  },
  {
    id: 's3',
    title: { fr: 'Presse, juin 2012 : routage régional', en: 'Press, June 2012: regional routing' },
    detail: {
      fr: 'Les appels d’une région d’abord à ses conseillers ; neuf régions.',
      en: 'A region’s calls first to its own advisers; nine regions.',
    },
  },
  {
    id: 'metier',
    title: { fr: 'Conventions du métier', en: 'Trade conventions' },
    detail: {
      fr: 'Repères usuels de la planification : 80 % en 20 s, retraits de 20 à 35 %, départs de 3 à 5 % par an, 35 h, 85 % d’occupation. Ni norme, ni avis juridique.',
      en: 'Usual marks of planners: 80% in 20 s, shrinkage of 20 to 35%, attrition of 3 to 5% a year, 35 h, 85% occupancy. Neither a norm nor legal advice.',
    },
  },
];
