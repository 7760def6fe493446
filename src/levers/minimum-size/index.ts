import { defineLeverPackage } from '../define-lever.ts';
import { minimumSizeExamples } from './examples.ts';
import { minimumSize } from './lever.ts';
import { minimumSizePresets } from './presets.ts';
import { minimumSizeStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({
  lever: minimumSize,
  strings: minimumSizeStrings,
  examples: minimumSizeExamples,
  presets: minimumSizePresets,
});
