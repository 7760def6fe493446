/**
 * A project as bytes and back. A document is immutable, so the hash of its bytes is computed once per object.
 * Everything read from the disk, rows and copies, passes `readDocument`: a future format is upgraded there.
 */

import { sha256HexOfBytes } from '../maths/sha256.ts';
import type { Project } from '../model/project.ts';

interface Facts {
  readonly key: string;
  readonly size: number;
}

const known = new WeakMap<Project, Facts>();

export function documentBytes(project: Project): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(project));
}

function factsOf(project: Project): Facts {
  const facts = known.get(project);
  if (facts) return facts;
  const bytes = documentBytes(project);
  const computed = { key: sha256HexOfBytes(bytes), size: bytes.length };
  known.set(project, computed);
  return computed;
}

/** Hash of the document's bytes: equal documents have equal keys, also across sessions. */
export const documentKey = (project: Project): string => factsOf(project).key;

/** Bytes of the document as JSON. */
export const documentSize = (project: Project): number => factsOf(project).size;

/** Another object with the same bytes needs no second hash. */
export function sameDocument(original: Project, twin: Project): Project {
  known.set(twin, factsOf(original));
  return twin;
}

/** The browser's own SHA-256 is some twenty times faster, which tells when a long history is read; plain http addresses do not have it. */
async function hashOf(bytes: Uint8Array): Promise<string> {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return sha256HexOfBytes(bytes);
  const digest = new Uint8Array(await subtle.digest('SHA-256', new Uint8Array(bytes)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The document whose bytes hash to `key`; null when they do not, or are no project. */
export async function readDocument(bytes: Uint8Array, key: string): Promise<Project | null> {
  if ((await hashOf(bytes)) !== key) return null;
  const project = parseProject(bytes);
  if (project) known.set(project, { key, size: bytes.length });
  return project;
}

function parseProject(bytes: Uint8Array): Project | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return looksLikeProject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Enough structure that the page can open it; the model's own checks judge the figures. */
function looksLikeProject(value: unknown): value is Project {
  if (typeof value !== 'object' || value === null) return false;
  const { format, id, baseline, scenarios } = value as Partial<Record<keyof Project, unknown>>;
  const formatKnown = typeof format === 'string' && format.startsWith('plateau-project/');
  return formatKnown && typeof id === 'string' && typeof baseline === 'object' && baseline !== null && Array.isArray(scenarios);
}
