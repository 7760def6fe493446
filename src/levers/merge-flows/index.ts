import { defineLeverPackage } from '../define-lever.ts';
import { mergeFlowsExamples } from './examples.ts';
import { mergeFlows } from './lever.ts';
import { mergeFlowsStrings } from './strings.ts';

export const leverPackage = defineLeverPackage({ lever: mergeFlows, strings: mergeFlowsStrings, examples: mergeFlowsExamples });
