import { defineLeverPackage } from '../define-lever.ts';
import { changeAhtExamples } from './examples.ts';
import { changeAht } from './lever.ts';
import { changeAhtStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({ lever: changeAht, strings: changeAhtStrings, examples: changeAhtExamples });
