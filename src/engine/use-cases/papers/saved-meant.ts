import { joined, type Text } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import type { Paper } from '#core/paper.ts';
import { clipWords, oneLine, plural } from '#core/text/text.ts';
import { terms } from '#core/text/words.ts';
import type { SavedPaper } from '#core/topics/saved.ts';

const LAST = /^(?:the )?(?:last|latest|newest|most recent|previous)(?: (?:one|paper|saved|save))*$/i;
const ALL =
  /^(?:all|everything|every ?one|all of (?:it|them)|(?:all )?(?:my|the|saved)(?: saved)? ?(?:papers?|list|ones)?|all papers)$/i;
const AROUND = /(?<!\S)(?:paper|one|article|about|please)(?!\S)/gi;
// As many as one line takes.
const MOST_AT_ONCE = 20;
const MOST_MEANT = 4;
const TITLE = 60;
const SHORTEST_BEGINNING = 3;

/** The saved paper that is meant by what names no id: the last one, or the only one whose title has these words. UserError where it is none, or several; `saved` is newest first. */
export function savedMeant(typed: string | undefined, saved: readonly SavedPaper[]): Paper {
  const said = oneLine(typed ?? '').replace(/["“”]/g, '');
  const words = said.replace(AROUND, ' ');
  const [newest] = saved;
  if (newest && LAST.test(said)) return newest.paper;
  if (said === '' || ALL.test(said)) throw whichOf(saved.map(({ paper }) => paper));
  const asked = terms(words);
  const whole = saved.filter(({ paper }) => hasAll(paper, asked, (term, own) => own === term));
  // A word may be typed to its middle.
  const meant = whole.length > 0 ? whole : saved.filter(({ paper }) => hasAll(paper, asked, begins));
  const [first, ...others] = meant;
  if (first && others.length === 0) return first.paper;
  if (!first)
    throw new UserError('not-saved', [
      `You have not saved “${clipWords(said, TITLE)}”: type `,
      { command: 'saved' },
      ' for the list of what you have.',
    ]);
  const lines = meant
    .slice(0, MOST_MEANT)
    .map(({ paper }): Text => [{ command: `unsave ${paper.id}` }, ` (${clipWords(paper.title, TITLE)})`]);
  throw new UserError('not-saved', [
    `${plural(meant.length, 'saved paper')} are called so: type `,
    ...joined(lines, ', or '),
    '.',
  ]);
}

function hasAll(
  { title }: Paper,
  asked: readonly string[],
  isOne: (term: string, own: string) => boolean,
): boolean {
  const its = terms(title);
  return asked.length > 0 && asked.every((term) => its.some((own) => isOne(term, own)));
}

function begins(term: string, own: string): boolean {
  return term.length >= SHORTEST_BEGINNING && own.startsWith(term);
}

/** Nothing is taken out by whoever says no more than that. */
function whichOf(papers: readonly Paper[]): UserError {
  if (papers.length === 0) return new UserError('not-saved', 'You have saved no papers.');
  if (papers.length > MOST_AT_ONCE)
    return new UserError('not-saved', [
      `You have saved ${plural(papers.length, 'paper')}: type `,
      { command: 'unsave' },
      ` and the ids of those to be taken out, ${MOST_AT_ONCE} at most; `,
      { command: 'saved' },
      ' lists them.',
    ]);
  return new UserError('not-saved', [
    `Nothing was taken out. For ${papers.length === 1 ? 'the one that you have saved' : `all ${papers.length} that you have saved`} type `,
    { command: `unsave ${papers.map(({ id }) => id).join(' ')}` },
    '.',
  ]);
}
