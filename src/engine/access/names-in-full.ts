import type { Archive } from '#core/archive/archive.ts';
import { nameWords, plainest } from '#core/search/name-words.ts';
import type { Query } from '#core/search/query.ts';
import { inFull, isInitialsOf } from '#core/search/reading/short-names.ts';

type Names = Pick<Archive, 'named' | 'namesLike' | 'isOfName'>;

const SHORT = /^[a-z]{3,7}$/;
// Others have the letters somewhere among theirs.
const LOOKED_AT = 10;

/** The names of the stored organisations that are called by a short form: "Massachusetts Institute of Technology" for MIT, "Tsinghua University" for THU. */
export function namesInFull(archive: Names, typed: string): readonly string[] {
  const [only = '', ...more] = nameWords(typed).map(plainest);
  if (more.length > 0 || !SHORT.test(only)) return [];
  const whole = archive
    .namesLike('org', typed, LOOKED_AT)
    .filter((name) => isInitialsOf(only, nameWords(name).map(plainest)));
  const full = whole.length > 0 ? undefined : inFull([only])?.join(' ');
  return full !== undefined && archive.isOfName('org', full) ? [archive.named('org', full) ?? full] : whole;
}

/** A query with the whole names of each organisation that it asks for by a short form, beside those that have that in their names: MIT is MIT HAN Lab, too. */
export function withNamesInFull(archive: Names, query: Query): Query {
  const whole = query.organizations.map((name) => namesInFull(archive, name));
  if (whole.every((names) => names.length === 0)) return query;
  const organizations = query.organizations.flatMap((name, at) => {
    const names = whole[at] ?? [];
    return names.length === 0 || archive.isOfName('org', name) ? [name, ...names] : names;
  });
  return { ...query, organizations };
}
