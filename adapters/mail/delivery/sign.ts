import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import DKIM from 'nodemailer/lib/dkim';
import { messageOf, SetupError } from '#core/errors.ts';
import type { SigningKey } from '../settings.ts';

/** Puts a signature above a mail; nothing where no key is given, for whoever's relay signs. */
export type Sign = (mail: Buffer) => Promise<Buffer>;

/** Signs by DKIM, every header that a mail has of those that are worth it, both of RFC 8058 among them. Throws a SetupError where the key cannot be read. */
export function signWith(key: SigningKey | undefined): Sign {
  if (!key) return async (mail) => mail;
  const { domain: domainName, selector: keySelector } = key;
  const dkim = new DKIM({ domainName, keySelector, privateKey: privateKeyIn(key) });
  return async (mail) => await buffer(dkim.sign(mail));
}

/** A key as PEM, which can sign. */
export function privateKeyIn({ file }: Pick<SigningKey, 'file'>): string {
  try {
    const pem = readFileSync(file, 'utf8');
    const { asymmetricKeyType } = createPrivateKey(pem);
    if (asymmetricKeyType === 'rsa') return pem;
    throw new Error(`it is of type ${asymmetricKeyType}, and mails are signed with RSA`);
  } catch (cause) {
    throw new SetupError(
      'setting-invalid',
      `DKIM_KEY must be a file with a private RSA key: ${messageOf(cause)}. Make one with "openssl genrsa -out dkim.pem 2048".`,
      { cause },
    );
  }
}
