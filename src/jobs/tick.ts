/**
 * Gives the event loop one turn, so that messages (an abort among them) are heard between two slices of work.
 * A message channel, because timers are held back to 4 ms when nested and to a second in a hidden page.
 */
export type Tick = () => Promise<void>;

export function createTick(): { readonly tick: Tick; close(): void } {
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  // Under Node a listening port keeps the process alive; there a tick in flight is enough.
  const port: { ref?: () => void; unref?: () => void } = channel.port1 as unknown as { ref?: () => void; unref?: () => void };
  port.unref?.();
  return {
    tick: () =>
      new Promise((resolve) => {
        port.ref?.();
        waiting.push(() => {
          port.unref?.();
          resolve();
        });
        channel.port2.postMessage(null);
      }),
    close: () => channel.port1.close(),
  };
}
