// As the program does, before the SDK of any chat: of all copies of undici, the one that is asked first serves every other.
import 'ky';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { difference } from './difference.ts';
import { discordTranscript } from './discord.ts';
import { slackTranscript } from './slack.ts';
import { terminalTranscript } from './terminal.ts';
import { BEFORE, upgradeTranscript } from './upgrade.ts';

const HINT =
  'Where that is meant, run again with UPDATE_TRANSCRIPTS=1 and name in CHANGELOG.md what people see of it.';

/** Holds what came against what is recorded; records it instead where UPDATE_TRANSCRIPTS says so. */
function compare(name: string, came: string): void {
  const file = join(import.meta.dirname, 'recorded', `${name}.txt`);
  if (process.env.UPDATE_TRANSCRIPTS === '1') writeFileSync(file, came);
  const found = difference(existsSync(file) ? readFileSync(file, 'utf8') : '', came);
  if (found !== undefined) expect.fail(`${name}.txt is not what it was. ${HINT}\n${found}`);
}

// What people see stays as it was, byte for byte, whatever is rebuilt.
describe.concurrent('what is sent', () => {
  const onDiscord = once(discordTranscript);
  const onSlack = once(slackTranscript);
  const timeout = 2 * 60_000;

  it('to a terminal is what was sent before', { timeout }, async () => {
    compare('terminal', await terminalTranscript());
  });

  it('to Discord is what was sent before', { timeout }, async () => {
    compare('discord', (await onDiscord()).text);
  });

  it('to Slack is what was sent before', { timeout }, async () => {
    compare('slack', (await onSlack()).text);
  });

  it('to those who press what an earlier version sent, on its files, is the right answer', {
    timeout,
  }, async () => {
    const came = await upgradeTranscript();
    expect(came.includes('too old'), 'a button of before is not known any more').toBe(false);
    compare(BEFORE, came);
  });

  it('and out in the world has the same ids, and is stored alike', { timeout }, async () => {
    const [discord, slack] = await Promise.all([onDiscord(), onSlack()]);
    const parts = {
      'on Discord': discord.ids,
      'on Slack': slack.ids,
      'stored of Discord': discord.stored,
      'stored of Slack': slack.stored,
    };
    const texts = Object.entries(parts).map(([name, lines]) => `# ${name}\n${lines.join('\n')}\n`);
    compare('ids', texts.join('\n'));
  });
});

/** The same promise for all who ask. */
function once<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let begun: Promise<Result> | undefined;
  return () => {
    begun ??= work();
    return begun;
  };
}
