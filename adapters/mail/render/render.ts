import { html } from 'hono/html';
import type { Block, Document } from '#core/document.ts';
import type { Letter } from '#core/subscriptions/mail/mail-api.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { plain } from '../../shared/markup/markup.ts';
import type { MailContent } from '../delivery/compose.ts';
import { blockMarkup, type MailRendering } from './blocks.ts';
import { footMarkup, frameMarkup, linkMarkup } from './frame.ts';
import { plainBlock, plainFoot } from './plain.ts';
import { INLINE } from './style.ts';
import { wrapped } from './wrap.ts';

/** A title is recognised by less than all of it, and a line of an inbox shows little. */
const ROOM = { title: 70, subject: 180 };
const NAMED = 2;

/** A document as one mail, whatever its length: its subject names the first papers, and its two texts say the same. */
export function renderForMail({ summary, blocks }: Document, rendering: MailRendering): MailContent {
  const title = blocks.find(({ kind }) => kind === 'heading');
  const untitled: Block[] = title ? [] : [{ kind: 'heading', text: summary }];
  const all = [...untitled, ...blocks];
  const subject = subjectOf(summary, blocks);
  const pieces = all.map((block) =>
    blockMarkup(block, { ...rendering, isTitle: block === (title ?? all[0]) }),
  );
  return {
    subject,
    html: String(frameMarkup(subject, [...pieces, footMarkup(rendering.address)])),
    text: `${[...all.map((block) => plainBlock(block, rendering)), plainFoot(rendering.address)].join('\n\n')}\n`,
  };
}

/** A short mail that is no digest. */
export function renderLetter({
  subject,
  paragraphs,
  link,
}: Pick<Letter, 'subject' | 'paragraphs' | 'link'>): MailContent {
  const said = paragraphs.map(
    (paragraph) => html`<p style="${INLINE.text}">${plain(paragraph)}</p>
`,
  );
  const way = html`<p style="${INLINE.text}">${linkMarkup(link.address, link.label)}</p>
`;
  const title = html`<h1 style="${INLINE.title}">${plain(subject)}</h1>
`;
  return {
    subject,
    html: String(frameMarkup(subject, [title, ...said, way])),
    text: `${[...paragraphs.map((text) => wrapped(oneLine(text))), `${link.label}: ${link.address}`].join('\n\n')}\n`,
  };
}

/** The titles of the first papers, then what it is: an inbox shows the beginning. */
function subjectOf(summary: string, blocks: readonly Block[]): string {
  const titles = blocks
    .flatMap((block) => (block.kind === 'paper' ? [clipWords(oneLine(block.paper.title), ROOM.title)] : []))
    .filter(Boolean);
  return clipWords([...titles.slice(0, NAMED), oneLine(summary)].filter(Boolean).join(' · '), ROOM.subject);
}
