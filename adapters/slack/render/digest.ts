import type { types } from '@slack/bolt';
import type { Block, Document, PaperBlock } from '#core/document.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { SHOWN } from '../limits.ts';
import { mrkdwnElement, mrkdwnLink } from './escape.ts';
import { groupsIn, type Making } from './groups.ts';
import { DIVIDER, splitGroups } from './split.ts';
import { smallSections } from './text-parts.ts';

type KnownBlock = types.KnownBlock;

/** A digest's messages: what stands below its papers ends the first of them, where everybody sees it. */
export function digestMessages({ blocks, thread }: Document, making: Making): KnownBlock[][] {
  const papers = blocks.filter((block) => block.kind === 'paper');
  const end = blocks.findLastIndex(({ kind }) => kind === 'paper') + 1;
  const [before, after] = [blocks.slice(0, end), end > 0 ? blocks.slice(end) : blocks];
  const tail = groupsIn(after, making).flatMap((group) => group.blocks);
  if (papers.length === 0) return splitGroups(groupsIn(blocks, making));
  if (thread !== 'day')
    return splitGroups(groupsIn(before, making), tail.length > 0 ? [DIVIDER, ...tail] : []);
  const begins = beginOfPapers(before);
  const head = groupsIn(before.slice(0, begins), making).flatMap((group) => group.blocks);
  return [[...head, ...headline(papers), ...tail], ...splitGroups(groupsIn(before.slice(begins), making))];
}

/** Where the papers begin, the heading of the first ones with them: the first heading of all is the digest's own. */
function beginOfPapers(blocks: readonly Block[]): number {
  const paper = blocks.findIndex(({ kind }) => kind === 'paper');
  const title = blocks.findIndex(({ kind }) => kind === 'heading');
  return paper - 1 > title && blocks[paper - 1]?.kind === 'heading' ? paper - 1 : paper;
}

const NAMED = 3;

/** What a channel reads of papers that are in a thread: the titles of the first. */
function headline(papers: readonly PaperBlock[]): KnownBlock[] {
  const titles = papers.slice(0, NAMED).map(({ number, paper }) => {
    const title = clipWords(oneLine(paper.title) || oneLine(paper.id), SHOWN.title);
    return mrkdwnLink(paper.url, `${number}. ${title}`);
  });
  const more = papers.length - titles.length;
  return [
    { type: 'section', text: mrkdwnElement(titles.join('\n')) },
    ...smallSections(
      more > 0 ? `${more} more, and what each says, in the thread` : 'What each says is in the thread',
    ),
  ];
}
