import { describe, expect, it } from 'vitest';
import { renderForDiscord } from '#adapters/discord/render/render.ts';
import { renderForSlack } from '#adapters/slack/render/render.ts';
import type { Block, Document } from '#core/document.ts';
import { flat } from '#test/fakes/discord/readable.ts';
import { documentOf, paperBlocks } from '#test/fakes/documents.ts';

/** What each message of a chat shows, in its order: a heading's words, "paper", or nothing. */
const CHATS: Readonly<Record<string, (document: Document) => string[][]>> = {
  Discord: (document) =>
    renderForDiscord(document).map(({ components }) =>
      flat(components).flatMap(({ content }) => shownBy(String(content ?? ''), /^### (.*)/)),
    ),
  Slack: (document) =>
    renderForSlack(document, [], 'digest').map(({ blocks }) =>
      blocks.flatMap((block) =>
        block.type === 'header' ? [block.text.text] : shownBy(JSON.stringify(block), /^(?!)/),
      ),
    ),
};

function shownBy(text: string, heading: RegExp): string[] {
  const [, words] = heading.exec(text) ?? [];
  if (words !== undefined) return [words];
  return text.includes('On Bits ') ? ['paper'] : [];
}

const TITLE = 'Daily papers · Thu 20 Aug 2026';

/** A digest of so many papers, with a topic's heading before the first of them, and before each of some others. */
function byTopic(size: number, others: (at: number) => boolean): Document {
  const papers = paperBlocks('On Bits', size).map((block) => ({
    ...block,
    gist: 'Rounds weights. '.repeat(18),
  }));
  const blocks = papers.flatMap((block, at): Block[] =>
    at === 0 || others(at) ? [{ kind: 'heading', text: `Topic ${at + 1}` }, block] : [block],
  );
  return documentOf({ kind: 'heading', text: TITLE, aside: `${size} of 90` }, ...blocks);
}

describe.each(Object.entries(CHATS))('a digest by topic on %s', (_, shown) => {
  it('has no heading at the end of a message, wherever its papers are parted', () => {
    for (let size = 1; size <= 25; size += 1)
      for (const others of [() => true, (at: number) => at % 2 === 0, (at: number) => at % 3 === 0]) {
        const messages = shown(byTopic(size, others));
        expect(messages.flat().filter((each) => each === 'paper')).toHaveLength(size);
        expect(messages.map((each) => each.at(-1))).toEqual(messages.map(() => 'paper'));
      }
    expect(shown(byTopic(25, () => true)).length).toBeGreaterThan(1);
  });
});

describe('a digest by topic with thread:day on Slack', () => {
  it('has its topics in the thread, with their papers, and its title alone in the channel', () => {
    const slack = CHATS.Slack ?? (() => []);
    const [headline = [], ...thread] = slack({ ...byTopic(5, (at) => at === 3), thread: 'day' });
    expect(headline).toEqual([TITLE, 'paper']);
    expect(thread.flat()).toEqual(['Topic 1', 'paper', 'paper', 'paper', 'Topic 4', 'paper', 'paper']);
  });
});
