import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { messageOf, SetupError } from '#core/errors.ts';
import type { Env } from '../settings.ts';

const SAVE = 'save it as UTF-8';

/** The settings in a file, in any encoding that editors write; none where there is no file, but for one that somebody has `named`. A SetupError says why one cannot be read. */
export function readEnvFile(file: string, { named = false } = {}): Env {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    const isThere = (cause as NodeJS.ErrnoException).code !== 'ENOENT';
    if (!isThere && !named) return {};
    if (!isThere) throw unreadable(file, 'ENV_FILE names it, and it is not there', { cause });
    throw unreadable(file, messageOf(cause), { cause });
  }
  const text = textOf(file, bytes);
  if (text.includes('\0')) throw unreadable(file, `it looks like UTF-16 that does not say so: ${SAVE}`);
  return parseEnv(text);
}

function textOf(file: string, bytes: Buffer): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    // A mark of the byte order at its beginning is left out.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unreadable(file, `it is not written in ${encoding.toUpperCase()}: ${SAVE}`, { cause });
  }
}

function unreadable(file: string, why: string, options?: ErrorOptions): SetupError {
  return new SetupError('setting-invalid', `${file} cannot be read: ${why}.`, options);
}
