/** Project files in: a file field, a file dropped on the window, one opened from the file manager. They give the text; who asked reads it. */

/** UTF-8 takes at most 4 bytes a character, and the reader refuses more than 50 million: no more of a file needs reading to refuse it. */
const MOST_BYTES = 4 * 50_000_000 + 4;

interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files: readonly FileSystemFileHandle[] }) => void): void;
}

export function readFileText(file: Blob): Promise<string> {
  return file.slice(0, MOST_BYTES).text();
}

/** Null when the user cancelled. */
export function pickProjectFile(): Promise<string | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.plateau,.json,application/json';
    input.hidden = true;
    const end = (text: string | null | Promise<string>): void => {
      input.remove();
      resolve(text);
    };
    input.addEventListener('cancel', () => end(null));
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      end(file ? readFileText(file) : null);
    });
    // In the page until it has answered: a field that nothing holds may be collected while its dialog is open.
    document.body.append(input);
    input.click();
  });
}

/** Files dropped anywhere on the window, and files opened from the file manager by the installed app. The return value ends it. */
export function listenForFiles(onText: (text: string) => void): () => void {
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  const over = (event: DragEvent): void => {
    if (hasFiles(event)) event.preventDefault();
  };
  const drop = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) void readFileText(file).then(onText);
  };
  const queue = (globalThis as unknown as { launchQueue?: LaunchQueue }).launchQueue;
  queue?.setConsumer(({ files }) => {
    const [handle] = files;
    if (handle) void handle.getFile().then(readFileText).then(onText);
  });
  window.addEventListener('dragover', over);
  window.addEventListener('drop', drop);
  return () => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('drop', drop);
  };
}
