import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import { type CrossTrainParams, crossTrain } from './lever.ts';

const params: CrossTrainParams = {
  ...crossTrain.neutral,
  month: 2,
  teamId: 'nantes-home',
  flowId: 'claims',
  fte: 4,
  handlingFactor: 1.1,
  classroomWeeks: 2,
  rampFactor: 1.5,
  rampMonths: 2,
  costPerPerson: 1400,
};

export const crossTrainExamples: readonly LeverExample<CrossTrainParams>[] = [
  {
    title: {
      fr: 'Quatre conseillers Home de Nantes apprennent les réclamations : ils restent 12, comptés une fois',
      en: 'Four Home advisers in Nantes learn claims: they are still 12, counted once',
    },
    network: exampleNetwork,
    params,
    month: 2,
    holds: (before, after) => {
      const founded = after.teams.find((team) => team.profileId === 'p-home~claims');
      const home = after.teams.find((team) => team.id === 'nantes-home');
      const total = (teams: typeof after.teams): number => teams.reduce((sum, team) => sum + team.fte, 0);
      // Two weeks of the mean month's 365.25 / 84 = 4.348 are 46 % of it.
      const away = founded?.cohorts[0]?.awayShare ?? 0;
      const skills = after.skillProfiles
        .find((profile) => profile.id === 'p-home~claims')
        ?.skills.map((skill) => [skill.flowId, skill.rank]);
      const right =
        home?.fte === 8 && founded?.fte === 4 && total(after.teams) === total(before.teams) && Math.abs(away - 168 / 365.25) < 1e-9;
      return right && JSON.stringify(skills) === '[["home",1],["claims",2]]' && after.oneOffCosts[0]?.euros === 5600
        ? null
        : JSON.stringify({ home, founded, skills });
    },
  },
  {
    title: {
      fr: 'La montée en charge passée, il reste le facteur de DMT du polyvalent',
      en: 'After the ramp-up only the polyvalent’s AHT factor remains',
    },
    network: exampleNetwork,
    params,
    month: 6,
    holds: (_before, after) => {
      const founded = after.teams.find((team) => team.profileId === 'p-home~claims');
      const skill = after.skillProfiles.at(-1)?.skills.at(-1);
      return founded?.cohorts.length === 0 && skill?.handlingFactor === 1.1 ? null : JSON.stringify(founded);
    },
  },
];
