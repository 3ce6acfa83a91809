import { describe, expect, it } from 'vitest';
import { renderForSlack } from '#adapters/slack/render/render.ts';
import { weight } from '#adapters/slack/render/split.ts';
import type { Document } from '#core/document.ts';
import { paperDocument } from '#core/format/paper.ts';
import type { Paper } from '#core/paper.ts';
import { oneLine } from '#core/text/text.ts';
import { refusal, textsOf } from '#test/fakes/slack/limits.ts';
import { digestOf, recorded, unrecorded } from '../recorded.ts';
import { adapterOnSlack } from './adapter-on-slack.ts';

const COMMANDS = ['paper', 'save', 'similar', 'dismiss'].map((name) => ({ name }));

/** What people see of a document; every message that it takes is as Slack wants it. */
function shown(document: Document): string {
  const messages = renderForSlack(document, COMMANDS);
  for (const { blocks } of messages) {
    expect(refusal(blocks)).toBeUndefined();
    expect(weight(blocks).json).toBeLessThanOrEqual(14_000);
  }
  return messages.flatMap(({ blocks }) => textsOf(blocks)).join('\n');
}

describe.skipIf(unrecorded)(`the recorded lists${unrecorded}`, () => {
  it('are shown whole, as Slack wants them', () => {
    for (const papers of recorded()) {
      expect(shown(digestOf(papers)).match(/^\*<[^|]+\|\d+\. /gm)).toHaveLength(papers.length);
    }
  });

  it.each<[what: string, size: (paper: Paper) => number, least: number]>([
    ['authors', ({ authors }) => authors.length, 400],
    ['title', ({ title }) => title.length, 100],
    ['abstract', ({ abstract }) => abstract.length, 1900],
    ['summary', ({ summary }) => summary.length, 200],
  ])('have no paper whose %s is too long', (_, size, least) => {
    const longest = recorded()
      .flat()
      .toSorted((one, other) => size(other) - size(one))
      .slice(0, 40);
    expect(longest.map(size)[0]).toBeGreaterThan(least);
    expect(shown(digestOf(longest)).match(/^\*<[^|]+\|\d+\. /gm)).toHaveLength(40);
    for (const paper of longest) {
      const text = shown(paperDocument({ paper })).replace(/\s+/g, ' ');
      expect(text).toContain(oneLine(paper.abstract).slice(-40));
    }
  });

  it('have papers that Slack takes, however long', async () => {
    await using app = await adapterOnSlack('socket');
    const longest = recorded()
      .flat()
      .toSorted((one, other) => JSON.stringify(other).length - JSON.stringify(one).length)
      .slice(0, 40);
    const channel = { platform: 'slack', workspace: 'T1', id: 'C1' };
    for (const [part, payload] of app.adapter.render(digestOf(longest)).entries()) {
      const marker = `m${part}`.padEnd(22, 'x');
      const outgoing = { channel, payload, marker, signal: new AbortController().signal };
      expect(await app.adapter.send(outgoing)).toMatchObject({ kind: 'sent' });
    }
  });
});
