/** From a network's month to centre files: see README.md. */

export { compileIssues } from './compile-issues.ts';
export { compileDay, compileWeek, compileWeekSteps } from './compile-week.ts';
export type { CompiledDay, CompiledFlow, CompiledGroup, CompiledWeek, LeftOut } from './compiled.ts';
