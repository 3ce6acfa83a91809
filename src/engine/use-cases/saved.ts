import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Channel, Person } from '#core/channel.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import type { ExportKind } from '#core/format/export/export.ts';
import { noted } from '#core/format/noted.ts';
import {
  exportDocument,
  exportQuestion,
  keptDocument,
  savedDocument,
  unsavedDocument,
} from '#core/format/saved.ts';
import type { Paper } from '#core/paper.ts';
import { meetsFilters, subject } from '#core/search/filters.ts';
import { paperIn } from '#core/search/paper-reference.ts';
import { isEmpty, queryText, wordingsOf } from '#core/search/query.ts';
import { type Reading, readQuery, refuseWrong } from '#core/search/read-query.ts';
import { terms } from '#core/text/words.ts';
import type { Clock } from '#core/time/clock.ts';
import type { Follows } from '#core/topics/follows.ts';
import { MOST_SAVED, type SavedPaper, type SavedPapers } from '#core/topics/saved.ts';
import type { Owner } from '#core/topics/topic.ts';
import type { ArchiveAccess } from '../access/archive-access.ts';
import { ownersAt } from '../access/permissions.ts';
import { eachPaper } from './papers/each-paper.ts';
import { paperById } from './papers/paper-by-id.ts';
import { savedMeant } from './papers/saved-meant.ts';
import { proposedNow } from './topics/propose.ts';

export interface SavedParts {
  readonly archiveAccess: ArchiveAccess;
  readonly source: PaperSource;
  readonly saved: SavedPapers;
  readonly follows: Follows;
  readonly clock: Clock;
}

const PAGE = 5;
// "saved export", "saved export all", "saved as endnote".
const WANTS_FILE =
  /^(?:export|download)(?: (?:as|to|in|an?))*(?: (?<file>\S{1,20}))?(?: file)?$|^(?:as|to|in) (?:an? )?(?<as>\S{1,20})(?: file)?$|^(?<kind>csv|tsv|xlsx?|excel|docx?|word|html|xml)(?: file)?$/i;
const NO_FILE = /^(?:all|file|files|everything|them|it|papers?)$/i;

interface Saving {
  readonly person: Person;
  readonly paper: string;
  /** Where they ask. */
  readonly channel?: Channel | undefined;
}

/** Keeps a paper, or each of several, for whoever asks. */
export async function save(parts: SavedParts, ask: Saving): Promise<Document> {
  return await eachPaper(ask.paper, (paper) => saveOne(parts, { ...ask, paper }));
}

async function saveOne(parts: SavedParts, { person, channel, paper: typed }: Saving): Promise<Document> {
  const { archiveAccess, source, saved, clock } = parts;
  const readable = await archiveAccess.open({ patience: 'reader' });
  const { found } = await paperById(source, readable, typed);
  const outcome = await saved.put(person, { paper: found.paper, at: clock.now().epochMilliseconds });
  if (outcome === 'full') {
    throw new UserError('saved-full', [
      `You have saved ${MOST_SAVED.toLocaleString('en')} papers, the most there can be: export them with `,
      { command: 'saved export:bibtex' },
      ', and take some out with ',
      { command: 'unsave' },
      '.',
    ]);
  }
  const all = await saved.of(person);
  const owners: Owner[] = channel ? [...ownersAt({ channel, person })] : [{ kind: 'person', person }];
  const proposed = outcome === 'added' ? await proposedNow(parts, { owners, all, paper: found.paper }) : [];
  return keptDocument(found.paper, { outcome, total: all.length, proposed });
}

/** Takes a saved paper, or each of several, out again; one may be called by words of its title. */
export async function unsave(
  parts: SavedParts,
  ask: { person: Person; paper?: string | undefined },
): Promise<Document> {
  return await eachPaper(ask.paper ?? '', (paper) => unsaveOne(parts, { ...ask, paper }));
}

async function unsaveOne(
  { saved }: SavedParts,
  { person, paper: typed }: { person: Person; paper: string },
): Promise<Document> {
  const id = paperIn(typed) ?? typed.trim();
  const all = await saved.of(person);
  const paper = all.find((each) => each.paper.id === id)?.paper ?? savedMeant(typed, all);
  return unsavedDocument(paper, await saved.remove(person, paper.id));
}

/** What whoever asks has saved: a page of it, those with some words, or all of that as a file. */
export async function savedPapers(
  parts: SavedParts,
  ask: { person: Person; words?: string | undefined; page: number; export?: ExportKind | undefined },
): Promise<Document> {
  const all = await parts.saved.of(ask.person);
  // Whoever says that they want a file has not said of which kind.
  const wanted = ask.export ? undefined : WANTS_FILE.exec(ask.words?.trim() ?? '')?.groups;
  if (all.length > 0 && wanted) {
    const kind = wanted.file ?? wanted.as ?? wanted.kind;
    return exportQuestion(all.length, kind && !NO_FILE.test(kind) ? kind.toLowerCase() : undefined);
  }
  const reading = readQuery(ask.words ?? '', parts.archiveAccess.context());
  refuseWrong(reading);
  const found = all.filter(({ paper }) => isMeant(reading, paper));
  if (ask.export && found.length > 0) return exportDocument(ask.export, found);
  const first = (ask.page - 1) * PAGE;
  const document = savedDocument({
    shown: await asKnownNow(parts, found.slice(first, first + PAGE)),
    words: [...reading.papers, queryText(reading.query)].filter(Boolean).join(' '),
    total: found.length,
    saved: all.length,
    page: ask.page,
    limit: PAGE,
  });
  return noted(document, reading.notes);
}

/** The archive counts on; what it no longer has is shown as it was saved. */
async function asKnownNow(
  { archiveAccess }: SavedParts,
  saved: readonly SavedPaper[],
): Promise<SavedPaper[]> {
  const { archive } = await archiveAccess.open({ patience: 'reader' });
  return saved.map(({ paper, at }) => ({ paper: archive.paper(paper.id)?.paper ?? paper, at }));
}

/** Whether a saved paper is one that was named, or is about what was typed. */
function isMeant({ query, papers }: Reading, paper: Paper): boolean {
  if (papers.length > 0 && isEmpty(query)) return papers.includes(paper.id);
  return wordingsOf(query).some((each) => meetsFilters(each, paper) && hasAll(subject(each), paper));
}

function hasAll(words: string, { title, abstract, summary, authors, keywords }: Paper): boolean {
  const text = [title, abstract || summary, ...authors, ...keywords].join(' . ');
  const held = new Set(terms(text));
  return terms(words).every((term) => held.has(term));
}
