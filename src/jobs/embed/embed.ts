import { plural } from '#core/text/text.ts';
import type { Clock } from '#core/time/clock.ts';
import { embedPapers } from '#engine/ingest/embed.ts';
import type { App } from '../../app.ts';
import { createProgress } from '../progress.ts';

/** The end of a job that brought papers in: where an embedder is on, they get their vectors; the next run goes on where one stopped. */
export async function runEmbed({
  app: { archive, embedder },
  clock,
  output,
  signal,
}: {
  app: Pick<App, 'archive' | 'embedder'>;
  clock: Clock;
  output: NodeJS.WriteStream;
  signal: AbortSignal;
}): Promise<void> {
  if (!embedder || signal.aborted || archive.lackingVectors(embedder.name) === 0) return;
  const shown = createProgress(output, 'Telling what papers mean', () => clock.now().epochMilliseconds);
  let embedded = 0;
  try {
    for await (const { done, of } of embedPapers(archive, embedder, signal)) {
      embedded = done;
      shown.show(done / of, `${done.toLocaleString('en')} of ${plural(of, 'paper')}`);
    }
  } finally {
    shown.end(`${plural(embedded, 'paper')} can be found by meaning now`);
  }
}
