/**
 * One writer a project, by Web Locks. Taking over first asks the other tab to save and let go; a tab that does not answer (frozen, busy)
 * loses the lock anyway and hears of it. Without Web Locks every tab may write and the revision check alone protects.
 */
import type { StoreEnvironment } from './store-environment.ts';
import type { TabMessages } from './tab-messages.ts';

const PATIENCE_MS = 1_500;

interface Holding {
  release(): void;
  onLost: () => void;
  beforeHandOver: (() => Promise<void>) | undefined;
}

const lockName = (id: string): string => `plateau-project-${id}`;

export class WriterLock {
  readonly #locks: StoreEnvironment['locks'];
  readonly #messages: TabMessages;
  readonly #held = new Map<string, Holding>();
  readonly #lost = new Set<string>();

  constructor(locks: StoreEnvironment['locks'], messages: TabMessages) {
    this.#locks = locks;
    this.#messages = messages;
    messages.onMessage((message) => {
      if (message.kind === 'handOver') void this.#handOver(message.id);
    });
  }

  /** The right was taken away and not got back: a save that is still on its way must not be written. */
  isLost(id: string): boolean {
    return this.#lost.has(id);
  }

  acquire(id: string, onLost: () => void, beforeHandOver?: () => Promise<void>): Promise<boolean> {
    return this.#request(id, { ifAvailable: true }, onLost, beforeHandOver);
  }

  async takeOver(id: string, onLost: () => void, beforeHandOver?: () => Promise<void>): Promise<void> {
    if (this.#messages.available && !this.#held.has(id)) {
      this.#messages.post({ kind: 'handOver', id });
      const patience = AbortSignal.timeout(PATIENCE_MS);
      if (await this.#request(id, { signal: patience }, onLost, beforeHandOver)) return;
    }
    const held = await this.#request(id, { steal: true }, onLost, beforeHandOver);
    if (!held) onLost();
  }

  /**
   * Calls back once the tab that holds the lock has let go of it, closed, or died. It waits in shared mode and lets go at once, so that it
   * never stands between two tabs that hand the right over. The return value ends the waiting.
   */
  whenFree(id: string, onFree: () => void): () => void {
    const waiting = new AbortController();
    this.#locks
      ?.request(lockName(id), { mode: 'shared', signal: waiting.signal }, () => undefined)
      .then(() => {
        if (!waiting.signal.aborted) onFree();
      })
      .catch(() => undefined);
    return () => waiting.abort();
  }

  release(id: string): void {
    const holding = this.#held.get(id);
    this.#held.delete(id);
    holding?.release();
    if (holding) this.#messages.post({ kind: 'released', id });
  }

  releaseAll(): void {
    for (const id of [...this.#held.keys()]) this.release(id);
  }

  async #handOver(id: string): Promise<void> {
    const holding = this.#held.get(id);
    if (!holding) return;
    try {
      await holding.beforeHandOver?.();
    } finally {
      if (this.#held.get(id) === holding) {
        this.#lose(id, holding);
        holding.release();
      }
    }
  }

  #lose(id: string, holding: Holding): void {
    this.#held.delete(id);
    this.#lost.add(id);
    holding.onLost();
  }

  /** True when the lock is held; false when it was not to be had in the way `options` asks for it. */
  #request(id: string, options: LockOptions, onLost: () => void, beforeHandOver?: () => Promise<void>): Promise<boolean> {
    const known = this.#held.get(id);
    if (known) {
      Object.assign(known, { onLost, beforeHandOver });
      return Promise.resolve(true);
    }
    const locks = this.#locks;
    if (!locks) {
      this.#lost.delete(id);
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      let holding: Holding | null = null;
      const hold = (lock: Lock | null): Promise<void> | undefined => {
        if (!lock) {
          resolve(false);
          return undefined;
        }
        return new Promise((release) => {
          holding = { release, onLost, beforeHandOver };
          this.#held.set(id, holding);
          this.#lost.delete(id);
          resolve(true);
        });
      };
      locks.request(lockName(id), options, hold).catch(() => {
        if (holding && this.#held.get(id) === holding) this.#lose(id, holding);
        resolve(false);
      });
    });
  }
}
