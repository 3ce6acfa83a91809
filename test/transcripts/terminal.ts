import { PassThrough } from 'node:stream';
import { adapters } from '#adapters/index.ts';
import { appAt } from '#test/fakes/app.ts';
import { fakeHub } from '#test/fakes/hub.ts';
import { folder } from '#test/program/start.ts';
import { ASKS, HOSTILE, lineOf } from './asks.ts';
import { lists, NOW } from './lists.ts';
import { openTranscript } from './transcript.ts';

const TYPED = [
  '',
  'serach llm',
  'today size:3 size:4',
  'help',
  HOSTILE,
  'subscribe 9 Berlin',
  'mute games 7',
];

/** Every ask in a terminal of 80 columns, and how each command completes. */
export async function terminalTranscript(): Promise<string> {
  const transcript = openTranscript();
  await using hub = await fakeHub({ days: lists() });
  const { app } = await appAt(NOW, { DATA_DIR: folder(), HF_ENDPOINT: hub.url });
  await app.ingest.range('2026-08-19', '2026-08-21', { patience: 'job' });
  const input = Object.assign(new PassThrough(), { isTTY: false });
  const shown = adapters.console({
    ...app.appApi,
    input: input as unknown as NodeJS.ReadStream,
    output: new PassThrough() as unknown as NodeJS.WriteStream,
    locale: 'en-GB',
    screen: () => ({ width: 80, color: false, links: false }),
  });
  for (const line of [...ASKS.map(lineOf), ...TYPED]) {
    transcript.did(line);
    const { document, status } = await shown.answer(line);
    transcript.came(status);
    transcript.came(shown.text(document));
  }
  await app.close();
  return transcript.text();
}
