import { defineLeverPackage } from '../define-lever.ts';
import { outsourceExamples } from './examples.ts';
import { outsource } from './lever.ts';
import { outsourcePresets } from './presets.ts';
import { outsourceStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({
  lever: outsource,
  strings: outsourceStrings,
  examples: outsourceExamples,
  presets: outsourcePresets,
});
