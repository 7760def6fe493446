import { defineLeverPackage } from '../define-lever.ts';
import { absenceShockExamples } from './examples.ts';
import { absenceShock } from './lever.ts';
import { absenceShockPresets } from './presets.ts';
import { absenceShockStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({
  lever: absenceShock,
  strings: absenceShockStrings,
  examples: absenceShockExamples,
  presets: absenceShockPresets,
});
