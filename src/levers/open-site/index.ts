import { defineLeverPackage } from '../define-lever.ts';
import { openSiteExamples } from './examples.ts';
import { openSite } from './lever.ts';
import { openSiteStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({ lever: openSite, strings: openSiteStrings, examples: openSiteExamples });
