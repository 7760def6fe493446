/** The service worker as the user meets it: "ready to work offline", and a new version only when they say so. */
import { Workbox } from 'workbox-window';

class Offline {
  /** Everything is kept on this computer: a cold start without network works. */
  ready = $state(false);
  /** A new version has been fetched and waits for consent. */
  updateWaiting = $state(false);
  #workbox: Workbox | null = null;
  /** The user of this tab agreed to the new version. */
  #agreed = false;
  /** Another tab's user did: this tab's files come from the new version from now on. */
  #replaced = false;

  start(): void {
    const possible = import.meta.env.PROD && 'serviceWorker' in navigator && location.protocol.startsWith('http');
    if (!possible) return;
    const workbox = new Workbox('./sw.js', { type: 'module', updateViaCache: 'none' });
    this.#workbox = workbox;
    workbox.addEventListener('waiting', () => {
      this.updateWaiting = true;
    });
    workbox.addEventListener('activated', () => {
      this.ready = true;
    });
    let controlled = navigator.serviceWorker.controller !== null;
    workbox.addEventListener('controlling', () => {
      if (this.#agreed) location.reload();
      else if (controlled) this.updateWaiting = this.#replaced = true;
      controlled = true;
    });
    void navigator.serviceWorker.ready.then(() => {
      this.ready = true;
    });
    // Registering fails where a company's policy forbids service workers: the page still works while its server is there.
    workbox.register().catch(() => undefined);
  }

  check(): void {
    this.#workbox?.update().catch(() => undefined);
  }

  /** The user agreed: the waiting version takes over and the page reloads. */
  update(): void {
    if (this.#replaced) location.reload();
    this.#agreed = true;
    this.#workbox?.messageSkipWaiting();
  }

  later(): void {
    this.updateWaiting = false;
  }
}

export const offline = new Offline();
