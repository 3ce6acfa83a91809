import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { withMention } from '#adapters/slack/delivery/mention.ts';
import { readPayload } from '#adapters/slack/delivery/payload.ts';
import { simplifyForSlack } from '#adapters/slack/delivery/simplify.ts';
import { paper } from '#test/fakes/papers.ts';
import { pingsOf } from '#test/fakes/slack/pings.ts';
import { addUser } from '#test/fakes/slack/state.ts';
import { MODES } from './adapter-on-slack.ts';
import { programOnSlack, type SlackProgram } from './program-on-slack.ts';

// Whom a digest and a paper that rings notify, in the whole program.

const READERS = { id: 'S0READERS', handle: 'readers', name: 'Paper <!channel> readers', date_delete: 0 };
const GONE = { id: 'S0GONE', handle: 'gone', name: 'Gone', date_delete: 1_700_000_000 };

let listed = 0;
/** Puts papers onto today's list, a second later than now. */
const list = async (s: SlackProgram, ...titles: readonly string[]) => {
  const day = '2026-08-21';
  const { archive } = s.app();
  const before = archive.listings(day, day).map((listing) => listing.paper);
  const more = titles.map((title) =>
    paper({ id: `2608.9000${++listed}`, title, abstract: `${title}. They walk.`, upvotes: 900 }),
  );
  const at = Temporal.Instant.from('2026-08-21T17:02:01Z');
  await archive.putList({ source: 'huggingface', day, papers: [...before, ...more], at });
};

describe.each(MODES)('a user group that a digest mentions on Slack by %s', (mode) => {
  it('is notified by the first message alone, whatever papers are called, of digests and of what rings', async () => {
    await using s = await programOnSlack(mode);
    const team = s.slack.workspace('T1');
    team.groups.push(READERS, GONE);
    await s.ask('follow robots alert:now');
    await list(s, 'Robots <!here> <!subteam^S0OTHER|@x> <@U1> @channel');
    const { words } = await s.ask('subscribe size:20 thread:none mention @readers send:now');
    expect(words).toContain('mentioning @readers');
    const pings = () => s.messagesIn('C1').map((message) => message.pings);
    await s.deliver(() => pings().length === 1);
    await list(s, 'Robots that come later <!here> <@U1> <!channel>');
    await s.deliver(() => pings().length === 2);
    expect(pings()).toEqual([['S0READERS'], ['S0READERS']]);
    expect((await s.ask('settings')).words).toContain('mentioning @readers');
    expect((await s.ask('subscribe mention:off')).words).not.toContain('mentioning');
    expect((await s.ask('status')).words).not.toContain('mentioning');
  });

  it('is one of the workspace, seen with its scope alone, and everybody is for admins', async () => {
    await using s = await programOnSlack(mode);
    const team = s.slack.workspace('T1');
    team.groups.push(READERS, GONE, {
      ...GONE,
      id: 'S0OTHER',
      handle: 'other',
      name: 'Other',
      date_delete: 0,
    });
    const said = async (mention: string) => (await s.ask(`subscribe mention:"${mention}"`)).words;
    expect(await said('@gone')).toContain('No user group of this workspace is called');
    expect(await said('@U1')).toContain('No user group');
    expect(await said('@here')).toContain('ask a workspace admin');
    expect(await said('@everyone')).toContain('mention @channel or @here');
    addUser(team, 'U1', { admin: true });
    expect(await said('subteam^S0READERS in alerts')).toContain('mentioning @readers in alerts');
    team.scopes.delete('usergroups:read');
    expect(await said('@other')).toContain('adds the scope usergroups:read');
    expect((await s.ask('subscribe 07:00')).words).toContain('07:00');
    expect((await s.ask('subscribe mention:@readers for me')).words).toContain('nobody else to mention');
  });
});

describe('the message of a mention', () => {
  const block = (text: string) => ({ type: 'section' as const, text: { type: 'mrkdwn' as const, text } });
  const message = {
    text: 'Daily papers',
    blocks: [block('*1. A*'), { type: 'divider' as const }, block('*2. B*')],
  };

  it('still mentions, once, where it is made simpler', () => {
    let payload = JSON.stringify({ ...message, mention: 'S0READERS' });
    for (const form of ['half', 'plain']) {
      const simpler = simplifyForSlack(payload).map(readPayload);
      expect(simpler[0]?.form).toBe(form);
      const posted = simpler.map((each) => withMention(each.message, each.mention));
      expect(posted.map(({ text, blocks }) => pingsOf(text, blocks))).toEqual(
        posted.map((_, at) => (at === 0 ? ['S0READERS'] : [])),
      );
      payload = simplifyForSlack(payload)[0] ?? '';
    }
  });

  it.each([undefined, '', 'everyone', 'U1', 'S1> <!here', 's0readers'])('says nothing of %j', (mention) => {
    expect(withMention(message, mention)).toBe(message);
  });
});
