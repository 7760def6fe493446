/**
 * The envelope of a second copy: `plateau-backup/1 <sha-256>\n` and the payload it is the hash of. Any changed, missing or added bit
 * makes it unreadable instead of wrong.
 */
import { sha256HexOfBytes } from '../maths/sha256.ts';

const MAGIC = 'plateau-backup/1 ';
const HEADER_LENGTH = MAGIC.length + 64 + 1;

export function seal(payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = new TextEncoder().encode(`${MAGIC}${sha256HexOfBytes(payload)}\n`);
  const sealed = new Uint8Array(header.length + payload.length);
  sealed.set(header);
  sealed.set(payload, header.length);
  return sealed;
}

/** The payload, or null when the bytes are not exactly what `seal` made. */
export function unseal(sealed: Uint8Array): Uint8Array | null {
  if (sealed.length < HEADER_LENGTH) return null;
  const payload = sealed.subarray(HEADER_LENGTH);
  const header = new TextDecoder('latin1').decode(sealed.subarray(0, HEADER_LENGTH));
  return header === `${MAGIC}${sha256HexOfBytes(payload)}\n` ? payload : null;
}
