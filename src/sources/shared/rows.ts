import { SourceError } from '#core/errors.ts';

/**
 * The rows of a JSON list, as `read` makes papers of them and leaves bad ones out. A SourceError where it is no list, or where
 * nothing of it can be used: a format that has changed is not an empty day.
 */
export function readRows<Row>(
  json: unknown,
  title: string,
  read: (rows: readonly unknown[]) => readonly Row[],
): readonly Row[] {
  if (!Array.isArray(json)) {
    throw new SourceError('source-answer', `${title} answered with something that is not a list of papers`);
  }
  const rows = read(json);
  if (json.length > 0 && rows.length === 0) {
    const what = `answered with ${json.length} rows, none of which is a paper`;
    throw new SourceError('source-answer', `${title} ${what}`);
  }
  return rows;
}
