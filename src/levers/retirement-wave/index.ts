import { defineLeverPackage } from '../define-lever.ts';
import { retirementWaveExamples } from './examples.ts';
import { retirementWave } from './lever.ts';
import { retirementWaveStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({ lever: retirementWave, strings: retirementWaveStrings, examples: retirementWaveExamples });
