/**
 * Purpose: the event list of a replication, a calendar: a row of buckets of equal width in time, each a doubly linked list of events.
 * An event is put into a bucket, and taken out of one, in a few steps however many there are. Buckets are so narrow that few hold two events;
 * the next one that holds any is found by its bit, and sorted. What lies past the last bucket waits in a list of its own until the row begins
 * anew.
 * Order: by time, then by kind, then by item; so it does not depend on the width of the buckets, nor on the order of insertion.
 * Items are numbered in state.ts; an item is in the calendar once at most.
 * Times never pass as arguments: a double that crosses a call that is not inlined is boxed on the heap.
 * Source: R. Brown, Calendar queues, CACM 31 (1988).
 */
import { powerOfTwo } from '../../maths/float-bits.ts';

/** What the calendar keeps; part of the state of a replication. The arrays by item are replaced when calls need more room. */
export interface Calendar {
  /** [item] seconds. Infinity where the item has no time. */
  itemTime: Float64Array;
  /** [item] neighbours in the bucket, next −1 = none, previous ~bucket = the first. */
  itemNext: Int32Array;
  itemPrevious: Int32Array;
  /** [item] one of the kinds below. */
  itemKind: Uint8Array;
  /** Buckets of the row. */
  readonly buckets: number;
  /** [bucket] first item, −1 = none; the last one holds what lies past the row. */
  readonly bucketHead: Int32Array;
  /** [bucket >> 5] bits of the buckets that hold something. */
  readonly occupied: Int32Array;
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

/** A row of buckets covers about so many seconds if it can; it has LEAST_BUCKETS to MOST_BUCKETS, a power of two. */
const ROW_SECONDS = 16384;
/** Buckets become wider where a row would be shorter. */
export const LEAST_ROW_SECONDS = 2048;
const LEAST_BUCKETS = 1024;
export const MOST_BUCKETS = 1 << 17;
/** Calls expected in a bucket at the busiest time. */
export const CALLS_PER_BUCKET = 0.1;
/** Longer lists are sorted as arrays. */
const LONG_LIST = 32;

/** Buckets of a row. */
export function rowLength(bucketsPerSecond: number): number {
  return Math.min(MOST_BUCKETS, Math.max(LEAST_BUCKETS, powerOfTwo(32 - Math.clz32(bucketsPerSecond * ROW_SECONDS))));
}

/** Empties the calendar and lets it start at time `start`. @param ranEmpty it has no event left: a long row need not be swept */
export function clearCalendar(s: Calendar, start: number, ranEmpty: boolean): void {
  if (!ranEmpty) s.bucketHead.fill(-1);
  s.occupied.fill(0);
  s.bucket = 0;
  s.itemTime.fill(Number.POSITIVE_INFINITY);
  s.windowStart = start;
}

/** Puts an item, whose itemTime and itemKind are written, into the calendar; its time is not before now. */
export function schedule(s: Calendar, item: number): void {
  const at = (s.itemTime[item]! - s.windowStart) * s.bucketsPerSecond;
  const bucket = at < s.buckets ? at | 0 : s.buckets;
  const next = s.bucketHead[bucket]!;
  if (bucket === s.bucket && next >= 0) {
    insertSorted(s, item, bucket);
    return;
  }
  s.itemNext[item] = next;
  s.itemPrevious[item] = ~bucket;
  if (next >= 0) s.itemPrevious[next] = item;
  else s.occupied[bucket >> 5] = s.occupied[bucket >> 5]! | (1 << (bucket & 31));
  s.bucketHead[bucket] = item;
}

/** Takes an item out of the calendar before its time. */
export function cancel(s: Calendar, item: number): void {
  const next = s.itemNext[item]!;
  const previous = s.itemPrevious[item]!;
  if (previous < 0) {
    s.bucketHead[~previous] = next;
    if (next < 0) s.occupied[~previous >> 5] = s.occupied[~previous >> 5]! & ~(1 << (~previous & 31));
  } else s.itemNext[previous] = next;
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
  const { bucketHead, occupied } = s;
  const words = s.buckets >> 5;
  let w = s.bucket >> 5;
  // The bucket that time has reached is empty, but what was put into it since it was opened has set its bit again.
  let word = occupied[w]! & ~(1 << (s.bucket & 31));
  occupied[w] = word;
  for (;;) {
    while (word === 0 && w < words - 1) word = occupied[++w]!;
    if (word === 0) {
      s.bucket = 0;
      if (bucketHead[s.buckets]! < 0) return -1;
      beginRow(s);
      w = 0;
      word = occupied[0]!;
      continue;
    }
    occupied[w] = word & (word - 1);
    const bucket = 32 * w + 31 - Math.clz32(word & -word);
    s.bucket = bucket;
    const item = bucketHead[bucket]!;
    if (s.itemNext[item]! < 0) return item;
    sortBucket(s, bucket);
    return bucketHead[bucket]!;
  }
}

/** All buckets are empty: the row begins anew at the first of the items that lay further. */
function beginRow(s: Calendar): void {
  let least = Number.POSITIVE_INFINITY;
  const first = s.bucketHead[s.buckets]!;
  for (let item = first; item >= 0; item = s.itemNext[item]!) least = Math.min(least, s.itemTime[item]!);
  s.windowStart = least;
  s.bucketHead[s.buckets] = -1;
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
