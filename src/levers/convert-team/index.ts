import { defineLeverPackage } from '../define-lever.ts';
import { convertTeamExamples } from './examples.ts';
import { convertTeam } from './lever.ts';
import { convertTeamStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({ lever: convertTeam, strings: convertTeamStrings, examples: convertTeamExamples });
