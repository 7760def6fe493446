import type { LeverStrings } from '../lever.ts';
import { counted, eurosText, fromMonth, fteText, percent, riseText, siteName } from '../words.ts';
import type { TeleworkParams } from './lever.ts';

export const teleworkStrings: { readonly fr: LeverStrings<TeleworkParams>; readonly en: LeverStrings<TeleworkParams> } = {
  fr: {
    name: 'Télétravail',
    summary: 'Une part des conseillers d’un site travaille chez elle : des positions se libèrent, DMT et absences peuvent changer.',
    fields: {
      month: { label: 'À partir de' },
      siteId: { label: 'Site' },
      homeShare: { label: 'Part du temps à domicile', hint: '40 % = deux jours sur cinq en moyenne.' },
      seatsGivenUp: { label: 'Positions rendues' },
      fixedCostSaved: { label: 'Coût fixe en moins, par mois' },
      handlingFactor: { label: 'DMT à domicile', hint: '1 = la même que sur le plateau.' },
      shrinkageChange: { label: 'Retraits à domicile', hint: 'Points en plus ou en moins : −2 % = deux points de moins.' },
      absenceFactor: { label: 'Absences imprévues à domicile', hint: '0,8 = 20 % de moins ; sans effet si aucune n’est saisie.' },
      costPerPerson: { label: 'Équipement par personne' },
    },
    describe: (params, network) =>
      `${percent('fr', params.homeShare)} du temps à domicile à ${siteName(network, params.siteId)} ${fromMonth('fr', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'home':
          return `${params.site} : en moyenne, ${counted('fr', Number(params.people), 'conseiller', 'conseillers')} en télétravail (${percent('fr', Number(params.share))} du temps).`;
        case 'places':
          return `Il reste ${counted('fr', Number(params.seats), 'position', 'positions')} sur place pour ${counted('fr', Number(params.floor), 'présent', 'présents')}, et ${counted('fr', Number(params.home), 'poste', 'postes')} à domicile.`;
        case 'more':
          return `Moins d’absences et de retraits : ${fteText('fr', Number(params.fte))} de plus au téléphone.`;
        case 'fewer':
          return `${fteText('fr', Number(params.fte))} de moins au téléphone, par des absences et retraits plus lourds.`;
        case 'pace':
          return `DMT moyenne de l’équipe : ${riseText('fr', Number(params.factor))}.`;
        case 'saved':
          return `${eurosText('fr', Number(params.euros))} de coût fixe en moins par mois.`;
        default:
          return `L’équipement coûte ${eurosText('fr', Number(params.euros))}.`;
      }
    },
  },
  en: {
    name: 'Telework',
    summary: 'Part of a site’s advisers work from home: seats are freed, AHT and absence may change.',
    fields: {
      month: { label: 'From' },
      siteId: { label: 'Site' },
      homeShare: { label: 'Share of time at home', hint: '40% = two days in five on average.' },
      seatsGivenUp: { label: 'Seats given up' },
      fixedCostSaved: { label: 'Fixed cost saved, a month' },
      handlingFactor: { label: 'AHT at home', hint: '1 = the same as on the floor.' },
      shrinkageChange: { label: 'Shrinkage at home', hint: 'Points more or less: −2% = two points less.' },
      absenceFactor: { label: 'Unplanned absence at home', hint: '0.8 = 20% less; no effect where none is entered.' },
      costPerPerson: { label: 'Equipment a person' },
    },
    describe: (params, network) =>
      `${percent('en', params.homeShare)} of time at home in ${siteName(network, params.siteId)} ${fromMonth('en', network, params.month)}.`,
    effect: ({ code, params }) => {
      switch (code) {
        case 'home':
          return `${params.site}: on average, ${counted('en', Number(params.people), 'adviser', 'advisers')} at home (${percent('en', Number(params.share))} of the time).`;
        case 'places':
          return `${counted('en', Number(params.seats), 'seat', 'seats')} left on the floor for ${counted('en', Number(params.floor), 'person', 'people')} present, and ${counted('en', Number(params.home), 'place', 'places')} at home.`;
        case 'more':
          return `${fteText('en', Number(params.fte))} more on the phone, through less absence and shrinkage.`;
        case 'fewer':
          return `${fteText('en', Number(params.fte))} fewer on the phone, through more absence and shrinkage.`;
        case 'pace':
          return `Mean AHT of the team: ${riseText('en', Number(params.factor))}.`;
        case 'saved':
          return `${eurosText('en', Number(params.euros))} less fixed cost a month.`;
        default:
          return `The equipment costs ${eurosText('en', Number(params.euros))}.`;
      }
    },
  },
};
