import { describe, expect, it } from 'vitest';
import { requestOf } from '#adapters/discord/delivery/payload.ts';
import { renderForDiscord } from '#adapters/discord/render/render.ts';
import { withShareButton } from '#adapters/discord/reply/share.ts';
import type { Document } from '#core/document.ts';
import { paperDocument } from '#core/format/paper.ts';
import type { Paper } from '#core/paper.ts';
import { oneLine } from '#core/text/text.ts';
import { checkMessage } from '#test/fakes/discord/check.ts';
import { readable } from '#test/fakes/discord/readable.ts';
import { digestOf, recorded, unrecorded } from '../recorded.ts';
import { adapterOnDiscord } from './adapter-on-discord.ts';

const OFFERS = { commands: ['paper', 'save', 'similar', 'dismiss'].map((name) => ({ name })) };

/** What people see of a document; every message that it takes is as Discord wants it. */
function shown(document: Document): string {
  const pages = renderForDiscord(document, OFFERS);
  const bodies = [...pages, ...pages.map(withShareButton)].map((page) => requestOf(page).body);
  expect(bodies.flatMap((body) => checkMessage(body))).toEqual([]);
  return readable(pages);
}

describe.skipIf(unrecorded)(`the recorded lists${unrecorded}`, () => {
  it('are shown whole, as Discord wants them', () => {
    for (const papers of recorded()) {
      expect(shown(digestOf(papers)).match(/^\d+\. /gm)).toHaveLength(papers.length);
    }
  });

  const sizes: readonly [what: string, size: (paper: Paper) => number, least: number][] = [
    ['authors', ({ authors }) => authors.length, 400],
    ['title', ({ title }) => title.length, 100],
    ['abstract', ({ abstract }) => abstract.length, 1900],
    ['summary', ({ summary }) => summary.length, 200],
  ];
  it.each(sizes)('have no paper whose %s is too long', (_what, size, least) => {
    const longest = recorded()
      .flat()
      .toSorted((one, other) => size(other) - size(one))
      .slice(0, 8);
    expect(longest.map(size)[0]).toBeGreaterThan(least);
    expect(shown(digestOf(longest)).match(/^\d\. /gm)).toHaveLength(8);
    for (const paper of longest) {
      const text = shown(paperDocument({ paper })).replace(/\s+/g, ' ');
      expect(text).toContain(oneLine(paper.abstract).slice(-40));
    }
  });

  it('have papers that Discord takes, however long', async () => {
    await using s = await adapterOnDiscord();
    const longest = recorded()
      .flat()
      .toSorted((one, other) => JSON.stringify(other).length - JSON.stringify(one).length)
      .slice(0, 8);
    const channel = { platform: 'discord', workspace: s.guild.id, id: s.channel.id };
    for (const [part, payload] of s.bot.render(digestOf(longest)).entries()) {
      const outgoing = { channel, payload, marker: `m${part}`, signal: new AbortController().signal };
      expect(await s.bot.send(outgoing)).toMatchObject({ kind: 'sent' });
    }
    expect(s.discord.problems).toEqual([]);
  });
});
