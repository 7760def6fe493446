import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type OpenSiteParams, openSite } from './lever.ts';

const params: OpenSiteParams = {
  ...openSite.neutral,
  month: 3,
  name: 'Quimper',
  regionId: 'west',
  likeSiteId: 'brest',
  seats: 12,
  fixedCostPerMonth: 6000,
  fromTeamId: 'brest-home',
  movedFte: 5,
  profileId: 'p-home',
  hiredFte: 4,
  rampFactor: 1.5,
  rampMonths: 2,
  supportFte: 1,
  zoneShare: 0.25,
  oneOffCost: 40_000,
};

export const openSiteExamples: readonly LeverExample<OpenSiteParams>[] = [
  {
    title: {
      fr: 'Quimper ouvre avec 5 ETP venus de Brest et 4 recrues : un quart des appels Home de l’Ouest y sonne',
      en: 'Quimper opens with 5 FTE from Brest and 4 hired: a quarter of the West’s Home calls ring there',
    },
    network: exampleNetwork,
    params,
    month: 3,
    holds: (_before, after) => {
      const site = after.sites.find((one) => one.name === 'Quimper')!;
      const there = after.teams.filter((team) => team.siteId === site.id);
      const home = after.flows.find((flow) => flow.id === 'home')!;
      const share = home.origins.find((origin) => origin.siteId === site.id)?.share ?? 0;
      const total = home.origins.reduce((sum, origin) => sum + origin.share, 0);
      const fte = there.reduce((sum, team) => sum + team.fte, 0);
      // The west has 80 % of Home; Open is not answered there, so its calls stay.
      const right = fte === 9 && Math.abs(share - 0.2) < 1e-12 && Math.abs(total - 1) < 1e-12;
      const brest = after.teams.find((team) => team.id === 'brest-home')?.fte;
      const openStays = after.flows.find((flow) => flow.id === 'open')?.origins.length === 3;
      return right && brest === 15 && openStays && there.at(-1)?.cohorts[0]?.handlingFactor === 1.375
        ? null
        : JSON.stringify({ there, share });
    },
  },
];
