import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { directMessages } from '#core/channel.ts';
import { ownPageAddress } from '#core/commands/pages/own-addresses.ts';
import { topicOf } from '#core/topics/topic.ts';
import { sampleSource } from '#sources/index.ts';
import { openChats } from '#src/chats.ts';
import { appAt } from '#test/fakes/app.ts';
import { serveRoutes } from '#test/fakes/public-server.ts';

export const DAY = '2026-08-20';
const NOWHERE = 'http://127.0.0.1:9';

/** The pages of the whole program over the bundled lists, as if they had been read; nothing else can be reached. */
export async function servePages() {
  const env = {
    DATA_DIR: mkdtempSync(join(tmpdir(), 'paperboy-pages-')),
    HF_ENDPOINT: NOWHERE,
    PORT: '8080',
  };
  const { app, config } = await appAt(`${DAY}T18:00:00Z`, env);
  const sample = sampleSource();
  const newest = await sample.newest?.({ patience: 'job' });
  const at = app.appApi.clock.now();
  const papers = await sample.daily(newest ?? DAY, { patience: 'job' });
  await app.archive.putList({ source: 'huggingface', day: DAY, papers, at });
  const reader = { platform: 'fake', id: 'ann' };
  const topic = topicOf('language models');
  await app.state.follows.put({ owner: { kind: 'person', person: reader }, topic, level: 'normal' });
  for (const paper of papers.slice(0, 1))
    await app.state.saved.put(reader, { paper, at: at.epochMilliseconds });
  const token = await app.state.links.make({ kind: 'page', of: directMessages(reader) });
  const [chat] = await openChats(config, app);
  const server = await serveRoutes(chat?.routes);
  return {
    base: `http://127.0.0.1:${server.port}`,
    paper: papers[0]?.id ?? '',
    /** Somebody's own page, who follows a topic and has saved a paper. */
    own: ownPageAddress(token),
    [Symbol.asyncDispose]: async () => {
      await server.close();
      await app.close();
    },
  };
}
