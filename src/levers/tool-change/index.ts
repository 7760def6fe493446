import { defineLeverPackage } from '../define-lever.ts';
import { toolChangeExamples } from './examples.ts';
import { toolChange } from './lever.ts';
import { toolChangePresets } from './presets.ts';
import { toolChangeStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({
  lever: toolChange,
  strings: toolChangeStrings,
  examples: toolChangeExamples,
  presets: toolChangePresets,
});
