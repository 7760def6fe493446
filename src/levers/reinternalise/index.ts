import { defineLeverPackage } from '../define-lever.ts';
import { reinternaliseExamples } from './examples.ts';
import { reinternalise } from './lever.ts';
import { reinternalisePresets } from './presets.ts';
import { reinternaliseStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({
  lever: reinternalise,
  strings: reinternaliseStrings,
  examples: reinternaliseExamples,
  presets: reinternalisePresets,
});
