import { exampleNetwork } from '../example-network.ts';
import type { LeverExample } from '../lever.ts';
import type { MergeFlowsParams } from './lever.ts';

const merged: MergeFlowsParams = {
  month: 2,
  flowIds: ['home', 'open'],
  kind: 'unique',
  learnProfileIds: [],
  learnedAhtFactor: 1.15,
  mixAhtFactor: 1,
  classroomWeeks: 0,
};

const skillsOf = (network: typeof exampleNetwork, id: string): string =>
  network.skillProfiles
    .find((profile) => profile.id === id)!
    .skills.map((skill) => `${skill.flowId}×${skill.handlingFactor}`)
    .join(' ');

export const mergeFlowsExamples: readonly LeverExample<MergeFlowsParams>[] = [
  {
    title: {
      fr: 'Home et Open en groupe unique : chacun apprend l’autre flux',
      en: 'Home and Open as a unique group: each learns the other flow',
    },
    network: exampleNetwork,
    params: merged,
    month: 2,
    holds: (_before, after) =>
      skillsOf(after, 'p-home') === 'home×1 open×1.15' &&
      skillsOf(after, 'p-open') === 'open×1 home×1.15' &&
      after.answerGroups[0]?.name === 'Home + Open'
        ? null
        : `${skillsOf(after, 'p-home')} / ${skillsOf(after, 'p-open')}`,
  },
  {
    title: {
      fr: 'Groupe mixte : seuls les conseillers Home apprennent Open, derrière les spécialistes, après une semaine en salle',
      en: 'Mixed group: only Home advisers learn Open, behind the specialists, after a week in the classroom',
    },
    network: exampleNetwork,
    params: { ...merged, kind: 'mixed', learnProfileIds: ['p-home'], classroomWeeks: 1 },
    month: 2,
    holds: (_before, after) => {
      const rank = after.skillProfiles.find((profile) => profile.id === 'p-home')!.skills[1]?.rank;
      const away = after.teams.filter((team) => team.cohorts.length > 0).map((team) => team.id);
      return rank === 2 && skillsOf(after, 'p-open') === 'open×1' && away.join(' ') === 'brest-home nantes-home lille-home partner-home'
        ? null
        : `rank ${rank}, away ${away.join(' ')}`;
    },
  },
];
