import { Temporal } from 'temporal-polyfill';
import type { Discussed } from '../../delivery/discussed.ts';
import type { LinkedPaper } from '../../delivery/link-answers.ts';
import type { Block, Document, Text } from '../../document.ts';
import { plural } from '../../text/text.ts';
import { longDay } from '../../time/dates.ts';
import { paperDocument } from '../paper.ts';
import { plainPaper } from '../papers.ts';

/** Everything that is known of a paper that somebody linked to, and where the channel had it before. */
export function linkedDocument({ found, discussed, zone }: LinkedPaper): Document {
  const { summary, blocks } = paperDocument(found);
  const end = blocks.findLastIndex(({ kind }) => kind === 'actions');
  return { summary, blocks: [...blocks.slice(0, end), ...before(discussed, zone), ...blocks.slice(end)] };
}

/** The papers that a message links to, shortly, each with where the channel had it before; there is at least one. */
export function linkedPapersDocument(papers: readonly LinkedPaper[]): Document {
  const [first, ...others] = papers;
  const one =
    first && others.length === 0 ? `${first.found.paper.title} (${first.found.paper.id})` : undefined;
  return {
    summary: one ?? `${plural(papers.length, 'paper')} of this message`,
    blocks: papers.flatMap(({ found, discussed, zone }, at) => [
      plainPaper(found.paper, at + 1),
      ...before(discussed, zone),
    ]),
  };
}

function before(discussed: Discussed | undefined, zone: string): Block[] {
  return discussed ? [{ kind: 'note', text: discussedText(discussed, zone) }] : [];
}

/** "Discussed here on Tue 3 Mar 2026", by the reader's own clock where that is known, and a link to it. */
function discussedText({ at, link }: Discussed, zone: string): Text {
  const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  const when = { at, show: 'day', text: longDay(day.toString()) } as const;
  return ['Discussed here on ', when, ...(link ? [' · ', { message: link, text: 'Go there' }] : [])];
}
