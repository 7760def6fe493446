/**
 * Purpose: the event list of a replication, a calendar: a row of buckets of equal width in time, each a doubly linked list of events.
 * An event is put into a bucket, and taken out of one, in a few steps however many there are; only the bucket that time has reached is
 * sorted. What lies past the last bucket waits in a list of its own until the row begins anew.
 * Order: by time, then by kind, then by item; so it does not depend on the width of the buckets, nor on the order of insertion.
 * Items are numbered in state.ts; an item is in the calendar once at most.
 * Times never pass as arguments: a double that crosses a call that is not inlined is boxed on the heap.
 * Source: R. Brown, Calendar queues, CACM 31 (1988).
 */

/** What the calendar keeps; part of the state of a replication. The arrays by item are replaced when calls need more room. */
export interface Calendar {
  /** [item] seconds. Infinity where the item has no time. */
  itemTime: Float64Array;
  /** [item] neighbours in the bucket, next −1 = none, previous ~bucket = the first. */
  itemNext: Int32Array;
  itemPrevious: Int32Array;
  /** [item] one of the kinds below. */
  itemKind: Uint8Array;
  /** [bucket] first item, −1 = none. */
  readonly bucketHead: Int32Array;
  /** The bucket that time has reached. */
  bucket: number;
  /** Start of the row of buckets, seconds. */
  windowStart: number;
  readonly bucketsPerSecond: number;
}

/** Kinds in the order in which they happen at one instant. */
export const THRESHOLD = 0;
export const END_OF_SERVICE = 1;
/** The caller leaves, the agent has after-call work or stays with the caller. */
export const END_OF_TALK = 2;
/** The agent asks for help during a call. */
export const CONSULT = 3;
export const END_OF_PATIENCE = 4;
export const BORDER = 5;
export const END_OF_BREAK = 6;
export const BREAK = 7;
export const RETURN = 8;
export const FRESH = 9;
/** Not in the calendar: an agent who waits, with a caller, for somebody else. */
export const HELD = 10;
/** Not in the calendar. */
export const NO_EVENT = 11;

/** Whether an item of this kind is an agent who is busy. */
export const isBusy = (kind: number): boolean => (kind >= END_OF_SERVICE && kind <= CONSULT) || kind === HELD;

/** Buckets in the row; `bucketHead[BUCKETS]` is what lies further. */
export const BUCKETS = 16384;
/** Calls expected in a bucket at the busiest time. */
export const CALLS_PER_BUCKET = 0.8;
/** Longer lists are sorted as arrays. */
const LONG_LIST = 32;

/** Empties the calendar and lets it start at time `start`. */
export function clearCalendar(s: Calendar, start: number): void {
  s.bucketHead.fill(-1);
  s.bucket = 0;
  s.itemTime.fill(Number.POSITIVE_INFINITY);
  s.windowStart = start;
}

/** Puts an item, whose itemTime and itemKind are written, into the calendar; its time is not before now. */
export function schedule(s: Calendar, item: number): void {
  const at = (s.itemTime[item]! - s.windowStart) * s.bucketsPerSecond;
  const bucket = at < BUCKETS ? at | 0 : BUCKETS;
  const next = s.bucketHead[bucket]!;
  if (bucket === s.bucket && next >= 0) {
    insertSorted(s, item, bucket);
    return;
  }
  s.itemNext[item] = next;
  s.itemPrevious[item] = ~bucket;
  if (next >= 0) s.itemPrevious[next] = item;
  s.bucketHead[bucket] = item;
}

/** Takes an item out of the calendar before its time. */
export function cancel(s: Calendar, item: number): void {
  const next = s.itemNext[item]!;
  const previous = s.itemPrevious[item]!;
  if (previous < 0) s.bucketHead[~previous] = next;
  else s.itemNext[previous] = next;
  if (next >= 0) s.itemPrevious[next] = previous;
}

/** Whether item a comes before item b. */
function precedes(s: Calendar, a: number, b: number): boolean {
  const first = s.itemTime[a]!;
  const second = s.itemTime[b]!;
  if (first !== second) return first < second;
  const kinds = s.itemKind[a]! - s.itemKind[b]!;
  return kinds === 0 ? a < b : kinds < 0;
}

function insertSorted(s: Calendar, item: number, bucket: number): void {
  let previous = ~bucket;
  let next = s.bucketHead[bucket]!;
  while (next >= 0 && precedes(s, next, item)) {
    previous = next;
    next = s.itemNext[next]!;
  }
  s.itemNext[item] = next;
  s.itemPrevious[item] = previous;
  if (previous < 0) s.bucketHead[bucket] = item;
  else s.itemNext[previous] = item;
  if (next >= 0) s.itemPrevious[next] = item;
}

/** Goes on to the next bucket that holds something. @returns its first item, −1 = the calendar is empty */
export function openNextBucket(s: Calendar): number {
  const head = s.bucketHead;
  let bucket = s.bucket;
  for (;;) {
    bucket++;
    if (bucket === BUCKETS) {
      s.bucket = 0;
      if (head[BUCKETS]! < 0) return -1;
      beginRow(s);
      bucket = 0;
    }
    const item = head[bucket]!;
    if (item < 0) continue;
    s.bucket = bucket;
    if (s.itemNext[item]! >= 0) sortBucket(s, bucket);
    return head[bucket]!;
  }
}

/** All buckets are empty: the row begins anew at the first of the items that lay further. */
function beginRow(s: Calendar): void {
  let least = Number.POSITIVE_INFINITY;
  const first = s.bucketHead[BUCKETS]!;
  for (let item = first; item >= 0; item = s.itemNext[item]!) least = Math.min(least, s.itemTime[item]!);
  s.windowStart = least;
  s.bucketHead[BUCKETS] = -1;
  // No bucket is open yet, so that nothing is sorted twice.
  s.bucket = -1;
  for (let item = first; item >= 0; ) {
    const next = s.itemNext[item]!;
    schedule(s, item);
    item = next;
  }
}

/** Sorts a bucket of two or more; two are the usual case. */
function sortBucket(s: Calendar, bucket: number): void {
  let item = s.bucketHead[bucket]!;
  const second = s.itemNext[item]!;
  if (s.itemNext[second]! < 0) {
    if (precedes(s, second, item)) {
      s.bucketHead[bucket] = second;
      s.itemNext[second] = item;
      s.itemPrevious[second] = ~bucket;
      s.itemNext[item] = -1;
      s.itemPrevious[item] = second;
    }
    return;
  }
  let length = 0;
  for (let i = item; i >= 0 && length <= LONG_LIST; i = s.itemNext[i]!) length++;
  if (length > LONG_LIST) {
    sortLongBucket(s, bucket);
    return;
  }
  s.bucketHead[bucket] = -1;
  while (item >= 0) {
    const next = s.itemNext[item]!;
    insertSorted(s, item, bucket);
    item = next;
  }
}

function sortLongBucket(s: Calendar, bucket: number): void {
  const items: number[] = [];
  for (let item = s.bucketHead[bucket]!; item >= 0; item = s.itemNext[item]!) items.push(item);
  items.sort((a, b) => (precedes(s, a, b) ? -1 : 1));
  let previous = ~bucket;
  for (const item of items) {
    s.itemPrevious[item] = previous;
    if (previous < 0) s.bucketHead[bucket] = item;
    else s.itemNext[previous] = item;
    previous = item;
  }
  s.itemNext[previous] = -1;
}
