import { pageAddress } from '#core/commands/pages/addresses.ts';
import { actionOn, LOOK } from '#core/commands/paper-actions.ts';
import type { Document, PaperBlock } from '#core/document.ts';
import type { Day } from '#core/paper.ts';
import { trustedLink } from '#core/text/trusted-link.ts';
import { plain } from '../../shared/markup/markup.ts';
import { plainReason } from '../../shared/paper/reason-words.ts';

export interface Entry {
  /** Of the paper, for ever, wherever it is told of. */
  readonly id: string;
  readonly title: string;
  /** Its page here, and its source's. */
  readonly url: string;
  readonly source?: string;
  readonly text: string;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  /** When it was listed: votes that change later make nothing new of it. */
  readonly at: string;
}

/** A page as something to follow. */
export interface Feed {
  readonly title: string;
  readonly about: string;
  /** The page, and the feed itself. */
  readonly page: string;
  readonly self: string;
  readonly entries: readonly Entry[];
}

const MOST_AUTHORS = 20;
const ROOM = { name: 200, sentence: () => 400 };

/** A document's papers as the entries of a feed; `address` is where this is reached, without a slash at its end. */
export function feedOf(
  { summary, blocks }: Document,
  { address, path, self, title }: { address: string; path: string; self: string; title: string },
): Feed {
  const papers = blocks.filter((block) => block.kind === 'paper');
  return {
    title: plain(title),
    about: plain(summary),
    page: address + path,
    self: address + self,
    entries: papers.map((block) => entryOf(block, address)),
  };
}

function entryOf(block: PaperBlock, address: string): Entry {
  const { paper, gist, reasons } = block;
  const source = trustedLink(paper.url)?.href;
  const said = [gist, ...reasons.map((reason) => plainReason(reason, ROOM))].map(plain).filter(Boolean);
  return {
    id: `tag:${new URL(address).hostname},2026:paper/${encodeURI(plain(paper.id))}`,
    title: plain(paper.title),
    url: address + (pageAddress(actionOn(LOOK, paper.id)) ?? '/'),
    ...(source ? { source } : {}),
    text: said.join('\n\n'),
    authors: paper.authors.slice(0, MOST_AUTHORS).map(plain).filter(Boolean),
    tags: paper.categories.map(plain).filter(Boolean),
    at: midnight(block.day ?? paper.published),
  };
}

/** A paper of which nobody knows since when it is there is as old as can be. */
function midnight(day: Day = '1970-01-01'): string {
  return `${day}T00:00:00Z`;
}

/** When a feed's newest entry came. */
export function newestOf({ entries }: Feed): string {
  return (
    entries
      .map(({ at }) => at)
      .toSorted()
      .at(-1) ?? midnight()
  );
}
