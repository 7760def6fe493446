/** Hands a file made in the page to the browser's downloads. */

/** Long enough for a slow browser to have read it. */
const KEPT_MILLISECONDS = 60_000;

export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MILLISECONDS);
}

/** @param mime e.g. 'text/plain' */
export function downloadText(name: string, text: string, mime: string): void {
  download(name, new Blob([text], { type: mime }));
}
