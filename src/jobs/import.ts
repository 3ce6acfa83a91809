import { messageOf, UserError } from '#core/errors.ts';
import type { Paper } from '#core/paper.ts';
import type { Logger } from '#core/parts/logger.ts';
import { plural } from '#core/text/text.ts';
import type { Clock } from '#core/time/clock.ts';
import { imports } from '#sources/index.ts';
import type { App } from '../app.ts';
import { runEmbed } from './embed/embed.ts';
import { createProgress } from './progress.ts';

interface ImportParts {
  readonly app: App;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly output: NodeJS.WriteStream;
  readonly signal: AbortSignal;
}

/** What came of an import so far, in papers; `skipped` is lines and rows that are none. */
interface Sum {
  readonly read: number;
  readonly added: number;
  readonly updated: number;
  readonly skipped: number;
  readonly withoutAbstract: number;
  readonly withoutAuthors: number;
}

const NOTHING: Sum = { read: 0, added: 0, updated: 0, skipped: 0, withoutAbstract: 0, withoutAuthors: 0 };

/**
 * `npm run import -- FILE…`: recorded daily lists and JSON Lines of papers into the archive, a batch a transaction. A file that
 * cannot be read holds back no other; resolves to false where there was one.
 */
export async function runImport(paths: readonly string[], parts: ImportParts): Promise<boolean> {
  if (paths.length === 0)
    throw new UserError('usage', 'Name the files to import: npm run import -- papers.jsonl.gz');
  const { app, clock, output, signal } = parts;
  const title = `Importing ${plural(paths.length, 'file')}`;
  const shown = createProgress(output, title, () => clock.now().epochMilliseconds);
  const problems: string[] = [];
  let sum = NOTHING;
  try {
    for (const [index, path] of paths.entries()) {
      const problem = await eachBatch(path, parts, (came, progress) => {
        sum = plus(sum, came);
        shown.show((index + progress) / paths.length, `${plural(sum.added, 'paper')} added`);
      });
      if (problem !== undefined) problems.push(problem);
      if (signal.aborted) break;
    }
    if (!signal.aborted) await app.archive.learn();
  } finally {
    shown.end(sumText(sum));
    output.write(problemsText(problems, paths.length));
  }
  if (!signal.aborted) await runEmbed(parts);
  return problems.length === 0;
}

/** Stores a file batch by batch; why it could not be read to its end, where it could not. */
async function eachBatch(
  path: string,
  { app, clock, logger, signal }: ImportParts,
  stored: (came: Sum, progress: number) => void,
): Promise<string | undefined> {
  try {
    for await (const batch of imports.files(path, { ...imports, logger })) {
      if (signal.aborted) return undefined;
      const { papers, skipped, progress } = batch;
      const { added, updated } =
        batch.kind === 'list'
          ? await app.archive.putList({ ...batch, source: imports.source, at: clock.now(), recorded: true })
          : await app.archive.putPapers(papers);
      // A list has its abstracts and authors where its source has them; a line may have been read only in part.
      const lacking = batch.kind === 'list' ? {} : lackingIn(papers);
      stored({ ...NOTHING, read: papers.length, added, updated, skipped, ...lacking }, progress);
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return messageOf(error);
  }
  return undefined;
}

function lackingIn(papers: readonly Paper[]): Pick<Sum, 'withoutAbstract' | 'withoutAuthors'> {
  return {
    withoutAbstract: papers.filter(({ abstract }) => abstract === '').length,
    withoutAuthors: papers.filter(({ authors }) => authors.length === 0).length,
  };
}

function plus(sum: Sum, came: Sum): Sum {
  return {
    read: sum.read + came.read,
    added: sum.added + came.added,
    updated: sum.updated + came.updated,
    skipped: sum.skipped + came.skipped,
    withoutAbstract: sum.withoutAbstract + came.withoutAbstract,
    withoutAuthors: sum.withoutAuthors + came.withoutAuthors,
  };
}

/** "2 papers added, 1 updated, 5 as they were; 1 line skipped that is no paper; 3 without an abstract" */
function sumText({ read, added, updated, skipped, withoutAbstract, withoutAuthors }: Sum): string {
  const number = (value: number) => value.toLocaleString('en');
  const same = read - added - updated;
  const stored = [
    `${plural(added, 'paper')} added`,
    `${number(updated)} updated`,
    ...(same > 0 ? [`${number(same)} as they were`] : []),
  ];
  return [
    stored.join(', '),
    ...(skipped > 0
      ? [`${plural(skipped, 'line')} skipped that ${skipped === 1 ? 'is no paper' : 'are none'}`]
      : []),
    ...(withoutAbstract > 0 ? [`${number(withoutAbstract)} without an abstract`] : []),
    ...(withoutAuthors > 0 ? [`${number(withoutAuthors)} without authors`] : []),
  ].join('; ');
}

const NAMED = 20;

/** A line for each file that could not be read, and how many there are. */
function problemsText(problems: readonly string[], of: number): string {
  if (problems.length === 0) return '';
  const more = problems.length - NAMED;
  const lines = [
    `${plural(problems.length, 'file')} of ${of.toLocaleString('en')} could not be read to the end:`,
    ...problems.slice(0, NAMED).map((problem) => `  ${problem}`),
    ...(more > 0 ? [`  and ${plural(more, 'other')}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
