import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fakeSlack } from '#test/fakes/slack/index.ts';

const PARTS = 3;

/** A real process that delivers the digest, and how it ended: told, or killed. */
function startDelivering(file: string, url: string) {
  const child = fork(join(import.meta.dirname, 'deliver-process.ts'), [file, url], {
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'paperboy-slack-cache') },
    stdio: 'inherit',
  });
  const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  const delivered = new Promise((resolve) => child.once('message', resolve));
  const kill = async () => {
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
  };
  return { kill, delivered };
}

it.each(
  Array.from({ length: PARTS }, (_, part) => [
    [part + 1, 'which Slack has taken', true] as const,
    [part + 1, 'which Slack has not taken', false] as const,
  ]).flat(),
)(
  'killed while it sends message %i of 3, %s, everything arrives once',
  async (nth, _, stored) => {
    const folder = mkdtempSync(join(tmpdir(), 'paperboy-kill-'));
    await using slack = await fakeSlack();
    const { messages } = slack.workspace('T1').channels.get('C1') ?? { messages: [] };
    const posts = () => slack.calls.filter(({ method }) => method === 'chat.postMessage').length;
    for (let before = 1; before < nth; before += 1) slack.fail('chat.postMessage', { kind: 'none' });
    slack.fail('chat.postMessage', { kind: 'hang', stored });

    const file = join(folder, 'state.sqlite');
    const first = startDelivering(file, slack.url);
    await slack.until(() => posts() === nth);
    await first.kill();
    expect(messages).toHaveLength(stored ? nth : nth - 1);
    const second = startDelivering(file, slack.url);
    expect(await second.delivered).toBe('delivered');
    await second.kill();

    expect(messages).toHaveLength(PARTS);
    expect(new Set(messages.map(({ metadata }) => metadata?.event_payload.marker)).size).toBe(PARTS);
    expect(messages.slice(1).map(({ thread_ts }) => thread_ts)).toEqual(
      Array(PARTS - 1).fill(messages[0]?.ts),
    );
    rmSync(folder, { recursive: true });
  },
  30_000,
);
