import type { Intent } from '../commands/intent.ts';
import { type Action, type Block, type Document, plainText, type Text } from '../document.ts';
import type { Paper } from '../paper.ts';
import { clipWords, plural } from '../text/text.ts';
import { shortDay } from '../time/dates.ts';
import type { Proposed } from '../topics/proposed.ts';
import type { SavedPaper } from '../topics/saved.ts';
import { ExportKind, exportFile, exportLabel } from './export/export.ts';
import { pageActions, pageRange } from './page-actions.ts';
import { plainPaper } from './papers.ts';
import { proposedActions, proposedNotes } from './topics/proposed.ts';
import { undoAction } from './undo.ts';

const TITLE = 120;

/** The answer to `save`, with what may be worth to follow now. */
export function keptDocument(
  { title, id }: Paper,
  kept: { outcome: 'added' | 'known'; total: number; proposed: readonly Proposed[] },
): Document {
  const { outcome, total, proposed } = kept;
  const head = outcome === 'added' ? 'Saved' : 'You have saved it before';
  const actions = [
    { label: total === 1 ? 'Saved papers' : `All ${plural(total, 'saved paper')}`, command: 'saved' },
    { label: 'Take it out again', command: 'unsave', options: { paper: id } },
    ...proposedActions(proposed),
  ];
  return notice(`${head}: ${clipWords(title, TITLE)}`, actions, proposedNotes(proposed));
}

/** The answer to `unsave`. */
export function unsavedDocument({ title }: Paper, undo: string | undefined): Document {
  return notice(`No longer saved: ${clipWords(title, TITLE)}`, undo ? [undoAction(undo)] : []);
}

/** A page of someone's saved papers. */
export interface SavedPage {
  /** Those on this page. */
  readonly shown: readonly SavedPaper[];
  /** What the list was narrowed to; empty where it is whole. */
  readonly words: string;
  /** How many there are on all pages, and how many are saved in all. */
  readonly total: number;
  readonly saved: number;
  /** From 1. */
  readonly page: number;
  readonly limit: number;
}

/** The answer to `saved`. */
export function savedDocument(page: SavedPage): Document {
  if (page.saved === 0) {
    return notice(
      [
        'You have saved no papers yet: try ',
        { command: 'save 2608.01234' },
        ', or choose Save at any paper.',
      ],
      [],
    );
  }
  const first = (page.page - 1) * page.limit;
  const about = page.words ? ` · ${page.words}` : '';
  if (page.shown.length === 0) return nothingOn(page);
  return {
    papers: 'saved',
    summary: `${plural(page.total, 'saved paper')}${about}`,
    blocks: [
      {
        kind: 'heading',
        text: `Your saved papers${about}`,
        aside: pageRange({ first, shown: page.shown.length, total: page.total }),
      },
      ...page.shown.map(({ paper }, index) => plainPaper(paper, first + index + 1)),
      { kind: 'note', text: savedOn(page.shown) },
      { kind: 'actions', actions: [...turns(page), ...exports(page)] },
    ],
  };
}

/** Which file it shall be, where nobody has said, or has named one that there is not. */
export function exportQuestion(papers: number, other?: string): Document {
  const no = other === undefined ? '' : `There is no ${other} file here. `;
  return notice(
    `${no}As which file shall ${plural(papers, 'saved paper')} come?`,
    exports({ page: 1, words: '' }),
  );
}

/** The file of `saved export:…`. */
export function exportDocument(kind: ExportKind, saved: readonly SavedPaper[]): Document {
  return {
    summary: `${plural(saved.length, 'saved paper')} as ${exportLabel(kind)}`,
    blocks: [{ kind: 'file', ...exportFile(kind, saved) }],
  };
}

function nothingOn({ words, total, page, saved }: SavedPage): Document {
  const text =
    total > 0
      ? `There is no page ${page}: there ${total === 1 ? 'is' : 'are'} ${plural(total, 'paper')}.`
      : `${saved === 1 ? 'The one paper that you have saved is not' : `None of your ${saved} saved papers is`} about ${words}: try fewer or other words.`;
  return notice(text, [{ label: 'All of them', command: 'saved' }]);
}

function exports({ page, words }: Pick<SavedPage, 'page' | 'words'>): Action[] {
  if (page > 1) return [];
  return ExportKind.options.map((kind) => ({
    label: exportLabel(kind),
    ...savedAs(words, { export: kind }),
  }));
}

function turns({ page, limit, total, words }: SavedPage): Action[] {
  return pageActions(page, Math.ceil(total / limit), (number) => savedAs(words, { page: number }));
}

function savedAs(words: string, more: Intent['options']): Intent {
  return { command: 'saved', options: { words: words || undefined, ...more } };
}

function savedOn(shown: readonly SavedPaper[]): string {
  const days = shown.map(({ at }) => new Date(at).toISOString().slice(0, 10)).toSorted();
  const [from = '', to = from] = [days[0], days.at(-1)];
  return from === to ? `Saved on ${shortDay(from)}` : `Saved from ${shortDay(from, to)} to ${shortDay(to)}`;
}

function notice(text: Text, actions: readonly Action[], notes: readonly Block[] = []): Document {
  return {
    summary: plainText(text),
    blocks: [
      { kind: 'text', text },
      ...notes,
      ...(actions.length > 0 ? [{ kind: 'actions' as const, actions }] : []),
    ],
  };
}
