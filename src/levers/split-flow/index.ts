import { defineLeverPackage } from '../define-lever.ts';
import { splitFlowExamples } from './examples.ts';
import { splitFlow } from './lever.ts';
import { splitFlowStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({ lever: splitFlow, strings: splitFlowStrings, examples: splitFlowExamples });
