import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after, setImmediate as turn } from 'node:timers/promises';
import { TIMING } from '#core/delivery/timing.ts';
import { PATIENCE } from '#core/parts/patience.ts';
import { createApp } from '#src/app.ts';
import { openChats } from '#src/chats.ts';
import { readConfig } from '#src/config.ts';
import { EVERYTHING } from '#test/fakes/app.ts';
import { fakeHub } from '#test/fakes/hub.ts';
import { clockAt, silent } from '#test/fakes/source.ts';
import { FIRST_DAY, LAST_DAY, lists, NOW } from './lists.ts';

/** The whole program over a Hub with `lists`, by a clock that stands still until it is put forward; nothing of it is left to chance. */
export async function program(environment: Readonly<Record<string, string>>, folder = emptyFolder()) {
  const hub = await fakeHub({ days: lists() });
  const clock = clockAt(NOW);
  const begun = clock.now().epochMilliseconds;
  // What is measured in ticks goes on, and goes along when the clock is put forward: that is no jump.
  const ticks = () => performance.now() + clock.now().epochMilliseconds - begun;
  const config = readConfig({ DATA_DIR: folder, HF_ENDPOINT: hub.url, BACKFILL: 'off', ...environment });
  let references = 0;
  const app = await createApp(config, {
    clock: { now: clock.now, ticks },
    fetch,
    logger: silent,
    sleep: async (ms, signal) => {
      await after(ms, undefined, { signal, ref: false }).catch(() => undefined);
    },
    random: () => 0.5,
    nextTurn: async () => {
      await turn();
    },
    timing: TIMING,
    allowance: EVERYTHING,
    patience: PATIENCE,
    moment: () => ({ wall: clock.now().epochMilliseconds, tick: Math.round(ticks()), boot: 'transcript' }),
    reference: () => `reference-${++references}`,
  });
  await app.ingest.range(FIRST_DAY, LAST_DAY, { patience: 'job' });
  const { app: counted, running } = countedIn(app);
  const [chat] = await openChats(config, counted);
  await chat?.start();
  return {
    app,
    config,
    clock,
    folder,
    /** How many commands are being run, or completed, at this moment. */
    running,
    /** Delivers what is owed until it is so. */
    deliver: async (so: () => boolean) => {
      if (!chat?.delivery) throw new Error('nothing is delivered without a chat');
      const { delivery: adapter } = chat;
      const service = app.service([{ ...adapter, rate: { ...adapter.rate, channelMs: 0 } }]);
      service.start();
      while (!so()) await after(5);
      await service.stop();
    },
    [Symbol.asyncDispose]: async () => {
      await chat?.stop();
      await app.close();
      await hub.close();
      rmSync(folder, { recursive: true });
    },
  };
}
export type Program = Awaited<ReturnType<typeof program>>;

export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'paperboy-transcripts-'));
}

/** The same program, and how much of it is under way: a command may take longer than any pause that would mean its end. */
function countedIn(app: Awaited<ReturnType<typeof createApp>>) {
  let running = 0;
  const counted =
    <Args extends readonly unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      running += 1;
      return await work(...args).finally(() => {
        running -= 1;
      });
    };
  const { dispatch, suggest } = app.chatApi;
  const chatApi = { ...app.chatApi, dispatch: counted(dispatch), suggest: counted(suggest) };
  return { app: { ...app, chatApi }, running: () => running };
}
