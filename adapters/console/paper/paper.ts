import stringWidth from 'string-width';
import type { Block, PaperBlock, Reason, Span } from '#core/document.ts';
import type { Paper } from '#core/paper.ts';
import { clipWords } from '#core/text/text.ts';
import { unknownHost } from '#core/text/trusted-link.ts';
import { authorsLine, commentsOf, publishedOn, starsOf, upvotesOf } from '../../shared/paper/paper-facts.ts';
import { BEFORE_NOTE, reasonWords } from '../../shared/paper/reason-words.ts';
import { hyperlink, paint, TERMINAL_LIMITS, type TerminalScreen, terminalText, terminalUrl } from '../ink.ts';
import { atBothEnds, wrap, wrapPieces, wrapWithin } from '../wrap.ts';
import { leadLines } from './leads.ts';

/** The columns that the papers of one document share, so that they stand under each other. */
export interface Columns {
  readonly all: number;
  /** What numbers and the space after them take; everything else of a paper begins behind it. */
  readonly indent: number;
  readonly upvotes: number;
  readonly comments: number;
}

const LINES = { title: 4, gist: 4, reason: 2 };

/** Measures what the papers of a document need at the left and at the right. */
export function measure(blocks: readonly Block[], all: number): Columns {
  const papers = blocks.filter((block) => block.kind === 'paper');
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => stringWidth(text)));
  return {
    all,
    indent: Math.max(2, widest(papers.map(({ number }) => String(number)))) + 2,
    upvotes: widest(papers.map(({ paper }) => upvotesOf(paper))),
    comments: widest(papers.map(({ paper }) => commentsOf(paper))),
  };
}

/** A paper's lines: title and counts, facts, gist, reasons. */
export function renderPaper(block: PaperBlock, columns: Columns, screen: TerminalScreen): string[] {
  const { indent } = columns;
  const room = columns.all - indent;
  const stacked = columns.all < TERMINAL_LIMITS.stacked;
  const [first = '', ...more] = [
    ...titleLines(block.paper, room, stacked ? '' : countsColumn(block.paper, columns), screen),
    ...wrapPieces(facts(block, stacked, screen), room).map((line) => paint(screen, 'dim', line)),
    ...wrapWithin(terminalText(block.gist), room, LINES.gist),
    ...block.reasons.flatMap((reason) => reasonLines(reason, room, screen)),
    ...leadLines(block, room, screen),
  ];
  const number = String(block.number).padStart(indent - 2);
  return [`${paint(screen, 'dim', number)}  ${first}`, ...more.map((line) => ' '.repeat(indent) + line)];
}

function titleLines(paper: Paper, room: number, counts: string, screen: TerminalScreen): string[] {
  const right = counts ? stringWidth(counts) + 3 : 0;
  const title = terminalText(paper.title) || terminalText(paper.id);
  const lines = wrapWithin(title, room - right, LINES.title, clipWords).map((line) =>
    hyperlink(screen, paper.url, paint(screen, 'bold', line)),
  );
  if (!counts) return lines;
  const [first = '', ...more] = lines;
  // Blanks at the end stay outside the colour, so that they can go with the line's end.
  const shown = counts.trimEnd();
  const dimmed = paint(screen, 'dim', shown) + counts.slice(shown.length);
  const together = atBothEnds(first, dimmed, room);
  return together ? [together, ...more] : [...lines, dimmed];
}

/** Upvotes and comments in columns of their own; spaces where this paper has none and another one has. */
function countsColumn(paper: Paper, { upvotes, comments }: Columns): string {
  const cells = [
    upvotes > 0 ? upvotesOf(paper).padStart(upvotes) : '',
    comments > 0 ? commentsOf(paper).padStart(comments) : '',
  ];
  return cells.filter(Boolean).join('   ');
}

function facts({ paper, day, whole }: PaperBlock, stacked: boolean, screen: TerminalScreen): string[] {
  return [
    ...(stacked ? [upvotesOf(paper), commentsOf(paper)] : []),
    whole ? '' : authorsLine(paper.authors),
    terminalText(paper.organization ?? ''),
    starsOf(paper),
    publishedOn(paper, day),
    whereTo(paper, screen),
  ].filter(Boolean);
}

/** How to reach the paper where its title is not a link; its id where it has no address. */
function whereTo({ id, url }: Paper, screen: TerminalScreen): string {
  const target = terminalUrl(url);
  if (!target) return terminalText(id);
  return screen.links ? unknownHost(url) : target.replace(/^https:\/\/(?:www\.)?/, '');
}

function reasonLines(reason: Reason, room: number, screen: TerminalScreen): string[] {
  const words = reasonWords(reason, {
    name: room * LINES.reason,
    sentence: (lead) => sentenceRoom(lead, room),
  });
  if (!words) return [];
  const { lead, sentence, isOurs } = words;
  const [open, close] = isOurs ? [BEFORE_NOTE, ''] : [': “', '”'];
  const quoted = lead && sentence.length > 0 ? [{ text: open }, ...sentence, { text: close }] : sentence;
  return arrowed([...(lead ? [{ text: lead }] : []), ...quoted], room, screen);
}

/** What two lines have for a sentence behind a lead of so many columns, arrow, quotes and the ends of lines left out. */
function sentenceRoom(lead: number, room: number): number {
  const left = (room - 2) * LINES.reason - lead - (lead > 0 ? 12 : 8);
  return lead > 0 ? Math.max(left, room) : left;
}

function arrowed(spans: readonly Span[], room: number, screen: TerminalScreen): string[] {
  if (spans.length === 0) return [];
  const text = spans.map((span) => paint(screen, span.mark ? 'bold' : 'dim', span.text)).join('');
  return wrap(text, room - 2).map((line, at) =>
    at === 0 ? `${paint(screen, 'dim', '↳')} ${line}` : `  ${line}`,
  );
}
