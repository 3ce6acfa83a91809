import { UserError } from '#core/errors.ts';
import type { Logger } from '#core/parts/logger.ts';
import { plural } from '#core/text/text.ts';
import type { Clock } from '#core/time/clock.ts';
import { imports } from '#sources/index.ts';
import type { App } from '../app.ts';
import { runEmbed } from './embed.ts';
import { createProgress } from './progress.ts';

/** `npm run import -- FILE…`: recorded daily lists and JSON Lines of papers into the archive, a batch a transaction. */
export async function runImport(
  paths: readonly string[],
  parts: { app: App; clock: Clock; logger: Logger; output: NodeJS.WriteStream; signal: AbortSignal },
): Promise<void> {
  if (paths.length === 0)
    throw new UserError('usage', 'Name the files to import: npm run import -- papers.jsonl.gz');
  const { app, clock, logger, output, signal } = parts;
  const shown = createProgress(
    output,
    `Importing ${plural(paths.length, 'file')}`,
    () => clock.now().epochMilliseconds,
  );
  const sum = { added: 0, updated: 0, skipped: 0 };
  try {
    for (const [index, path] of paths.entries()) {
      for await (const batch of imports.files(path, { ...imports, logger })) {
        if (signal.aborted) return;
        const { added, updated } =
          batch.kind === 'list'
            ? await app.archive.putList({ ...batch, source: imports.source, at: clock.now(), recorded: true })
            : await app.archive.putPapers(batch.papers);
        sum.added += added;
        sum.updated += updated;
        sum.skipped += batch.skipped;
        shown.show((index + batch.progress) / paths.length, `${plural(sum.added, 'paper')} added`);
      }
    }
    await app.archive.learn();
  } finally {
    const skipped = sum.skipped > 0 ? `, ${plural(sum.skipped, 'line')} skipped that are no papers` : '';
    shown.end(`${plural(sum.added, 'paper')} added, ${sum.updated.toLocaleString('en')} updated${skipped}`);
  }
  await runEmbed(parts);
}
