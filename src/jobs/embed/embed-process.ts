import { messageOf } from '#core/errors.ts';
import type { EmbedTask } from '#embedders/embed-apart.ts';
import { openEmbedder } from '#embedders/index.ts';
import { embedPapers } from '#engine/ingest/embed.ts';
import { openArchive } from '#store/archive/archive.ts';

const parentGone = new AbortController();
process.once('disconnect', () => parentGone.abort());
process.once('message', async (task: EmbedTask) => {
  try {
    await embed(task);
  } catch (error) {
    process.send?.(messageOf(error));
  }
  if (process.connected) process.disconnect();
});

async function embed({ file, embedder }: EmbedTask): Promise<void> {
  const archive = openArchive(file);
  try {
    for await (const _ of embedPapers(archive, openEmbedder(embedder), parentGone.signal));
  } finally {
    await archive.close();
  }
}
