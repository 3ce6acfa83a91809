import { describe, expect, it } from 'vitest';
import { readable } from '#test/fakes/slack/readable.ts';
import { addChannel, type Message } from '#test/fakes/slack/state.ts';
import { wordsOf } from './adapter-on-slack.ts';
import { programOnSlack, type SlackProgram } from './program-on-slack.ts';

// Links to papers that people post, in the whole program.

const KNOWN = 'https://arxiv.org/abs/2608.10020';
const OTHER = 'https://huggingface.co/papers/2608.10021';

const messageIn = (s: SlackProgram, ts: string, { team = 'T1', channel = 'C1' } = {}): Message | undefined =>
  s.slack
    .workspace(team)
    .channels.get(channel)
    ?.messages.find((each) => each.ts === ts);

/** What people see below a message, by the link that it is for. */
function shownBelow(message: Message | undefined): Record<string, string> {
  const unfurls = Object.entries(message?.unfurls ?? {});
  return Object.fromEntries(unfurls.map(([url, { blocks }]) => [url, readable([{ text: '', blocks }])]));
}

/** Posts links; what is shown below them once it is there. */
async function post(
  s: SlackProgram,
  text: string,
  where: NonNullable<Parameters<SlackProgram['link']>[1]> = {},
): Promise<Record<string, string>> {
  const { ts } = await s.link(text, where);
  await s.slack.until(() => messageIn(s, ts, where)?.unfurls);
  return shownBelow(messageIn(s, ts, where));
}

/** Posts what nothing is shown below of, and then what something is: that would have come first. */
async function postInVain(
  s: SlackProgram,
  text: string,
  where: NonNullable<Parameters<SlackProgram['link']>[1]> = {},
): Promise<void> {
  const before = unfurlsOf(s).length;
  await s.link(text, where);
  await post(s, 'https://arxiv.org/abs/2608.10029');
  expect(unfurlsOf(s).length - before).toBe(1);
}

const unfurlsOf = (s: SlackProgram) => s.slack.calls.filter(({ method }) => method === 'chat.unfurl');

describe('a link to a paper on Slack', () => {
  it.each(['socket', 'http'] as const)('has its card shown below the message, by %s', async (mode) => {
    await using s = await programOnSlack(mode);
    await s.ask('today');
    const shown = await post(s, `look at <${KNOWN}|this one>`);
    expect(Object.keys(shown)).toEqual([KNOWN]);
    expect(shown[KNOWN]).toMatch(/Four-Bit Quantization of Large Language Models, Part 20/);
    expect(shown[KNOWN]).toMatch(/We cut memory by 2\.5 times.*On the list of Fri 21 Aug 2026/s);
    expect(shown[KNOWN]).not.toContain('Discussed here');
    const [call] = unfurlsOf(s);
    expect(call?.args).toMatchObject({ unfurl_id: expect.any(String), source: 'conversations_history' });
    expect(
      s.messagesIn('C1').filter(({ bot_id }) => bot_id),
      'nothing is posted',
    ).toEqual([]);
  });

  it.each([
    KNOWN,
    'https://arxiv.org/pdf/2608.10020v2',
    'https://arxiv.org/pdf/2608.10020v1.pdf',
    'https://arxiv.org/html/2608.10020v1',
    'https://www.alphaxiv.org/abs/2608.10020',
    'https://huggingface.co/papers/2608.10020?ref=a&amp;b',
  ])('is %s', async (url) => {
    await using s = await programOnSlack('socket');
    await s.ask('today');
    expect(Object.keys(await post(s, url))).toEqual([url]);
  });

  it('is one of several in a message, each shown once', async () => {
    await using s = await programOnSlack('socket');
    await s.ask('today');
    const again = 'https://arxiv.org/pdf/2608.10020';
    const shown = await post(s, `${KNOWN} and ${again}, <${OTHER}>, https://arxiv.org/abs/2601.99999`);
    expect(Object.keys(shown)).toEqual([KNOWN, OTHER]);
    expect(shown[OTHER]).toContain('Part 21');
  });

  it('says where this channel had it, by a link or a digest, and no other channel', async () => {
    await using s = await programOnSlack('socket');
    await s.ask('today');
    addChannel(s.slack.workspace('T1'), 'C2', ['U1', 'UBOTT1']);
    const first = await s.link(KNOWN);
    await s.slack.until(() => messageIn(s, first.ts)?.unfurls);
    const again = await post(s, KNOWN);
    expect(again[KNOWN]).toMatch(/Discussed here on Fri 21 Aug 2026 · Go there/);
    const call = JSON.stringify(unfurlsOf(s).at(-1)?.args.unfurls);
    expect(call).toMatch(/Discussed here on <!date\^\d+\^\{date_short\}\|Fri 21 Aug 2026>/);
    expect(call).toContain(`<https://t1.slack.com/archives/C1/p${first.ts.replace('.', '')}|Go there>`);
    expect((await post(s, KNOWN, { channel: 'C2' }))[KNOWN]).not.toContain('Discussed');

    await s.ask('subscribe 06:00 UTC', { channel: 'C2' });
    await s.ask('subscribe send:now', { channel: 'C2' });
    await s.deliver(() => s.messagesIn('C2').some(({ bot_id }) => bot_id));
    const [digest] = s.messagesIn('C2').filter(({ bot_id }) => bot_id);
    const [, paper = ''] = /2608\.(\d{5})/.exec(JSON.stringify(digest?.blocks)) ?? [];
    const url = `https://arxiv.org/abs/2608.${paper}`;
    expect((await post(s, url, { channel: 'C2' }))[url]).toContain('Discussed here on');
    expect(JSON.stringify(unfurlsOf(s).at(-1)?.args)).toContain(
      `/C2/p${digest?.ts.replace('.', '')}|Go there`,
    );
  });

  it('has its menu, which answers whoever chooses from it alone', async () => {
    await using s = await programOnSlack('socket');
    await s.ask('today');
    const { ts } = await s.link(KNOWN);
    await s.slack.until(() => messageIn(s, ts)?.unfurls);
    const blocks = JSON.stringify(messageIn(s, ts)?.unfurls?.[KNOWN]?.blocks);
    expect(blocks).toContain('"action_id":"paper:2608.10020"');
    await s.press({ unfurl: KNOWN, message: ts, action: { action_id: 'paper:2608.10020', option: 'save' } });
    const answer = await s.slack.until(() => s.slack.responses.find((each) => /Saved/.test(wordsOf(each))));
    expect(answer).toMatchObject({ response_type: 'ephemeral', replace_original: false });
  });

  it('is answered once, however often Slack tells of it, also once the program has begun again', async () => {
    await using s = await programOnSlack('socket');
    await s.ask('today');
    const { ts, event = {} } = await s.link(KNOWN, { id: 'Ev1' });
    await s.slack.until(() => messageIn(s, ts)?.unfurls);
    await s.event(event, { id: 'Ev1' }, { retry: 1 });
    await s.restart();
    await s.event(event, { id: 'Ev1' }, { retry: 2 });
    await post(s, OTHER);
    expect(unfurlsOf(s)).toHaveLength(2);
    const had = await s
      .state()
      .discussions.of({ platform: 'slack', workspace: 'T1', id: 'C1' }, ['2608.10020']);
    expect(had.size).toBe(1);
  });

  it('is shown in the end where Slack stumbles, and not where it will not', async () => {
    await using s = await programOnSlack('socket');
    await s.ask('today');
    s.slack.fail('chat.unfurl', { kind: 'status', status: 500, stored: true });
    expect(Object.keys(await post(s, KNOWN))).toEqual([KNOWN]);
    s.slack.fail('chat.unfurl', { kind: 'error', error: 'cannot_unfurl_message' });
    await s.link(OTHER);
    await s.slack.until(() => unfurlsOf(s).length >= 2);
    expect(Object.keys(await post(s, OTHER))).toEqual([OTHER]);
  });
});

describe('nothing is shown on Slack', () => {
  it.each([
    ['a paper that nobody knows', 'https://arxiv.org/abs/2601.99999', {}],
    ['a page that is no paper', 'https://huggingface.co/datasets/x/2608.10020', {}],
    ['a list', 'https://arxiv.org/list/cs.CL/2608', {}],
    ['hostile links', 'https://arxiv.org/abs/<!channel> https://arxiv.org/abs/2608.10020%3Cscript', {}],
    ['what is still being written', KNOWN, { written: true }],
    ['a channel without the bot', KNOWN, { channel: 'C9' }],
    ['direct messages, where the link is answered itself', KNOWN, { channel: 'DU1' }],
  ])('for %s', async (_, text, where) => {
    await using s = await programOnSlack('socket');
    await s.ask('today');
    addChannel(s.slack.workspace('T1'), 'C9', ['U1']);
    addChannel(s.slack.workspace('T1'), 'DU1', ['U1', 'UBOTT1']);
    await postInVain(s, text, where);
  });

  it('for events that are none', async () => {
    await using s = await programOnSlack('socket');
    await s.ask('today');
    const event = {
      type: 'link_shared',
      channel: 'C1',
      is_bot_user_member: true,
      message_ts: '1.1',
      user: 'U1',
    };
    const wrong = [
      event,
      { ...event, links: 'none' },
      { ...event, links: [{}, { url: 7 }, { url: null }] },
      { ...event, channel: 'COMPOSER', links: [{ url: KNOWN, domain: 'arxiv.org' }] },
      { ...event, channel: 'C1/../C2', links: [{ url: KNOWN, domain: 'arxiv.org' }] },
      { ...event, is_bot_user_member: 'yes', links: [{ url: KNOWN, domain: 'arxiv.org' }] },
    ];
    for (const each of wrong) expect((await s.event(each)).status).toBe(200);
    await postInVain(s, 'no link');
  });

  it('without the scopes, and all else goes on', async () => {
    await using s = await programOnSlack('socket');
    await s.ask('today');
    s.slack.workspace('T1').scopes.delete('links:write');
    const { ts } = await s.link(KNOWN);
    await s.slack.until(() => unfurlsOf(s).length > 0);
    expect(messageIn(s, ts)?.unfurls).toBeUndefined();
    s.slack.workspace('T1').scopes.delete('links:read');
    expect((await s.link(KNOWN)).told).toBe(false);
    expect((await s.ask('paper 2608.10020')).words).toContain('Part 20');
  });
});

it('two workspaces see nothing of each other’s links', async () => {
  await using s = await programOnSlack('http', { many: true });
  for (const team of ['T1', 'T2']) expect(await s.install(team)).toBe(200);
  await s.ask('today', { team: 'T1' });
  await post(s, KNOWN, { team: 'T1' });
  const there = await post(s, KNOWN, { team: 'T2' });
  expect(there[KNOWN]).not.toContain('Discussed');
  expect((await post(s, KNOWN, { team: 'T1' }))[KNOWN]).toContain('Discussed here on');
  expect((await post(s, KNOWN, { team: 'T2' }))[KNOWN]).toContain('Discussed here on');
  expect(JSON.stringify(unfurlsOf(s).at(-1)?.args)).toContain('https://t2.slack.com/archives/C1/');
  expect(new Set(unfurlsOf(s).map(({ token }) => token)).size).toBe(2);
});
