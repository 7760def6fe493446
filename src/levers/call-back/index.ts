import { defineLeverPackage } from '../define-lever.ts';
import { callBackExamples } from './examples.ts';
import { callBack } from './lever.ts';
import { callBackStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({ lever: callBack, strings: callBackStrings, examples: callBackExamples });
