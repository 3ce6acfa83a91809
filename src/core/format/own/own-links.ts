import type { Temporal } from 'temporal-polyfill';
import type { LinkTo } from '../../commands/pages/links.ts';
import type { Block, Document, Part, Text } from '../../document.ts';
import type { Day, Paper } from '../../paper.ts';
import { plural } from '../../text/text.ts';
import { trustedLink } from '../../text/trusted-link.ts';
import { longDay, utcDay } from '../../time/dates.ts';
import { plainPaper } from '../papers.ts';

const OF: Readonly<Record<LinkTo['kind'], string>> = {
  page: 'your page',
  saved: 'the feed of what you saved',
  sent: 'the feed of what is sent here',
};

/** The answer to `web`: the link to somebody's own page, and when it ends. */
export function ownPageDocument(address: string, until: Temporal.Instant): Document {
  return {
    summary: 'A link to a page of your own',
    blocks: [
      { kind: 'heading', text: 'A page of your own' },
      {
        kind: 'text',
        text: [
          linkTo(address, 'Open your page'),
          ': today for you, what you saved, your topics and mutes, your settings.',
        ],
      },
      note(
        `Keep the link to yourself: whoever has it sees and changes what is yours. It opens until ${longDay(utcDay(until))}`,
      ),
      note(['To end it before, type ', { command: 'web off' }]),
    ],
  };
}

/** The answer to `feed`: the links for a feed reader. */
export function feedDocument({ kind }: LinkTo, { atom, json }: { atom: string; json: string }): Document {
  const what = kind === 'saved' ? 'The papers that you save' : 'The papers that are sent here';
  const command = kind === 'saved' ? 'feed saved off' : 'feed off';
  return {
    summary: `${what}, as a feed`,
    blocks: [
      { kind: 'heading', text: `${what}, as a feed` },
      {
        kind: 'text',
        text: [
          'Give one of them to your feed reader: ',
          linkTo(atom, 'Atom'),
          ', ',
          linkTo(json, 'JSON Feed'),
          '.',
        ],
      },
      note('Whoever has the link can read the feed; nobody can guess it'),
      note(['To end it, type ', { command }]),
    ],
  };
}

/** That links are ended, so many; that there were none, where it is none. */
export function endedDocument(kind: LinkTo['kind'], ended: number): Document {
  const text =
    ended > 0
      ? `${plural(ended, 'link')} to ${OF[kind]} ${ended === 1 ? 'is' : 'are'} ended.`
      : `There is no link to ${OF[kind]}.`;
  return { summary: text, blocks: [{ kind: 'text', text }] };
}

/** What stands in a feed that is somebody's own. */
export function papersDocument(
  kind: LinkTo['kind'],
  came: readonly { readonly paper: Paper; readonly day: Day }[],
): Document {
  const heading = kind === 'saved' ? 'Saved papers' : 'Papers that were sent';
  return {
    summary: kind === 'saved' ? 'The papers that were saved last' : 'The papers that were sent last',
    blocks: [
      { kind: 'heading', text: heading },
      ...came.map(({ paper, day }, at) => ({ ...plainPaper(paper, at + 1), day })),
    ],
  };
}

function note(text: Text): Block {
  return { kind: 'note', text };
}

/** The words as a link; where none may be shown, such as to this machine, the address beside them. */
function linkTo(address: string, text: string): Part {
  return trustedLink(address) ? { page: address, text } : `${text}: ${address}`;
}
