import { Session } from 'node:inspector/promises';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { programOnDiscord } from './discord/program-on-discord.ts';
import { answered } from './discord/talk.ts';
import { programOnSlack } from './slack/program-on-slack.ts';

// Tells which files have functions that ran while one slash command was answered, and whether an asynchronous one did.

const ROOT = resolve(import.meta.dirname, '../..');

/** Paths from the root. */
export interface Ran {
  readonly all: readonly string[];
  /** Those in which something waited. */
  readonly waited: readonly string[];
}

async function onDiscord(): Promise<Ran> {
  await using s = await programOnDiscord();
  const doing = { user: s.reader, channel: s.channel };
  const ask = (query: string) => answered(s.discord.command(doing, ['papers', 'search'], { query }));
  await ask('video');
  return await ranDuring(() => ask('quantization'));
}

async function onSlack(): Promise<Ran> {
  await using s = await programOnSlack('socket');
  await s.ask('search video');
  return await ranDuring(() => s.ask('search quantization'));
}

async function ranDuring(job: () => Promise<unknown>): Promise<Ran> {
  const session = new Session();
  session.connect();
  await session.post('Debugger.enable');
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await job();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const all = new Set<string>();
  const waited = new Set<string>();
  for (const { url, scriptId, functions } of result) {
    const file = url.startsWith('file:') ? relative(ROOT, fileURLToPath(url)) : '';
    if (!/^(?:src|commands|adapters)\//.test(file)) continue;
    const { scriptSource } = await session.post('Debugger.getScriptSource', { scriptId });
    for (const { ranges } of functions) {
      const [whole] = ranges;
      if (!whole || whole.count === 0) continue;
      all.add(file);
      if (scriptSource.startsWith('async', whole.startOffset)) waited.add(file);
    }
  }
  session.disconnect();
  return { all: [...all], waited: [...waited] };
}

process.send?.({ discord: await onDiscord(), slack: await onSlack() } satisfies Record<string, Ran>);
process.disconnect();
