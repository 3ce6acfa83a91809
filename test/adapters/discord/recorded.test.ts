import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shareable } from '#adapters/discord/answer/share.ts';
import { render } from '#adapters/discord/show/render.ts';
import { requestOf } from '#adapters/discord/show/request.ts';
import type { Block, Document } from '#core/document.ts';
import { paperDocument } from '#core/format/paper.ts';
import { gistOf } from '#core/format/papers.ts';
import type { Paper } from '#core/paper.ts';
import { oneLine } from '#core/text.ts';
import { parseDailyList } from '#sources/huggingface/index.ts';
import { checkMessage } from '#test/fakes/discord/check.ts';
import { readable } from '#test/fakes/discord/readable.ts';
import { stage } from './stage.ts';

// The papers of real lists, with the longest that there were.
const RECORDED = resolve(import.meta.dirname, '../../../../shared/data/daily-papers');
const skipped = existsSync(RECORDED) ? '' : ' (skipped: ../shared/data/daily-papers is not there)';

function recorded(): readonly (readonly Paper[])[] {
  return readdirSync(RECORDED).map((name) => {
    const json: unknown = JSON.parse(readFileSync(join(RECORDED, name), 'utf8'));
    return parseDailyList(json, () => undefined).papers;
  });
}

function digestOf(papers: readonly Paper[]): Document {
  const blocks = papers.map(
    (paper, at): Block => ({ kind: 'paper', number: at + 1, paper, gist: gistOf(paper), reasons: [] }),
  );
  return { summary: 'Daily papers', blocks: [{ kind: 'heading', text: 'Daily papers' }, ...blocks] };
}

const OFFERS = { offers: ['paper', 'save', 'similar', 'dismiss'] };

/** What people see of a document; every message that it takes is as Discord wants it. */
function shown(document: Document): string {
  const pages = render(document, OFFERS);
  const bodies = [...pages, ...pages.map(shareable)].map((page) => requestOf(page).body);
  expect(bodies.flatMap((body) => checkMessage(body))).toEqual([]);
  return readable(pages);
}

describe.skipIf(skipped)(`the recorded lists${skipped}`, () => {
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
      const text = shown(paperDocument({ paper }, [])).replace(/\s+/g, ' ');
      expect(text).toContain(oneLine(paper.abstract).slice(-40));
    }
  });

  it('have papers that Discord takes, however long', async () => {
    await using s = await stage();
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
