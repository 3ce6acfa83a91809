import { openChats } from '#src/chats.ts';
import { appAt } from '#test/fakes/app.ts';
import { serveRoutes } from '#test/fakes/public-server.ts';

// The whole program with its pages at a time of day, over a folder and a source, with the lists of some days read where they are named: it says its port, and ends with its input.
const [now = '', dataDir = '', hub = '', from, to] = process.argv.slice(2);
const { app, config } = await appAt(now, { DATA_DIR: dataDir, HF_ENDPOINT: hub, PORT: '8080' });
if (from && to) {
  const failed = await app.ingest.range(from, to, { patience: 'job' });
  if (failed) throw new Error(failed);
}
const chats = await openChats(config, app);
const server = await serveRoutes(chats.flatMap(({ routes }) => routes ?? []));
process.stdin
  .on(
    'end',
    () =>
      void server
        .close()
        .then(() => app.close())
        .then(() => process.exit()),
  )
  .resume();
process.stdout.write(`${server.port}\n`);
