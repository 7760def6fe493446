/** Saves at once when the page is hidden or left, and asks before leaving with something that is not saved yet. */
import type { Autosaver } from './autosave.ts';

export interface PageEvents {
  readonly document: Pick<Document, 'addEventListener' | 'removeEventListener' | 'visibilityState'>;
  readonly window: Pick<Window, 'addEventListener' | 'removeEventListener'>;
}

/** The return value ends it. */
export function saveOnLeaving(autosaver: Autosaver, { document, window }: PageEvents = globalThis): () => void {
  const hide = (): void => {
    if (document.visibilityState === 'hidden') void autosaver.flush();
  };
  const leave = (): void => void autosaver.flush();
  const ask = (event: Event): void => {
    if (!autosaver.status.pending) return;
    void autosaver.flush();
    event.preventDefault();
  };
  document.addEventListener('visibilitychange', hide);
  window.addEventListener('pagehide', leave);
  window.addEventListener('beforeunload', ask);
  return () => {
    document.removeEventListener('visibilitychange', hide);
    window.removeEventListener('pagehide', leave);
    window.removeEventListener('beforeunload', ask);
  };
}
