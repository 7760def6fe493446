import { defineLeverPackage } from '../define-lever.ts';
import { leaveTeamExamples } from './examples.ts';
import { leaveTeam } from './lever.ts';
import { leaveTeamStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({ lever: leaveTeam, strings: leaveTeamStrings, examples: leaveTeamExamples });
