import { defineLeverPackage } from '../define-lever.ts';
import { setStaffingExamples } from './examples.ts';
import { setStaffing } from './lever.ts';
import { setStaffingStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({ lever: setStaffing, strings: setStaffingStrings, examples: setStaffingExamples });
