/** Packs document bytes for the database: gzip where the browser has it (JSON shrinks about tenfold), as they are elsewhere. */
export interface PackedBytes {
  readonly packing: 'gzip' | 'none';
  readonly bytes: Uint8Array;
}

async function through(bytes: Uint8Array, transform: ReadableWritablePair): Promise<Uint8Array> {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(transform);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export async function pack(bytes: Uint8Array): Promise<PackedBytes> {
  if (typeof CompressionStream === 'undefined') return { packing: 'none', bytes };
  return { packing: 'gzip', bytes: await through(bytes, new CompressionStream('gzip')) };
}

/** Rejects when the bytes are not what `pack` made. */
export async function unpack(packed: PackedBytes): Promise<Uint8Array> {
  if (packed.packing === 'none') return packed.bytes;
  return through(packed.bytes, new DecompressionStream('gzip'));
}
