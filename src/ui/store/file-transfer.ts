/**
 * Project files out: into a file of the user's choice where the browser can (the next export of the same project goes to the same file),
 * else as a download. In: see files-in.ts.
 */
import { type Lang, localText } from '../../i18n/lang.ts';
import { storeTexts } from '../../i18n/texts/store.ts';
import type { Project } from '../../model/project.ts';
import { writeProjectFile } from '../../model/project-file.ts';
import { APP_VERSION } from '../app-version.ts';
import { downloadText } from '../parts/download.ts';

const EXTENSION = '.plateau';
const MIME = 'application/vnd.plateau+json';
const LONGEST_NAME = 80;

interface SavePicker {
  showSaveFilePicker?(options: {
    suggestedName: string;
    id: string;
    types: readonly { description: string; accept: Record<string, readonly string[]> }[];
  }): Promise<FileSystemFileHandle>;
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
  downloadText(fileNameOf(project.name, lang), text, MIME);
  return true;
}
