import { defineLeverPackage } from '../define-lever.ts';
import { mailboxExamples } from './examples.ts';
import { mailbox } from './lever.ts';
import { mailboxPresets } from './presets.ts';
import { mailboxStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({
  lever: mailbox,
  strings: mailboxStrings,
  examples: mailboxExamples,
  presets: mailboxPresets,
});
