import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encryptionWith, readEncryptionKey } from '#adapters/shared/encrypt.ts';
import { MAIL } from '#core/subscriptions/contacts.ts';
import { createMailTokens, type MailPurpose } from '#core/subscriptions/mail/tokens.ts';
import { START } from '#test/fakes/state.ts';

const ENCRYPTION = encryptionWith(readEncryptionKey('a'.repeat(64)));
const ANN = { platform: MAIL, id: '0123456789abcdef01234567' };
const DAY = 86_400_000;
const PURPOSES: readonly MailPurpose[] = ['confirm', 'stop', 'settings', 'act', 'bounce'];
const tokensAt = (now: number) => createMailTokens(ENCRYPTION, () => now);

describe('the token of a link in a mail', () => {
  it.each(PURPOSES)('says whose it is, for %s and for nothing else', (purpose) => {
    const token = tokensAt(START).make(purpose, ANN);
    for (const each of PURPOSES)
      expect(tokensAt(START).open(each, token)).toEqual(
        each === purpose ? { person: ANN, expired: false } : undefined,
      );
  });

  it.each([
    ['confirm', 7],
    ['settings', 30],
    ['act', 90],
  ] as const)('for %s is good for %i days, and known after that', (purpose, days) => {
    const token = tokensAt(START).make(purpose, ANN);
    expect(tokensAt(START + days * DAY).open(purpose, token)).toMatchObject({ expired: false });
    expect(tokensAt(START + (days + 1) * DAY).open(purpose, token)).toEqual({ person: ANN, expired: true });
  });

  it.each(['stop', 'bounce'] as const)('for %s is good for ever', (purpose) => {
    const token = tokensAt(START).make(purpose, ANN);
    expect(tokensAt(START + 3_650 * DAY).open(purpose, token)).toMatchObject({ expired: false });
  });

  it('of a bounce fits before the @ of an address, whatever becomes of capital letters', () => {
    const token = tokensAt(START).make('bounce', ANN);
    expect(`b+${token}`.length).toBeLessThanOrEqual(64);
    expect(tokensAt(START).open('bounce', token.toUpperCase())?.person).toEqual(ANN);
  });

  it('is nobody’s once a letter of it is another one', () => {
    const token = tokensAt(START).make('act', ANN);
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'abcdef0189-'), (at, letter) => {
        fc.pre(token[at] !== letter);
        const changed = token.slice(0, at) + letter + token.slice(at + 1);
        expect(tokensAt(START).open('act', changed)).toBeUndefined();
      }),
    );
  });

  it('is nobody’s by another key', () => {
    const other = createMailTokens(encryptionWith(readEncryptionKey('b'.repeat(64))), () => START);
    expect(other.open('stop', tokensAt(START).make('stop', ANN))).toBeUndefined();
  });
});
