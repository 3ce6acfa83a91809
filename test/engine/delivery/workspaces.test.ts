import { describe, expect, it } from 'vitest';
import type { Outgoing, SendResult } from '#core/delivery/chat-adapter.ts';
import { SENT, started } from './opened.ts';

/** The first letter of a channel's id is its workspace here. */
const WORKSPACE = { of: ({ id }: Outgoing['channel']) => id.charAt(0), perSecond: 5 };
const RATE = { concurrency: 20, perSecond: 20, channelMs: 1_000, workspace: WORKSPACE };
const many = (workspace: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${workspace}${at}`);
const LIMIT: SendResult = { kind: 'retry', afterMs: 30_000, scope: 'workspace', reason: 'ratelimited' };

describe('a workspace', () => {
  it('is sent five messages a second, and no other waits for it', async () => {
    const { time, log } = await started([...many('a', 60), ...many('b', 5)], () => SENT, { rate: RATE });
    await time.pass(1_500);
    const sentTo = (workspace: string) => log.filter(([id]) => id.startsWith(workspace)).length;
    expect(sentTo('b')).toBe(5);
    expect(sentTo('a')).toBeLessThanOrEqual(12);
    await time.pass(4_000);
    expect(sentTo('a')).toBeGreaterThanOrEqual(22);
    expect(sentTo('a')).toBeLessThanOrEqual(32);
  });

  it('that is limited is left alone for as long as was said, and no other is', async () => {
    let limited = true;
    const answer = ({ channel }: Outgoing) => (limited && channel.id.startsWith('a') ? LIMIT : SENT);
    const { time, log } = await started([...many('a', 150), ...many('b', 20)], answer, { rate: RATE });
    await time.pass(20_000);
    const triedIn = (workspace: string) => log.filter(([id]) => id.startsWith(workspace)).length;
    expect(triedIn('a')).toBe(1);
    expect(triedIn('b')).toBe(20);
    limited = false;
    await time.pass(60_000);
    expect(triedIn('a')).toBe(151);
  });

  it('of many takes nothing from how fast all are served', async () => {
    const all = Array.from({ length: 20 }, (_, at) => many(String.fromCharCode(97 + at), 10)).flat();
    const { time, log } = await started(all, () => SENT, { rate: RATE });
    await time.pass(11_000);
    expect(log).toHaveLength(200);
  });
});
