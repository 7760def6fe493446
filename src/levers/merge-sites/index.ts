import { defineLeverPackage } from '../define-lever.ts';
import { mergeSitesExamples } from './examples.ts';
import { mergeSites } from './lever.ts';
import { mergeSitesStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({ lever: mergeSites, strings: mergeSitesStrings, examples: mergeSitesExamples });
