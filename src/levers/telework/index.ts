import { defineLeverPackage } from '../define-lever.ts';
import { teleworkExamples } from './examples.ts';
import { telework } from './lever.ts';
import { teleworkStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({ lever: telework, strings: teleworkStrings, examples: teleworkExamples });
