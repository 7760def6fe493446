import { defineLeverPackage } from '../define-lever.ts';
import { poolRoutingExamples } from './examples.ts';
import { poolRouting } from './lever.ts';
import { poolRoutingPresets } from './presets.ts';
import { poolRoutingStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({
  lever: poolRouting,
  strings: poolRoutingStrings,
  examples: poolRoutingExamples,
  presets: poolRoutingPresets,
});
