/** What this browser on this computer offers, for the page "This computer". Nothing here changes anything. */
export interface EnvironmentReport {
  /** The browser promised not to delete the data when the disk gets full; null = it cannot say. */
  readonly persistentStorage: boolean | null;
  readonly usedBytes: number | null;
  readonly quotaBytes: number | null;
  readonly indexedDB: boolean;
  readonly privateFiles: boolean;
  readonly webAssembly: boolean;
  /** Files can be saved in place; otherwise by download. */
  readonly fileAccess: boolean;
  readonly serviceWorker: boolean;
  readonly locks: boolean;
  readonly secureContext: boolean;
  /** Logical processors; null = it cannot say. */
  readonly cores: number | null;
  readonly online: boolean;
}

/** The smallest module: hardened browsers have no `WebAssembly`, or refuse to compile under the page's policy. */
const EMPTY_MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

function webAssemblyAllowed(): boolean {
  try {
    return new WebAssembly.Module(EMPTY_MODULE) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

async function answered<T>(question: () => Promise<T> | undefined): Promise<T | null> {
  try {
    return (await question()) ?? null;
  } catch {
    return null;
  }
}

function indexedDbOffered(): boolean {
  try {
    return Boolean(globalThis.indexedDB);
  } catch {
    return false;
  }
}

export async function environmentReport(): Promise<EnvironmentReport> {
  const { navigator } = globalThis;
  const estimate = await answered(() => navigator.storage?.estimate?.());
  const root = await answered(() => navigator.storage?.getDirectory?.());
  return {
    persistentStorage: await answered(() => navigator.storage?.persisted?.()),
    usedBytes: estimate?.usage ?? null,
    quotaBytes: estimate?.quota ?? null,
    indexedDB: indexedDbOffered(),
    privateFiles: root !== null,
    webAssembly: webAssemblyAllowed(),
    fileAccess: 'showSaveFilePicker' in globalThis,
    serviceWorker: 'serviceWorker' in navigator && globalThis.location?.protocol !== 'file:',
    locks: Boolean(navigator.locks),
    secureContext: Boolean(globalThis.isSecureContext),
    cores: navigator.hardwareConcurrency ?? null,
    online: navigator.onLine,
  };
}

/** Asks the browser to keep the data when the disk gets full. Some ask the user; call it after a first real edit, not at start. */
export async function askForPersistence(): Promise<boolean | null> {
  return answered(() => navigator.storage?.persist?.());
}
