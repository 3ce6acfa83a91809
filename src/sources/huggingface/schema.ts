import { z } from 'zod';
import type { Day, Paper } from '#core/paper.ts';
import { Fields } from './fields.ts';
import { paperOfFields } from './paper.ts';

const Wrapped = z.object({ paper: z.record(z.string(), z.unknown()) });

/** Called for a row that is not a paper: its place in the list from 0, and what is missing. */
export type OnBadRow = (row: number, missing: string) => void;

/** The papers of a list's JSON, each id once, in its order, and the day of the first row that has one. Never throws; not an array is no rows. */
export function parseDailyList(json: unknown, onBadRow: OnBadRow): { day?: Day; papers: Paper[] } {
  const rows = parseRows(json, onBadRow);
  const day = rows.find((row) => row.day)?.day;
  return { ...(day && { day }), papers: rows.map((row) => row.paper) };
}

/** As parseDailyList, with each paper's own day. */
export function parseRows(json: unknown, onBadRow: OnBadRow): { paper: Paper; day?: Day }[] {
  const found = new Map<string, { paper: Paper; day?: Day }>();
  for (const [index, row] of (Array.isArray(json) ? json : []).entries()) {
    const fields = fieldsOf(row);
    const paper = paperOfFields(fields);
    if (!paper) onBadRow(index, fields.id ? 'a title' : 'an id');
    else if (!found.has(paper.id)) {
      found.set(paper.id, { paper, ...(fields.submittedOnDailyAt && { day: fields.submittedOnDailyAt }) });
    }
  }
  return [...found.values()];
}

/** The paper of one item, wrapped (`{ paper, … }`) or bare; undefined without an id or a title. Never throws. */
export function parsePaper(json: unknown): Paper | undefined {
  return paperOfFields(fieldsOf(json));
}

// What stands inside `paper` goes before what stands beside it, but for the outer publishedAt: that is Eastern time mislabelled as UTC.
function fieldsOf(row: unknown): Fields {
  const outer = Fields.safeParse(row).data ?? ({} as Fields);
  const inner = Wrapped.safeParse(row).data?.paper;
  if (!inner) return outer;
  const known = Object.entries(Fields.parse(inner)).filter(([, value]) => value !== undefined);
  return { ...outer, publishedAt: undefined, ...Object.fromEntries(known) };
}
