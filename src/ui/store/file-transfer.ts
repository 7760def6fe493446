/**
 * Project files in and out. Out: into a file of the user's choice where the browser can (the next export of the same project goes to the same
 * file), else as a download. In: a file field, a file dropped on the window, or one opened from the file manager.
 */
import { type Lang, localText } from '../../i18n/lang.ts';
import { storeTexts } from '../../i18n/texts/store.ts';
import type { Project } from '../../model/project.ts';
import { MOST_CHARACTERS, writeProjectFile } from '../../model/project-file.ts';
import { APP_VERSION } from '../app-version.ts';

const EXTENSION = '.plateau';
const MIME = 'application/vnd.plateau+json';
const LONGEST_NAME = 80;
/** UTF-8 takes at most 4 bytes a character: enough of a file to tell that it is too large, without reading all of it. */
const MOST_BYTES = 4 * MOST_CHARACTERS + 4;

interface SavePicker {
  showSaveFilePicker?(options: {
    suggestedName: string;
    id: string;
    types: readonly { description: string; accept: Record<string, readonly string[]> }[];
  }): Promise<FileSystemFileHandle>;
}

interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files: readonly FileSystemFileHandle[] }) => void): void;
}

/** Files chosen in this session, by project. */
const chosen = new Map<string, FileSystemFileHandle>();

/** A name every file system takes. @example fileNameOf('SCO Ouest 2012/2014', 'fr') // 'SCO Ouest 2012-2014.plateau' */
export function fileNameOf(name: Project['name'], lang: Lang): string {
  const plain = localText(name, lang)
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-')
    .replace(/^[\s.-]+|[\s.-]+$/g, '')
    .slice(0, LONGEST_NAME)
    .trim();
  return `${plain || storeTexts[lang].untitled}${EXTENSION}`;
}

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** Read back after writing: what the status calls saved in a file is in the file. */
async function writeInPlace(handle: FileSystemFileHandle, text: string): Promise<boolean> {
  const writable = await handle.createWritable();
  await writable.write(text);
  await writable.close();
  return (await (await handle.getFile()).text()) === text;
}

/** Null when the browser has no such thing or refuses it here; 'cancelled' when the user changed their mind. */
async function chooseFile(project: Project, lang: Lang): Promise<FileSystemFileHandle | null | 'cancelled'> {
  const picker = globalThis as unknown as SavePicker;
  if (!picker.showSaveFilePicker) return null;
  try {
    return await picker.showSaveFilePicker({
      suggestedName: fileNameOf(project.name, lang),
      id: 'plateau',
      types: [{ description: storeTexts[lang].fileKind, accept: { [MIME]: [EXTENSION] } }],
    });
  } catch (error) {
    return isAbort(error) ? 'cancelled' : null;
  }
}

export function downloadText(name: string, text: string, mime = MIME): void {
  const address = URL.createObjectURL(new Blob([text], { type: mime }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** True when the file was written (or handed to the browser's downloads), false when the user cancelled. */
export async function saveProjectFile(project: Project, lang: Lang): Promise<boolean> {
  const text = writeProjectFile(project, APP_VERSION);
  const handle = chosen.get(project.id) ?? (await chooseFile(project, lang));
  if (handle === 'cancelled') return false;
  if (handle) {
    try {
      if (await writeInPlace(handle, text)) {
        chosen.set(project.id, handle);
        return true;
      }
    } catch {
      // The file was moved, its folder is gone or writing is no longer allowed: a download always works.
    }
    chosen.delete(project.id);
  }
  downloadText(fileNameOf(project.name, lang), text);
  return true;
}

export function readFileText(file: Blob): Promise<string> {
  return file.slice(0, MOST_BYTES).text();
}

/** Null when the user cancelled. */
export function pickProjectFile(): Promise<string | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = `${EXTENSION},.json,application/json`;
    input.addEventListener('cancel', () => resolve(null));
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      resolve(file ? readFileText(file) : null);
    });
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
