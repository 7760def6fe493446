import { defineLeverPackage } from '../define-lever.ts';
import { setAttritionExamples } from './examples.ts';
import { setAttrition } from './lever.ts';
import { setAttritionPresets } from './presets.ts';
import { setAttritionStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({
  lever: setAttrition,
  strings: setAttritionStrings,
  examples: setAttritionExamples,
  presets: setAttritionPresets,
});
