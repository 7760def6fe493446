/**
 * Gives the event loop one turn, so that messages (an abort among them) are heard between two slices of work.
 * In the browser a message channel, because timers are held back to 4 ms when nested and to a second in a hidden page. In Node
 * `setImmediate`, because there a port that answers itself is served a thousand times before a timer gets its turn.
 */
export type Tick = () => Promise<void>;

export interface TickSource {
  readonly tick: Tick;
  close(): void;
}

export function createTick(): TickSource {
  if (typeof setImmediate === 'function') return { tick: () => new Promise((resolve) => setImmediate(resolve)), close: () => {} };
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  return {
    tick: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        channel.port2.postMessage(null);
      }),
    close: () => channel.port1.close(),
  };
}
