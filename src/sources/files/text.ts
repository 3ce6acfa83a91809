import { createReadStream } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A file's text, streamed. */
export interface TextLines {
  /** The first character that is not white space; undefined in an empty file. */
  readonly first: string | undefined;
  readonly chunks: AsyncIterable<string>;
  /** The lines without their ends; one longer than any paper's comes cut, as no JSON. */
  lines(): AsyncGenerator<string>;
  /** Bytes of the file, as it is on disk, read so far. */
  bytesRead(): number;
}

const LONGEST_LINE = 5_000_000;

/** Opens a file for reading once, unpacking gzip whatever the file is called. Rejects with the system's errors. */
export async function openText(path: string): Promise<TextLines> {
  const packed = await isGzip(path);
  const file = createReadStream(path);
  // An error of the file reaches the reader through the unpacker that the pipeline destroys.
  const bytes: AsyncIterable<Buffer> = packed ? pipeline(file, createGunzip(), () => {}) : file;
  const rest = decoded(bytes);
  let head = '';
  let first: string | undefined;
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    head += next.value;
    first = /\S/u.exec(next.value)?.[0];
    if (first) break;
  }
  const chunks = joined(head, rest);
  return { first, chunks, lines: () => lines(chunks), bytesRead: () => file.bytesRead };
}

async function isGzip(path: string): Promise<boolean> {
  await using file = await openFile(path);
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2);
  return buffer.readUInt16BE() === 0x1f8b;
}

async function* decoded(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function* joined(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield head;
  yield* rest;
}

async function* lines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let open = '';
  for await (const chunk of chunks) {
    const parts = chunk.split('\n');
    open += parts[0];
    for (const part of parts.slice(1)) {
      yield open;
      open = part;
    }
    // No JSON begins with this, so that what is left of the line is a bad line like any other.
    if (open.length > LONGEST_LINE) open = '\0';
  }
  if (open) yield open;
}
