import type { Archive } from '#core/archive/archive.ts';
import { parseQuery, wordsOf } from '#core/search/read-query.ts';

// What people say before a title and behind it.
const BEFORE =
  /^(?:(?:papers?|articles?|works?|ones?|more) )?(?:(?:to|like|as|of) )?(?:(?:the|this) )?(?:paper )?/i;
const BEHIND = / (?:paper|article)$/i;
const LONGEST = 200;
const LOOKED_AT = 20;

/** The id of the one stored paper whose whole title, or what stands before its colon, was typed: "to EnvHarness". Undefined where that is none or several. */
export function paperTitled(archive: Pick<Archive, 'search'>, typed: string): string | undefined {
  const said = plain(typed.slice(0, LONGEST).trim().replace(BEFORE, '').replace(BEHIND, ''));
  if (said === '') return undefined;
  const query = { ...parseQuery(''), phrases: [said] };
  const { found } = archive.search(query, { sort: 'relevance', limit: LOOKED_AT, offset: 0 });
  const titled = found.filter(({ paper: { title } }) =>
    [title, title.split(':')[0] ?? ''].some((name) => plain(name) === said),
  );
  return titled.length === 1 ? titled[0]?.paper.id : undefined;
}

function plain(text: string): string {
  return wordsOf(text.toLowerCase()).join(' ');
}
