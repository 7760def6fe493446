import { defineLeverPackage } from '../define-lever.ts';
import { supportRatioExamples } from './examples.ts';
import { supportRatio } from './lever.ts';
import { supportRatioPresets } from './presets.ts';
import { supportRatioStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({
  lever: supportRatio,
  strings: supportRatioStrings,
  examples: supportRatioExamples,
  presets: supportRatioPresets,
});
