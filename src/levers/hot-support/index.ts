import { defineLeverPackage } from '../define-lever.ts';
import { hotSupportExamples } from './examples.ts';
import { hotSupport } from './lever.ts';
import { hotSupportPresets } from './presets.ts';
import { hotSupportStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({
  lever: hotSupport,
  strings: hotSupportStrings,
  examples: hotSupportExamples,
  presets: hotSupportPresets,
});
