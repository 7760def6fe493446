import { defineLeverPackage } from '../define-lever.ts';
import { widenN1Examples } from './examples.ts';
import { widenN1 } from './lever.ts';
import { widenN1Presets } from './presets.ts';
import { widenN1Strings } from './strings.ts';

export const leverPackage = defineLeverPackage({
  lever: widenN1,
  strings: widenN1Strings,
  examples: widenN1Examples,
  presets: widenN1Presets,
});
