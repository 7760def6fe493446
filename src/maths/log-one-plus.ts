/** log(1 + y), y > -1, to full relative precision for small y as well (Kahan's quotient). */
import { log } from './log.ts';

export function logOnePlus(y: number): number {
  const u = 1 + y;
  if (u === 1) return y;
  return u === Number.POSITIVE_INFINITY ? u : (log(u) * y) / (u - 1);
}
