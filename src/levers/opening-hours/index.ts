import { defineLeverPackage } from '../define-lever.ts';
import { openingHoursExamples } from './examples.ts';
import { openingHours } from './lever.ts';
import { openingHoursPresets } from './presets.ts';
import { openingHoursStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({
  lever: openingHours,
  strings: openingHoursStrings,
  examples: openingHoursExamples,
  presets: openingHoursPresets,
});
