/** What tabs of this browser tell each other about projects. Notices only: nothing is believed without looking into the database. */
import type { StoreEnvironment, TabChannel } from './store-environment.ts';

export interface TabMessage {
  readonly kind: 'saved' | 'removed' | 'released' | 'handOver';
  readonly id: string;
}

const KINDS: readonly string[] = ['saved', 'removed', 'released', 'handOver'];

function isMessage(data: unknown): data is TabMessage {
  if (typeof data !== 'object' || data === null) return false;
  const { kind, id } = data as Partial<TabMessage>;
  return typeof kind === 'string' && KINDS.includes(kind) && typeof id === 'string';
}

export class TabMessages {
  readonly #channel: TabChannel | null;
  readonly #listeners = new Set<(message: TabMessage) => void>();

  constructor(environment: StoreEnvironment) {
    this.#channel = environment.openChannel('plateau');
    this.#channel?.addEventListener('message', ({ data }) => {
      if (isMessage(data)) for (const listener of [...this.#listeners]) listener(data);
    });
  }

  get available(): boolean {
    return this.#channel !== null;
  }

  post(message: TabMessage): void {
    this.#channel?.postMessage(message);
  }

  onMessage(listener: (message: TabMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#channel?.close();
  }
}
