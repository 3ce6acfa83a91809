import { type Action, type Document, joined, type Text } from '#core/document.ts';
import { SourceError, UserError } from '#core/errors.ts';
import { noted } from '#core/format/noted.ts';
import { paperIn } from '#core/search/paper-reference.ts';
import { clipWords } from '#core/text/text.ts';

const SEPARATOR = /[\s,;]+/;
const BETWEEN_IDS = /(?<=\b\d{4}\.\d{4,5}(?:v\d{1,2})?)[/|&+]+(?=\d{4}\.\d{4})/g;
const MOST = 20;
// What people write around ids; more words than a few are a paper's title beside its id.
const AROUND =
  /^(?:a|also|and|arxiv:?|as|both|for|from|in|it|later|list|me|my|of|ones?|our|papers?|please|plz|the|them|these|this|that|those|to|too|well|with|&|\+|[-–—(),.;:]+)$/i;
const MOST_UNREAD = 2;
const LONGEST = 40;

/** Does with every paper that is named what is done with one; a name that is none, or that fails, is told with the others. */
export async function eachPaper(typed: string, one: (paper: string) => Promise<Document>): Promise<Document> {
  const names = typed.replace(BETWEEN_IDS, ' ').split(SEPARATOR).filter(Boolean);
  const papers = [...new Set(names.flatMap((name) => paperIn(name) ?? []))];
  // Whatever names one paper is read as before, by whoever looks for it.
  if (papers.length < 2) return noted(await one(typed), papers.length > 0 ? notDone(unreadIn(names)) : []);
  const lines: Text[] = [];
  const actions: Action[] = [];
  for (const paper of papers.slice(0, MOST)) {
    const { text, undo } = await outcomeOf(paper, one);
    lines.push(text);
    actions.push(...undo);
  }
  const left = [...papers.slice(MOST), ...unreadIn(names)];
  return {
    summary: `${papers.length} papers`,
    blocks: [
      ...lines.map((text) => ({ kind: 'text' as const, text })),
      ...notDone(left).map((text) => ({ kind: 'note' as const, text })),
      ...(actions.length > 0 ? [{ kind: 'actions' as const, actions }] : []),
    ],
  };
}

/** What stands beside ids that were read and is none: whatever has a digit, and a word or two. */
function unreadIn(names: readonly string[]): string[] {
  const unread = names.filter((name) => !paperIn(name) && !AROUND.test(name));
  return unread.length > MOST_UNREAD ? unread.filter((name) => /\d/.test(name)) : unread;
}

function notDone(left: readonly string[]): string[] {
  return left.length > 0 ? [`Not done: ${left.map((name) => clipWords(name, LONGEST)).join(', ')}`] : [];
}

async function outcomeOf(
  paper: string,
  one: (paper: string) => Promise<Document>,
): Promise<{ text: Text; undo: readonly Action[] }> {
  try {
    const { summary, blocks } = await one(paper);
    const offered = blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
    const undo = offered.filter(({ command }) => command === 'undo');
    return { text: summary, undo: undo.map((action) => ({ ...action, label: `Undo ${paper}` })) };
  } catch (error) {
    if (error instanceof UserError) return { text: joined([paper, error.sentence], ': '), undo: [] };
    if (error instanceof SourceError) return { text: `${paper}: ${error.message}`, undo: [] };
    throw error;
  }
}
