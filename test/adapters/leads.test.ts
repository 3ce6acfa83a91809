import { describe, expect, it } from 'vitest';
import { renderForTerminal } from '#adapters/console/render.ts';
import { renderForDiscord } from '#adapters/discord/render/render.ts';
import { renderForSlack } from '#adapters/slack/render/render.ts';
import type { Document } from '#core/document.ts';
import { paperDocument } from '#core/format/paper.ts';
import { byUpvotes } from '#core/paper.ts';
import { digestOf, recorded, unrecorded } from './recorded.ts';

const COMMANDS = ['paper', 'save', 'similar', 'dismiss'].map((name) => ({ name }));
const inTerminal = (links: boolean) => (document: Document) =>
  renderForTerminal(document, { width: 80, color: false, links });

/** Where people read a digest, with what is a link there; an address that is only written is one where nothing can be pressed. */
const PLACES: readonly [place: string, shown: (document: Document) => string, link: RegExp][] = [
  ['a terminal with links', inTerminal(true), /\]8;id=paper;([^\\]+)\\/g],
  ['a plain terminal', inTerminal(false), /(?<=^| )((?:[\w-]+\.)+[a-z]+\/\S*)/gm],
  [
    'Discord',
    (document) => JSON.stringify(renderForDiscord(document, { commands: COMMANDS })),
    /\]\((https:[^)]+)\)/g,
  ],
  ['Slack', (document) => JSON.stringify(renderForSlack(document, COMMANDS)), /<(https:[^|>]+)\|/g],
];

describe.skipIf(unrecorded)(`links of the recorded lists${unrecorded}`, () => {
  it.each(PLACES)('are at least 2.5 a paper, in digests of five in %s', (place, shown, link) => {
    const digests = recorded().map((papers) => papers.toSorted(byUpvotes).slice(0, 5));
    const links = digests.map((papers) => linksIn(shown(digestOf(papers)), link));
    const papers = digests.flat().length;
    const each = links.flat().length / papers;
    process.stdout.write(`${place}: ${each.toFixed(2)} links a paper, ${papers} papers\n`);
    expect(each).toBeGreaterThanOrEqual(2.5);
  });

  it.each(PLACES)('are more where one paper is asked for in %s', (place, shown, link) => {
    const papers = recorded()
      .map(([first]) => first)
      .flatMap((paper) => paper ?? []);
    const links = papers.flatMap((paper) => linksIn(shown(paperDocument({ paper })), link));
    process.stdout.write(`${place}: ${(links.length / papers.length).toFixed(2)} links on a paper's card\n`);
    expect(links.length / papers.length).toBeGreaterThanOrEqual(4);
  });
});

/** Each address once. */
function linksIn(text: string, link: RegExp): string[] {
  return [...new Set([...text.matchAll(link)].flatMap(([, address]) => address ?? []))];
}
