/**
 * Purpose: one fingerprint for one content, whatever the order of its fields: the text that is hashed ("canonical JSON") and its SHA-256.
 * Rules: no spaces; keys in the order of their UTF-16 code units; numbers as ECMAScript writes them (shortest that reads back, −0 as 0);
 * strings as JSON.stringify writes them; fields that are undefined are absent, undefined in a list is null; numbers that are not finite,
 * which JSON lacks, are null.
 * Source: the rules are those of RFC 8785 (JSON Canonicalization Scheme).
 */
import { sha256Hex } from '../maths/sha256.ts';

function write(value: unknown, parts: string[]): void {
  if (Array.isArray(value)) {
    parts.push('[');
    value.forEach((item, index) => {
      if (index > 0) parts.push(',');
      write(item === undefined ? null : item, parts);
    });
    parts.push(']');
  } else if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    fields.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    parts.push('{');
    fields.forEach(([key, field], index) => {
      parts.push(index > 0 ? ',' : '', JSON.stringify(key), ':');
      write(field, parts);
    });
    parts.push('}');
  } else {
    parts.push(JSON.stringify(value) ?? 'null');
  }
}

/** @param value anything JSON can hold. @example canonicalJson({ b: 1, a: [0.5, undefined] }) // '{"a":[0.5,null],"b":1}' */
export function canonicalJson(value: unknown): string {
  const parts: string[] = [];
  write(value, parts);
  return parts.join('');
}

/** SHA-256 of the canonical JSON, 64 hexadecimal digits: equal contents have equal hashes. */
export function contentHash(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}
