/**
 * Purpose: the event lists: a 4-ary heap of (time, item) in two typed arrays, least time first.
 * An empty heap holds Infinity at the root, so that the loop compares roots without asking for sizes. Four children share
 * one cache line of times. Sizes live with the caller; the caller makes room before a push.
 */

/** Adds an event; `size` is the number of events before. */
export function heapPush(times: Float64Array, items: Int32Array, size: number, time: number, item: number): void {
  let hole = size;
  while (hole > 0) {
    const parent = (hole - 1) >> 2;
    const above = times[parent]!;
    if (above <= time) break;
    times[hole] = above;
    items[hole] = items[parent]!;
    hole = parent;
  }
  times[hole] = time;
  items[hole] = item;
}

/** Removes the root; `size` is the number of events before. */
export function heapPop(times: Float64Array, items: Int32Array, size: number): void {
  const last = size - 1;
  if (last <= 0) {
    times[0] = Number.POSITIVE_INFINITY;
    return;
  }
  heapReplaceRoot(times, items, last, times[last]!, items[last]!);
}

/** Puts an event in the place of the root of a heap of `size` events. */
export function heapReplaceRoot(times: Float64Array, items: Int32Array, size: number, time: number, item: number): void {
  let hole = 0;
  for (;;) {
    const first = 4 * hole + 1;
    if (first >= size) break;
    const end = Math.min(first + 4, size);
    let least = first;
    let leastTime = times[first]!;
    for (let child = first + 1; child < end; child++) {
      const t = times[child]!;
      if (t < leastTime) {
        leastTime = t;
        least = child;
      }
    }
    if (leastTime >= time) break;
    times[hole] = leastTime;
    items[hole] = items[least]!;
    hole = least;
  }
  times[hole] = time;
  items[hole] = item;
}
