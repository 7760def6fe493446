/**
 * How an end that is not a result crosses a thread: comlink's errors lose their class and fields, so a reply carries the code itself.
 */
import { JobCancelled, JobFailed, type JobFailureCode } from './runner.ts';

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: JobFailureCode | 'cancelled'; readonly detail: string };

/** Out of memory is told apart by the texts of V8, SpiderMonkey and JavaScriptCore: no engine gives it a class of its own. */
const MEMORY_TEXT = /allocation|out of memory|invalid (typed )?array length|memory access out of bounds/i;

/** The job's end behind any thrown value: a failure keeps its code, a refused input is the caller's, the rest is ours. */
export function toJobEnd(thrown: unknown): JobCancelled | JobFailed {
  if (thrown instanceof JobCancelled || thrown instanceof JobFailed) return thrown;
  const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  if (thrown instanceof Error && thrown.name === 'LinkClosed' && 'code' in thrown)
    return new JobFailed(thrown.code as JobFailureCode, thrown.message);
  if (thrown instanceof Error && thrown.name === 'DataCloneError') return new JobFailed('badInput', detail);
  if (MEMORY_TEXT.test(detail)) return new JobFailed('outOfMemory', detail);
  return new JobFailed('internal', detail);
}

export function encodeEnd(thrown: unknown): Reply<never> {
  const end = toJobEnd(thrown);
  return end instanceof JobCancelled
    ? { ok: false, code: 'cancelled', detail: end.message }
    : { ok: false, code: end.code, detail: end.detail };
}

/** The value, or throws JobCancelled or JobFailed. */
export function decodeReply<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw reply.code === 'cancelled' ? new JobCancelled(reply.detail) : new JobFailed(reply.code, reply.detail);
}
