/**
 * Purpose: the event lists: a 4-ary heap of (time, item) in two typed arrays, least time first.
 * An empty heap holds Infinity at the root, so that the loop compares roots without asking for sizes. Four children share
 * one cache line of times. Sizes live with the caller; the caller makes room before a push.
 * Times never pass as arguments: a double that crosses a call that is not inlined is boxed on the heap.
 */

/** Adds an event whose time the caller has written at times[size]; `size` is the number of events before. */
export function heapPush(times: Float64Array, items: Int32Array, size: number, item: number): void {
  const time = times[size]!;
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
  times[0] = times[last]!;
  items[0] = items[last]!;
  heapSiftRoot(times, items, last);
}

/** Brings the root, which has changed, to its place in a heap of `size` events. */
export function heapSiftRoot(times: Float64Array, items: Int32Array, size: number): void {
  const time = times[0]!;
  const item = items[0]!;
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
