import type { Issue } from '../model/issue.ts';
import type { Network } from '../model/network.ts';

/**
 * What only compiling shows: `flows/<id>` 'nobodyPresent' (calls in half-hours where nobody who may answer is there),
 * `flows/<id>` 'nobodyInReach' (left out of the day), `sites/<id>/seats` 'seatsExceeded'.
 */
export function compileIssues(_network: Network, _month: number): readonly Issue[] {
  return [];
}
