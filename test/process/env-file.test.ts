import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnvFile } from '#src/process/env-file.ts';
import { folder } from '#test/program/folder.ts';

const TEXT = '# Zürich\r\nADAPTERS=console\r\nHF_TOKEN="hf_example"\r\n';
const SETTINGS = { ADAPTERS: 'console', HF_TOKEN: 'hf_example' };

function fileOf(bytes: Uint8Array): string {
  const file = join(folder(), '.env');
  writeFileSync(file, bytes);
  return file;
}

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('a file of settings', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16, as Windows writes it', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['UTF-16 the other way round', utf16be(`\ufeff${TEXT}`)],
  ])('in %s is read from its first line on', (_, bytes) => {
    expect(readEnvFile(fileOf(bytes))).toEqual(SETTINGS);
  });

  it.each([
    [
      'UTF-16 without a mark',
      Buffer.from('ADAPTERS=console\n', 'utf16le'),
      /UTF-16 that does not say so: save it as UTF-8\.$/,
    ],
    ['Latin-1', Buffer.from(TEXT, 'latin1'), /not written in UTF-8: save it as UTF-8\.$/],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), /save it as UTF-8\.$/],
  ])('in %s is refused in a sentence', (_, bytes, sentence) => {
    expect(() => readEnvFile(fileOf(bytes))).toThrow(sentence);
  });

  it('that is a folder is refused in a sentence, and none is none', () => {
    const home = folder();
    mkdirSync(join(home, '.env'));
    expect(() => readEnvFile(join(home, '.env'))).toThrow(/\.env cannot be read: /);
    expect(readEnvFile(join(home, 'nothing'))).toEqual({});
  });

  it('that somebody has named and that is not there is told so', () => {
    expect(() => readEnvFile(join(folder(), 'nothing'), { named: true })).toThrow(
      /nothing cannot be read: ENV_FILE names it, and it is not there\.$/,
    );
  });
});
