/**
 * Share done and time left of a job. The rate is smoothed exponentially over the last seconds, so that the estimate follows a machine that
 * becomes busy without jumping about; nothing is said before there is something to go by.
 */

/** Seconds over which an old rate loses two thirds of its weight. */
const SMOOTHING_SECONDS = 4;
/** Nothing is said about the time left before this much has been seen. */
const FIRST_WORD_SECONDS = 0.4;

export interface ProgressMeter {
  /** `share` 0..1 never falls. Returns the estimate at `nowSeconds`. */
  update(share: number, nowSeconds: number): { readonly share: number; readonly secondsLeft: number | null };
}

/** `startSeconds` is the clock's reading at the start of the work; any monotonic clock in seconds will do. */
export function createProgressMeter(startSeconds: number): ProgressMeter {
  let lastTime = startSeconds;
  let lastShare = 0;
  let best = 0;
  let rate = 0;
  let weight = 0;
  return {
    update(share, nowSeconds) {
      best = Math.max(best, Math.min(1, share));
      const elapsed = nowSeconds - lastTime;
      // Steps shorter than a tenth of a second say more about the clock's grain than about the work.
      if (elapsed >= 0.1) {
        const keep = SMOOTHING_SECONDS / (SMOOTHING_SECONDS + elapsed);
        rate = keep * rate + (1 - keep) * ((best - lastShare) / elapsed);
        weight = keep * weight + (1 - keep);
        lastTime = nowSeconds;
        lastShare = best;
      }
      const known = nowSeconds - startSeconds >= FIRST_WORD_SECONDS && weight > 0 && rate > 0;
      return { share: best, secondsLeft: best >= 1 ? 0 : known ? ((1 - best) * weight) / rate : null };
    },
  };
}
