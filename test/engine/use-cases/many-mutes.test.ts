import { expect, it } from 'vitest';
import { renderForDiscord } from '#adapters/discord/render/render.ts';
import { renderForSlack } from '#adapters/slack/render/render.ts';
import { commands } from '#commands/index.ts';
import { plainText } from '#core/document.ts';
import { MUTE_LIMITS, type Owner, TOPIC_LIMITS, topicOf } from '#core/topics/topic.ts';
import { linesIn, textsIn } from '#test/fakes/chat.ts';
import { AT, type TestEngine, testEngine } from '#test/fakes/engine.ts';
import { papers } from '#test/fakes/papers.ts';

const DAY = '2026-08-20';
const ME: Owner = { kind: 'person', person: AT.person };
const HERE: Owner = { kind: 'channel', channel: AT.channel };
// As long as a topic may be, of signs that every platform has to escape.
const hostile = (at: number) => `${'*_&<'.repeat(20)} ${at}`.slice(0, TOPIC_LIMITS.characters);

/** Somebody who follows and mutes as much as is allowed, in a channel that does so too. */
async function atTheCaps(): Promise<TestEngine> {
  const test = await testEngine({ [DAY]: papers(60) });
  const { follows } = test.state;
  for (const owner of [ME, HERE]) {
    for (let at = 0; at < TOPIC_LIMITS[owner.kind]; at++)
      await follows.put({
        owner,
        topic: topicOf(`followed${at} ${hostile(at)}`.slice(0, 100)),
        level: 'normal',
      });
    for (let at = 0; at < MUTE_LIMITS.topic; at++)
      await follows.mute(
        { owner, kind: 'topic', topic: topicOf(`muted${at} ${hostile(at)}`.slice(0, 100)) },
        0,
      );
    for (let at = 0; at < MUTE_LIMITS.paper; at++)
      await follows.mute({ owner, kind: 'paper', paper: `2609.${10_000 + at}` }, 0);
  }
  return test;
}

it('who follows and mutes as much as is allowed sees it in pages of a few messages, all of it', async () => {
  const { engine } = await atTheCaps();
  const seen = new Set<string>();
  const total = TOPIC_LIMITS.channel + TOPIC_LIMITS.person + 2 * (MUTE_LIMITS.topic + MUTE_LIMITS.paper);
  const pages = Math.ceil(total / 60);
  for (let page = 1; page <= pages; page++) {
    const document = await engine.topics({ ...AT, page });
    expect(renderForDiscord(document, { commands }).length).toBeLessThanOrEqual(5);
    expect(renderForSlack(document, commands).length).toBeLessThanOrEqual(5);
    for (const [at, block] of document.blocks.entries())
      if (block.kind === 'text') seen.add(`${page} ${at} ${plainText(block.text)}`);
  }
  expect(seen.size).toBe(total);
  const first = await engine.topics({ ...AT, page: 1 });
  expect(first.summary).toBe('75 topics followed here');
  expect(textsIn(first)).toContain('Lines 1 to 60 of 2,275; 2,215 more: topics page:2');
  expect(linesIn(first)).toEqual(['topics page:2']);
  const last = await engine.topics({ ...AT, page: pages });
  expect(textsIn(last)).toContain('Muted for you\n'.trim());
  expect(linesIn(last)).toEqual([`topics page:${pages - 1}`]);
  expect(textsIn(await engine.topics({ ...AT, page: pages + 1 }))).toContain(
    `There is no page ${pages + 1}: the last one is ${pages}.`,
  );
});

it('who mutes as much as is allowed is told so, and what makes room', async () => {
  const { engine } = await atTheCaps();
  await expect(engine.mute({ ...AT, topic: 'gardening', for: 'me' })).rejects.toMatchObject({
    code: 'mutes-full',
    message:
      'You have muted 100 topics, the most there can be: type topics for the list, and unmute with one of them to make room.',
  });
  await expect(engine.dismiss({ ...AT, paper: '2608.00001', for: 'channel' })).rejects.toMatchObject({
    code: 'mutes-full',
    message:
      'This channel has muted 1,000 papers, the most there can be: type topics for the list, and unmute with one of them to make room.',
  });
});
