import { defineLeverPackage } from '../define-lever.ts';
import { incidentExamples } from './examples.ts';
import { incident } from './lever.ts';
import { incidentPresets } from './presets.ts';
import { incidentStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({
  lever: incident,
  strings: incidentStrings,
  examples: incidentExamples,
  presets: incidentPresets,
});
