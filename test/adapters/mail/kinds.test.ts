import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { threeDays } from '#test/adapters/three-days.ts';
import { fakeHub } from '#test/fakes/hub.ts';
import { fakeMailServer } from '#test/fakes/mail/fake-mail-server.ts';
import { programAt } from './program-with-mail.ts';

const FRIDAY = '2026-08-21';
const MONDAY = '2026-08-24';

/** Mailboxes that subscribe on Friday morning, and choose on their settings' page what comes; their places, and the mails of each. */
async function subscribed(chosen: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  const [server, hub] = [await fakeMailServer(), await fakeHub({ days: threeDays() })];
  const places = { server, hub, dataDir: mkdtempSync(join(tmpdir(), 'paperboy-mail-kinds-')) };
  await using program = await programAt(`${FRIDAY}T06:00:00Z`, places);
  const { contacts, mail } = program.app.mailing ?? {};
  if (!contacts || !mail) throw new Error('mail is set up');
  for (const [name, fields] of Object.entries(chosen)) {
    await contacts.ask(`${name}@example.com`);
    const person = (await contacts.find(`${name}@example.com`))?.person;
    if (!person) throw new Error('whoever was asked is known');
    const { confirm, settings } = mail.linksFor(person);
    expect(await program.press(confirm, { time: '09:00', zone: 'UTC' })).toBe(200);
    expect(await program.press(settings, { do: 'add-topic', topic: 'bagpipes' })).toBe(200);
    expect(await program.press(settings, { do: 'set', ...fields })).toBe(200);
  }
  return {
    places,
    mailsTo: (name: string) =>
      server.mails.filter(({ to }) => to === `${name}@example.com`).map(({ read }) => read),
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await hub[Symbol.asyncDispose]();
    },
  };
}

describe('what a mailbox chose on its page comes by mail:', () => {
  it('only on topics, and on a quiet day a word of why, or nothing', async () => {
    await using open = await subscribed({
      daily: {},
      week: { kind: 'week' },
      noted: { kind: 'topics', 'quiet-days': 'note' },
      silent: { kind: 'topics', 'quiet-days': 'silent' },
    });
    const { mailsTo } = open;
    await using program = await programAt(`${FRIDAY}T09:00:10Z`, open.places);
    await program.deliver(() => mailsTo('daily').length === 1 && mailsTo('noted').length === 1);
    const [note] = mailsTo('noted');
    expect(note?.subject).toBe('None of 10 papers reaches the topics followed here.');
    expect(note?.text).toContain('None of 10 papers reaches the topics followed here.');
    expect(note?.text).toMatch(/https:\S+\/stop/);
    expect(note?.header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    expect([mailsTo('week'), mailsTo('silent')]).toEqual([[], []]);
    // All four were planned: what comes later comes on another day.
    const channels = await program.app.appApi.channels('mail');
    const dues = await Promise.all(channels.map((each) => program.app.state.subscriptions.all(each)));
    expect(dues.flat().map(({ nextDue }) => nextDue)).toEqual(
      Array.from({ length: 4 }, () => Date.parse(`${MONDAY}T09:00:00Z`)),
    );
  });

  it('the most upvoted of a week, on the first of its days', async () => {
    await using open = await subscribed({ week: { kind: 'week', days: 'mon,thu' } });
    await using program = await programAt(`${MONDAY}T09:00:10Z`, open.places);
    await program.deliver(() => open.mailsTo('week').length === 1);
    const [week] = open.mailsTo('week');
    expect(week?.subject).toMatch(/Part \d+ · .*week/);
    // The first of each day's list, and none of its last.
    for (const part of ['Part 0', 'Part 10', 'Part 20']) expect(week?.text).toMatch(RegExp(`${part}\\n`));
    expect(week?.text).not.toMatch(/Part [12]?9\n/);
  });
});
