import { beforeEach, describe, expect, it, vi } from 'vitest';
import { encryptionWith, readEncryptionKey } from '#adapters/shared/encrypt.ts';
import type { SendResult } from '#core/delivery/chat-adapter.ts';
import type { Contacts } from '#core/subscriptions/contacts.ts';
import { type Letter, type MailApi, mailApiOf } from '#core/subscriptions/mail/mail-api.ts';
import { sendWaitingLetters } from '#engine/use-cases/letters.ts';
import { at } from '#test/contracts/state/database.ts';
import { memoryState, START } from '#test/fakes/state.ts';

const ENCRYPTION = encryptionWith(readEncryptionKey('0'.repeat(64)));
const ADDRESS = 'https://papers.example.org';
const NEVER_ENDS = new AbortController().signal;

describe('letters', () => {
  let now = at(0);
  let contacts: Contacts;
  let mail: MailApi;
  let sent: Letter[];
  let counted: string[];
  beforeEach(async () => {
    now = at(0);
    const state = await memoryState({ now: () => now });
    contacts = state.contacts(ENCRYPTION);
    mail = mailApiOf({ contacts, encryption: ENCRYPTION, address: ADDRESS, isSent: true, now: () => START });
    sent = [];
    counted = [];
  });
  const send = (result: SendResult | Promise<SendResult> | Error) =>
    sendWaitingLetters(
      {
        contacts,
        mail,
        host: 'papers.example.org',
        timing: { sweep: 1_000, send: 10_000 },
        sleep: async () => {},
        logger: { error: () => {}, warn: () => {} },
        meter: { lettered: (kind, outcome) => void counted.push(`${kind} ${outcome}`) },
        sender: {
          sendLetter: async (letter) => {
            sent.push(letter);
            if (result instanceof Error) throw result;
            return result;
          },
        },
      },
      NEVER_ENDS,
    );
  const OK: SendResult = { kind: 'sent', ref: { id: '1' } };

  it('ask a mailbox once, by a link that confirms it, in words that are all ours', async () => {
    await contacts.ask('ann@example.org', {
      person: { platform: 'fake', id: 'm' },
      name: 'Buy now at evil.example',
    });
    await send(OK);
    await send(OK);
    expect(sent).toHaveLength(1);
    expect(counted).toEqual(['confirm sent']);
    const [letter] = sent;
    expect(letter).toMatchObject({ to: 'ann@example.org', marker: expect.stringMatching(/^[0-9a-f]{22}$/) });
    expect(JSON.stringify(letter)).not.toMatch(/evil/);
    const token = letter?.link.address.split('/').at(-2) ?? '';
    expect(letter?.link.address).toBe(`${ADDRESS}/m/${token}/confirm`);
    expect(mail.open('confirm', token)?.person).toEqual((await contacts.find('ann@example.org'))?.person);
  });

  it('that nobody takes now are sent later', async () => {
    await contacts.ask('ann@example.org');
    await send({ kind: 'retry', afterMs: 60_000, scope: 'channel', reason: '451' });
    await send(OK);
    expect(sent).toHaveLength(1);
    now = at(60_000);
    await send(OK);
    await send(OK);
    expect(sent).toHaveLength(2);
    expect(sent[0]).toEqual(sent[1]);
  });

  it.each([
    ['a lost answer', { kind: 'unknown', reason: 'dropped' }],
    ['a fault of ours', new Error('thrown')],
    ['a refusal of what is in it', { kind: 'never', scope: 'message', reason: '554' }],
  ] as const)('are not sent twice after %s', async (_, result) => {
    await contacts.ask('ann@example.org');
    await send(result);
    await send(OK);
    expect(sent).toHaveLength(1);
  });

  it('are taken when it is their turn, so that one that takes long loses no other to a kill', async () => {
    for (let at = 0; at < 5; at += 1) await contacts.ask(`a${at}@example.org`);
    const gate = Promise.withResolvers<SendResult>();
    const sending = send(gate.promise);
    await vi.waitFor(() => expect(sent).toHaveLength(3));
    expect(await contacts.takeLetters(9)).toHaveLength(2);
    gate.resolve(OK);
    await sending;
    expect(sent).toHaveLength(3);
  });

  it('to a mailbox that does not exist end it', async () => {
    await contacts.ask('ann@example.org');
    await send({ kind: 'closed', reason: '550 5.1.1' });
    expect(await contacts.find('ann@example.org')).toMatchObject({ state: 'bounced' });
  });
});
