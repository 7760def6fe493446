/**
 * The part of the history that is kept on the disk: at most 100 steps and 32 MB of documents around the present step. Undo goes backwards
 * more often than forwards, but the oldest steps go first: they are the ones nobody returns to.
 */
import { documentSize } from './document-bytes.ts';
import type { StoredProject } from './project-store.ts';

export const MOST_STEPS = 100;
export const MOST_BYTES = 32 * 1024 * 1024;

/** Unchanged when it is within the bounds; the present step is always kept. */
export function boundedHistory(stored: StoredProject, mostBytes = MOST_BYTES): Pick<StoredProject, 'history' | 'position'> {
  const { history, position } = stored;
  const sizes = history.map((step) => documentSize(step.project));
  let bytes = sizes.reduce((sum, size) => sum + size, 0);
  let from = 0;
  let to = history.length;
  const tooMuch = (): boolean => to - from > MOST_STEPS || bytes > mostBytes;
  while (tooMuch() && from < position) bytes -= sizes[from++];
  while (tooMuch() && to > position + 1) bytes -= sizes[--to];
  if (from === 0 && to === history.length) return { history, position };
  return { history: history.slice(from, to), position: position - from };
}
