import { defineLeverPackage } from '../define-lever.ts';
import { closeSiteExamples } from './examples.ts';
import { closeSite } from './lever.ts';
import { closeSiteStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({ lever: closeSite, strings: closeSiteStrings, examples: closeSiteExamples });
