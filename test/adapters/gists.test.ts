import { describe, expect, it } from 'vitest';
import { renderForTerminal } from '#adapters/console/render.ts';
import { renderForDiscord } from '#adapters/discord/render/render.ts';
import { renderForSlack } from '#adapters/slack/render/render.ts';
import type { Document } from '#core/document.ts';
import { byUpvotes } from '#core/paper.ts';
import { gistOf } from '#core/text/gist/gist.ts';
import { readable } from '#test/fakes/discord/readable.ts';
import { textsOf } from '#test/fakes/slack/limits.ts';
import { digestOf, recorded, unrecorded } from './recorded.ts';

const COMMANDS = ['paper', 'save', 'similar', 'dismiss'].map((name) => ({ name }));
const inTerminal = (width: number) => (document: Document) =>
  renderForTerminal(document, { width, color: false, links: false });

// How many gists of a hundred may end in the middle of a sentence.
const PLACES: readonly [place: string, most: number, shown: (document: Document) => string][] = [
  ['a terminal of 60 columns', 30, inTerminal(60)],
  ['a terminal of 80 columns', 3, inTerminal(80)],
  ['a terminal of 100 columns', 3, inTerminal(100)],
  ['Discord', 10, (document) => readable(renderForDiscord(document, { commands: COMMANDS }))],
  [
    'Slack',
    10,
    (document) => textsOf(renderForSlack(document, COMMANDS).map(({ blocks }) => blocks)).join('\n'),
  ],
];

describe.skipIf(unrecorded)(`gists of the recorded lists${unrecorded}`, () => {
  it.each(PLACES)('are whole in digests of five in %s, but for %i in a hundred', (place, most, shown) => {
    const digests = recorded().map((papers) => papers.toSorted(byUpvotes).slice(0, 5));
    const gists = digests.flatMap((papers) => {
      const text = plain(shown(digestOf(papers)));
      return papers.map((paper) => ({ id: paper.id, isCut: isCutIn(text, plain(gistOf(paper))) }));
    });
    const cut = gists.filter(({ isCut }) => isCut).map(({ id }) => id);
    process.stdout.write(`${place}: ${cut.length} of ${gists.length} gists are cut in mid-sentence\n`);
    expect(gists.length).toBeGreaterThan(250);
    expect((100 * cut.length) / gists.length, cut.join(' ')).toBeLessThan(most);
  });
});

/** Whether a text has the gist's beginning, and "…" where the gist goes on, or the gist itself ends so. */
function isCutIn(text: string, gist: string): boolean {
  if (text.includes(gist)) return gist.endsWith('…');
  // What leads up to it may be left out, so that its middle is looked for.
  const words = gist.split(' ');
  const middle = words
    .slice(Math.floor(words.length / 3))
    .slice(0, 5)
    .join(' ');
  const from = text.indexOf(middle);
  const [shown = ''] = text.slice(from).match(/^.*?(?:…|[.!?](?= [^a-z]|$))/) ?? [];
  return from < 0 || shown.endsWith('…');
}

function plain(text: string): string {
  return text
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/\\/g, '')
    .replace(/[*`[\]]|\s+/g, (sign) => (sign.trim() ? '' : ' '));
}
