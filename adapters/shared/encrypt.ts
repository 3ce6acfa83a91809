import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { SetupError } from '#core/errors.ts';
import type { Encryption } from '#core/parts/encryption.ts';

const CIPHER = 'aes-256-gcm';
const [VERSION, IV, TAG] = ['1', 12, 16];

/** A secret as text that only the key opens, and only under the same name. */
export function encrypt(key: Buffer, name: string, secret: string): string {
  const iv = randomBytes(IV);
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(name));
  const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
}

/** The secret that was encrypted. Throws a SetupError where the key is another one, or the text was changed or moved. */
export function decrypt(key: Buffer, name: string, encrypted: string): string {
  const [version, text = ''] = encrypted.split('.');
  const bytes = Buffer.from(text, 'base64url');
  try {
    if (version !== VERSION || bytes.length < IV + TAG) throw new Error('not a sealed text');
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV))
      .setAAD(Buffer.from(name))
      .setAuthTag(bytes.subarray(IV, IV + TAG));
    return decipher.update(bytes.subarray(IV + TAG), undefined, 'utf8') + decipher.final('utf8');
  } catch (cause) {
    throw new SetupError(
      'key-wrong',
      `What is kept of ${name} cannot be opened: ENCRYPTION_KEY is not the one that it was stored with. Set the old key; else a Slack workspace adds the app again, and a mailbox subscribes again.`,
      { cause },
    );
  }
}

/** The 32 bytes of a key that is written as 64 hexadecimal digits, as base64, or as any long enough phrase. */
export function readEncryptionKey(written: string): Buffer {
  if (/^[0-9a-f]{64}$/i.test(written)) return Buffer.from(written, 'hex');
  if (written.length < 32) {
    throw new SetupError(
      'setting-invalid',
      'ENCRYPTION_KEY is too short: make one with "openssl rand -hex 32".',
    );
  }
  return createHash('sha256').update(written).digest();
}

/** What a key does, without the key. */
export function encryptionWith(key: Buffer): Encryption {
  // The uses are few, and a key costs more to make than to use.
  const derived = new Map<string, KeyObject>();
  return {
    encrypt: (name, secret) => encrypt(key, name, secret),
    decrypt: (name, encrypted) => decrypt(key, name, encrypted),
    mac: (use, text) => {
      const own =
        derived.get(use) ?? createSecretKey(createHmac('sha256', key).update(`paperboy ${use}`).digest());
      derived.set(use, own);
      return createHmac('sha256', own).update(text).digest('hex');
    },
  };
}
