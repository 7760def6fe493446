/** Web Locks in memory: exclusive mode, with `ifAvailable`, `steal`, `signal` and a queue. */
interface Waiting {
  grant(): void;
}

interface Held {
  steal(): void;
}

type Callback = (lock: Lock | null) => unknown;

export class FakeLocks {
  readonly #held = new Map<string, Held>();
  readonly #waiting = new Map<string, Waiting[]>();

  readonly request = ((name: string, options: LockOptions, callback: Callback): Promise<unknown> =>
    this.#request(name, options, callback)) as LockManager['request'];

  async #request(name: string, options: LockOptions, callback: Callback): Promise<unknown> {
    await Promise.resolve();
    options.signal?.throwIfAborted();
    if (options.steal) {
      this.#held.get(name)?.steal();
      return this.#hold(name, callback);
    }
    if (!this.#held.has(name)) return this.#hold(name, callback);
    if (options.ifAvailable) return callback(null);
    return new Promise((resolve, reject) => {
      const waiting = { grant: () => resolve(this.#hold(name, callback)) };
      this.#queue(name).push(waiting);
      options.signal?.addEventListener('abort', () => {
        const queue = this.#queue(name);
        if (queue.includes(waiting)) queue.splice(queue.indexOf(waiting), 1);
        reject(options.signal?.reason);
      });
    });
  }

  #queue(name: string): Waiting[] {
    const queue = this.#waiting.get(name) ?? [];
    this.#waiting.set(name, queue);
    return queue;
  }

  #hold(name: string, callback: Callback): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const held: Held = { steal: () => reject(new DOMException('stolen', 'AbortError')) };
      this.#held.set(name, held);
      const free = (): void => {
        if (this.#held.get(name) !== held) return;
        this.#held.delete(name);
        this.#queue(name).shift()?.grant();
      };
      Promise.resolve(callback({ name, mode: 'exclusive' }))
        .then(resolve, reject)
        .finally(free);
    });
  }
}
