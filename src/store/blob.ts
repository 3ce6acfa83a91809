/** Numbers as they are stored in a blob. */
export function bytesOf(numbers: Uint16Array | Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** The numbers of a blob; one whose memory is not aligned is copied first. */
export function numbersIn<Numbers>(
  blob: unknown,
  Type: { new (buffer: ArrayBufferLike, from: number, length: number): Numbers; BYTES_PER_ELEMENT: number },
): Numbers {
  if (!(blob instanceof Uint8Array))
    throw new Error('A blob is missing from the archive: what it held is to be learned again.');
  const bytes = blob.byteOffset % Type.BYTES_PER_ELEMENT === 0 ? blob : blob.slice();
  return new Type(bytes.buffer, bytes.byteOffset, Math.floor(bytes.byteLength / Type.BYTES_PER_ELEMENT));
}
