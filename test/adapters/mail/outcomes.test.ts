import { describe, expect, it } from 'vitest';
import type { SendResult } from '#core/delivery/chat-adapter.ts';
import type { At, MailFault } from '#test/fakes/mail/faults.ts';
import { mailerOnFake } from './mailer.ts';

const reply = (at: At, code: number, words: string): MailFault => ({ kind: 'reply', at, code, words });

type Expected = Partial<Record<keyof Extract<SendResult, { kind: 'retry' }>, unknown>>;

const PLATFORM: Expected = { kind: 'retry', scope: 'platform' };
const CHANNEL: Expected = { kind: 'retry', scope: 'channel' };

/** What a server says, and what that means for the mail; nothing was delivered in any of these. */
const REFUSALS: readonly (readonly [string, MailFault, Expected])[] = [
  [
    'a busy server at the greeting is asked later, by nobody',
    reply('connect', 421, '4.3.2 Too busy'),
    PLATFORM,
  ],
  [
    'a server that lets nobody in holds nothing against a mailbox',
    reply('connect', 554, '5.7.1 Blocked'),
    PLATFORM,
  ],
  ['a sender that is refused is ours to mend', reply('mail', 550, '5.7.1 Sender not verified'), PLATFORM],
  [
    'a sender that is refused at the recipient is no mailbox that is gone',
    reply('rcpt', 550, '5.1.8 Bad sender'),
    PLATFORM,
  ],
  [
    'a login that is asked for at the recipient is ours to mend',
    reply('rcpt', 530, '5.7.0 Log in first'),
    PLATFORM,
  ],
  [
    'a mail that is too large by its announced size is the mail’s',
    reply('mail', 552, '5.3.4 Too large'),
    { kind: 'never', scope: 'message' },
  ],
  ['a greylist is waited for', reply('rcpt', 450, '4.2.0 Greylisted'), CHANNEL],
  ['a full mailbox, for now, is waited for', reply('rcpt', 452, '4.2.2 Mailbox full'), CHANNEL],
  ['no such mailbox ends it', reply('rcpt', 550, '5.1.1 User unknown'), { kind: 'closed' }],
  ['no such domain for mail ends it', reply('rcpt', 556, '5.1.10 Null MX'), { kind: 'closed' }],
  ['550 without more words ends it', reply('rcpt', 550, 'No such user here'), { kind: 'closed' }],
  [
    'a policy that refuses is no mailbox that is gone',
    reply('rcpt', 550, '5.7.1 Not wanted'),
    { kind: 'never', scope: 'channel' },
  ],
  [
    'a disabled mailbox is left alone for a while',
    reply('rcpt', 554, '5.2.1 Disabled'),
    { kind: 'never', scope: 'channel' },
  ],
  [
    'a text that is taken for spam is the mail’s',
    reply('dot', 554, '5.7.1 Looks like spam'),
    { kind: 'never', scope: 'message' },
  ],
  [
    '550 behind the text, without more, is the mail’s',
    reply('dot', 550, 'Refused'),
    { kind: 'never', scope: 'message' },
  ],
  [
    'no such mailbox ends it behind the text too',
    reply('dot', 550, '5.1.1 User unknown'),
    { kind: 'closed' },
  ],
  ['a server that cannot keep it is asked later', reply('dot', 451, '4.3.0 Try again'), CHANNEL],
  [
    'a server that goes as it should answer says that it did not take it',
    reply('dot', 421, '4.3.2 Going down'),
    CHANNEL,
  ],
  ['a connection that ends at the greeting', { kind: 'drop', at: 'connect' }, PLATFORM],
  ['a connection that ends at the envelope', { kind: 'drop', at: 'rcpt' }, CHANNEL],
  ['half an answer within the envelope', { kind: 'half', at: 'mail', words: '25' }, CHANNEL],
];

/** Nobody knows: the final dot was written. */
const DOUBTS: readonly (readonly [string, MailFault])[] = [
  ['a connection that ends at the dot, with the mail', { kind: 'drop', at: 'dot', stored: true }],
  ['a connection that ends at the dot, without it', { kind: 'drop', at: 'dot', stored: false }],
  ['half an answer', { kind: 'half', at: 'dot', words: '25', stored: true }],
];

describe('what becomes of a mail', () => {
  it('it is sent where the server says so, its Message-ID made of its marker', async () => {
    await using open = await mailerOnFake();
    expect(await open.send()).toEqual({ kind: 'sent', ref: { id: '<abcdefghijklmnopqrstuv@example.org>' } });
    expect(open.server.mails).toHaveLength(1);
  });

  it.each(REFUSALS)('%s', async (_, fault, expected) => {
    await using open = await mailerOnFake();
    open.server.fail(fault);
    expect(await open.send()).toMatchObject({ ...expected, reason: expect.stringMatching(/\S/) });
    expect(open.server.mails).toEqual([]);
    expect(await open.send()).toMatchObject({ kind: 'sent' });
    expect(open.server.mails).toHaveLength(1);
  });

  it.each(DOUBTS)('nobody knows after %s, and nothing is repeated by itself', async (_, fault) => {
    await using open = await mailerOnFake();
    open.server.fail(fault);
    expect(await open.send()).toMatchObject({ kind: 'unknown', reason: expect.stringMatching(/\S/) });
    expect([open.server.dots(), open.server.mails.length]).toEqual([1, fault.stored ? 1 : 0]);
  });

  it('a connection that ends within the text has brought nothing', async () => {
    await using open = await mailerOnFake();
    open.server.fail({ kind: 'drop', at: 'text' });
    const gone = Promise.withResolvers<void>();
    const sending = open.send({ beforeDot: () => gone.promise });
    expect(await sending).toMatchObject(CHANNEL);
    gone.resolve();
    expect(await open.send()).toMatchObject({ kind: 'sent' });
    expect(open.server.mails).toHaveLength(1);
  });

  it.each([
    ['a banner that never comes', 'connect'],
    ['an envelope that is never answered', 'rcpt'],
  ] as const)('%s is waited for no longer than a step may take', async (_, at) => {
    await using open = await mailerOnFake({ stepMs: 150 });
    open.server.fail({ kind: 'hang', at });
    expect(await open.send()).toMatchObject({ kind: 'retry' });
  });

  it('a server that looks through a mail for longer than a step may take has the time to say so', async () => {
    await using open = await mailerOnFake({ stepMs: 150 });
    open.server.weather = () => ({ answerMs: 600 });
    expect(await open.send()).toMatchObject({ kind: 'sent' });
    expect(open.server.mails).toHaveLength(1);
  });

  it('nobody knows where it takes longer than that, too', async () => {
    await using open = await mailerOnFake({ dotMs: 150 });
    open.server.fail({ kind: 'hang', at: 'dot', stored: true });
    expect(await open.send()).toMatchObject({ kind: 'unknown', reason: 'no answer within 0.15 s' });
  });

  it('a connection over which nothing is said for a step ends, and the next mail has one of its own', async () => {
    await using open = await mailerOnFake({ stepMs: 150 });
    await open.send();
    await expect.poll(open.server.waiting).toBe(0);
    expect(await open.send()).toMatchObject({ kind: 'sent' });
    expect(open.server.connections()).toBe(2);
  });

  it('a server that nobody reaches is tried again, for no byte was sent', async () => {
    await using open = await mailerOnFake();
    const back = await open.server.away();
    expect(await open.send()).toMatchObject({ ...PLATFORM, reason: 'the mail server cannot be reached' });
    await back();
    expect(await open.send()).toMatchObject({ kind: 'sent' });
  });

  it('a name that nobody knows is a server that cannot be reached', async () => {
    await using open = await mailerOnFake({ set: { MAIL_TLS: 'off', SMTP_URL: 'smtp://mail.invalid:25' } });
    expect(await open.send()).toMatchObject({ ...PLATFORM, reason: 'the mail server cannot be reached' });
  });

  it('it is not sent where what comes before its dot fails', async () => {
    await using open = await mailerOnFake();
    const beforeDot = () => Promise.reject(new Error('the disk is full'));
    expect(await open.send({ beforeDot })).toMatchObject({ ...CHANNEL, reason: 'the disk is full' });
    expect(open.server.dots()).toBe(0);
  });

  it('its dot waits for what comes before it', async () => {
    await using open = await mailerOnFake();
    const gate = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const beforeDot = () => {
      asked.resolve();
      return gate.promise;
    };
    const sending = open.send({ beforeDot });
    await asked.promise;
    expect(open.server.dots()).toBe(0);
    gate.resolve();
    expect(await sending).toMatchObject({ kind: 'sent' });
  });

  it('one that is called off while it waits at the server is given up', async () => {
    await using open = await mailerOnFake();
    open.server.fail({ kind: 'hang', at: 'dot', stored: true });
    const controller = new AbortController();
    const sending = open.send({ signal: controller.signal });
    await expect.poll(() => open.server.mails).toHaveLength(1);
    controller.abort();
    expect(await sending).toMatchObject({ kind: 'unknown' });
  });
});
