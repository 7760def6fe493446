import { defineLeverPackage } from '../define-lever.ts';
import { changeDemandExamples } from './examples.ts';
import { changeDemand } from './lever.ts';
import { changeDemandStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({ lever: changeDemand, strings: changeDemandStrings, examples: changeDemandExamples });
