import { defineLeverPackage } from '../define-lever.ts';
import { mutualAidExamples } from './examples.ts';
import { mutualAid } from './lever.ts';
import { mutualAidStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({ lever: mutualAid, strings: mutualAidStrings, examples: mutualAidExamples });
