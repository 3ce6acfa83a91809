import { unlessRefused } from '#core/errors.ts';
import { fitsName } from '#core/search/names.ts';
import { queryText } from '#core/search/query.ts';
import type { ReaderContext } from '#core/search/reading/whole-values.ts';
import { type Follow, meansTopic, type Topic } from '#core/topics/topic.ts';

const BETWEEN = /\s*[,;]\s*(?:and\s+)?|\s+(?:and|&)\s+/i;
const MOST_LISTED = 50;

/** What parts several topics from each other where they are listed to be ended at once. */
export const LISTED = '; ';

/** Those of some follows that a text lists, "robots and grasping"; undefined where it lists no two, or not all of them are followed. */
export function followsListed(
  typed: string,
  follows: readonly Follow[],
  context: ReaderContext,
): readonly Follow[] | undefined {
  const names = typed.split(BETWEEN).filter(Boolean);
  if (names.length < 2 || names.length > MOST_LISTED) return undefined;
  const found = names.map((name) => {
    const isMeant = unlessRefused(() => meansTopic(name, context));
    return isMeant && follows.find(({ topic }) => isMeant(topic));
  });
  const known = [...new Set(found.filter((each) => each !== undefined))];
  return known.length === names.length ? known : undefined;
}

const OPERATOR = /^(?:author|org):/i;

/** The one of some kept topics that is nothing but a name which has all of the words: "levine" for author:"Sergey Levine". Undefined where several are. */
export function onlyNamed<Kept extends { readonly topic: Topic }>(
  typed: string,
  kept: readonly Kept[],
): Kept | undefined {
  const said = typed.replace(OPERATOR, '').replaceAll('"', '').trim();
  const isNamed = ({ topic: { query } }: Kept) => {
    const { authors, organizations } = query;
    if (queryText({ ...query, authors: [], organizations: [] }) !== '') return false;
    const [name, ...more] = [
      ...authors.map((each) => fitsName(each, said, 'author')),
      ...organizations.map((each) => fitsName(each, said, 'org')),
    ];
    return more.length === 0 && name === true;
  };
  const [only, ...others] = said === '' ? [] : kept.filter(isNamed);
  return others.length === 0 ? only : undefined;
}
