import { defineLeverPackage } from '../define-lever.ts';
import { hireExamples } from './examples.ts';
import { hire } from './lever.ts';
import { hireStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({ lever: hire, strings: hireStrings, examples: hireExamples });
