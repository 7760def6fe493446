import { defineLeverPackage } from '../define-lever.ts';
import { variablePayExamples } from './examples.ts';
import { variablePay } from './lever.ts';
import { variablePayPresets } from './presets.ts';
import { variablePayStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({
  lever: variablePay,
  strings: variablePayStrings,
  examples: variablePayExamples,
  presets: variablePayPresets,
});
