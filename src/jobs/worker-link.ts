/**
 * One worker and the conversation with it. comlink alone never settles a call to a worker that failed to load, died or was terminated; this
 * link watches for death and silence, and then answers every open call with a failure, so that nothing is left pending.
 */
import { type Endpoint, type Remote, wrap } from 'comlink';
import type { JobFailureCode } from './runner.ts';
import type { Beat } from './simulation-service.ts';

/** What is used of a Worker; a Node thread or a test's fake is made to look like it. */
export interface WorkerLike {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message' | 'error' | 'messageerror', listener: (event: Event) => void): void;
  terminate(): void;
}

export interface WorkerLink<Api> {
  readonly api: Remote<Api>;
  readonly closed: boolean;
  /** From now on (until `rest`) the worker must be heard every `silenceMilliseconds`, else the link closes with 'workerHung'. */
  watch(silenceMilliseconds: number): void;
  rest(): void;
  /** Ends the worker. Open calls reject with an error named LinkClosed that carries `code`. */
  close(code: JobFailureCode, detail: string): void;
}

/** Silence is counted in ticks of a timer, not by the clock: a laptop that slept did not hang. */
const TICKS_OF_SILENCE = 4;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

class Link<Api> implements WorkerLink<Api> {
  readonly api: Remote<Api>;
  closed = false;
  readonly #worker: WorkerLike;
  readonly #onBeat: (beat: Beat) => void;
  readonly #listeners = new Set<(event: MessageEvent) => void>();
  readonly #open = new Set<unknown>();
  #reason: { code: JobFailureCode; detail: string } = { code: 'workerDied', detail: 'the worker has ended' };
  #timer: ReturnType<typeof setInterval> | null = null;
  #silentTicks = 0;

  constructor(worker: WorkerLike, onBeat: (beat: Beat) => void) {
    this.#worker = worker;
    this.#onBeat = onBeat;
    worker.addEventListener('message', (event) => this.#hear(event as MessageEvent));
    worker.addEventListener('error', (event) => {
      event.preventDefault?.();
      this.close('workerDied', (event as ErrorEvent).message || 'the worker could not be loaded');
    });
    worker.addEventListener('messageerror', () => this.close('workerDied', 'a message from the worker could not be read'));
    this.api = wrap<Api>(this.#endpoint());
  }

  watch(silenceMilliseconds: number): void {
    this.rest();
    if (this.closed) return;
    this.#silentTicks = 0;
    this.#timer = setInterval(() => {
      this.#silentTicks += 1;
      if (this.#silentTicks > TICKS_OF_SILENCE) this.close('workerHung', `nothing heard for ${silenceMilliseconds} ms`);
    }, silenceMilliseconds / TICKS_OF_SILENCE);
  }

  rest(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  close(code: JobFailureCode, detail: string): void {
    if (this.closed) return;
    this.closed = true;
    this.rest();
    this.#reason = { code, detail };
    this.#worker.terminate();
    for (const id of [...this.#open]) this.#answerClosed(id);
  }

  #hear(event: MessageEvent): void {
    if (this.closed) return;
    this.#silentTicks = 0;
    const data: unknown = event.data;
    if (!isRecord(data)) return;
    if (data.beat === true) {
      this.#onBeat(data as unknown as Beat);
      return;
    }
    this.#open.delete(data.id);
    for (const listener of this.#listeners) listener(event);
  }

  #endpoint(): Endpoint {
    return {
      postMessage: (message: unknown, transfer: Transferable[] = []) => {
        const id = isRecord(message) ? message.id : undefined;
        if (this.closed) {
          this.#open.add(id);
          queueMicrotask(() => this.#answerClosed(id));
          return;
        }
        this.#worker.postMessage(message, transfer);
        this.#open.add(id);
      },
      addEventListener: (_type, listener) => {
        this.#listeners.add(listener as (event: MessageEvent) => void);
      },
      removeEventListener: (_type, listener) => {
        this.#listeners.delete(listener as (event: MessageEvent) => void);
      },
    };
  }

  /** Settles one open call with a throw in comlink's own wire format (comlink/dist/esm/protocol.d.ts). */
  #answerClosed(id: unknown): void {
    if (!this.#open.delete(id)) return;
    const { code, detail } = this.#reason;
    const data = { id, type: 'HANDLER', name: 'throw', value: { isError: true, value: { name: 'LinkClosed', message: detail, code } } };
    for (const listener of this.#listeners) listener({ data } as MessageEvent);
  }
}

export function openLink<Api>(worker: WorkerLike, onBeat: (beat: Beat) => void = () => {}): WorkerLink<Api> {
  return new Link<Api>(worker, onBeat);
}
