import { type Action, type Document, joined, type Text } from '#core/document.ts';
import { SourceError, UserError } from '#core/errors.ts';
import { noted } from '#core/format/noted.ts';
import { paperIn } from '#core/search/paper-reference.ts';

const SEPARATOR = /[\s,;]+/;
const MOST = 20;

/** Does with every paper that is named what is done with one; a name that is none, or that fails, is told with the others. */
export async function eachPaper(typed: string, one: (paper: string) => Promise<Document>): Promise<Document> {
  const names = typed.split(SEPARATOR).filter(Boolean);
  const papers = [...new Set(names.flatMap((name) => paperIn(name) ?? []))];
  // Whatever names one paper is read as before, by whoever looks for it.
  if (papers.length < 2) return noted(await one(typed), brokenIds(names));
  const unread = names.filter((name) => !paperIn(name) && /\d/.test(name));
  const lines: Text[] = [];
  const actions: Action[] = [];
  for (const paper of papers.slice(0, MOST)) {
    const { text, undo } = await outcomeOf(paper, one);
    lines.push(text);
    actions.push(...undo);
  }
  const left = [...papers.slice(MOST), ...unread];
  return {
    summary: `${papers.length} papers`,
    blocks: [
      ...lines.map((text) => ({ kind: 'text' as const, text })),
      ...(left.length > 0 ? [{ kind: 'note' as const, text: `Not done: ${left.join(', ')}` }] : []),
      ...(actions.length > 0 ? [{ kind: 'actions' as const, actions }] : []),
    ],
  };
}

/** What was to be an id beside another one that was read, in a line that says so. */
function brokenIds(names: readonly string[]): string[] {
  const broken = names.filter((name) => !paperIn(name) && /^\d{3,5}\.?\d*$/.test(name));
  return broken.length > 0 && broken.length < names.length ? [`Not done: ${broken.join(', ')}`] : [];
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
