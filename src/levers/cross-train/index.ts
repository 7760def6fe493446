import { defineLeverPackage } from '../define-lever.ts';
import { crossTrainExamples } from './examples.ts';
import { crossTrain } from './lever.ts';
import { crossTrainStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({ lever: crossTrain, strings: crossTrainStrings, examples: crossTrainExamples });
