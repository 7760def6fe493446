import { defineLeverPackage } from '../define-lever.ts';
import { ivrExamples } from './examples.ts';
import { ivr } from './lever.ts';
import { ivrPresets } from './presets.ts';
import { ivrStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({ lever: ivr, strings: ivrStrings, examples: ivrExamples, presets: ivrPresets });
