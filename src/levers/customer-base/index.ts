import { defineLeverPackage } from '../define-lever.ts';
import { customerBaseExamples } from './examples.ts';
import { customerBase } from './lever.ts';
import { customerBasePresets } from './presets.ts';
import { customerBaseStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({
  lever: customerBase,
  strings: customerBaseStrings,
  examples: customerBaseExamples,
  presets: customerBasePresets,
});
