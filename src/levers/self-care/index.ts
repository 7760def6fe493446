import { defineLeverPackage } from '../define-lever.ts';
import { selfCareExamples } from './examples.ts';
import { selfCare } from './lever.ts';
import { selfCarePresets } from './presets.ts';
import { selfCareStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({
  lever: selfCare,
  strings: selfCareStrings,
  examples: selfCareExamples,
  presets: selfCarePresets,
});
