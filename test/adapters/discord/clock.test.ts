import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { documentOf } from '#test/fakes/documents.ts';
import { testAppApi } from '../app-api.ts';
import { adapterOnDiscord } from './adapter-on-discord.ts';

const MONTH_MS = 30 * 86_400_000;
const IN_A_SECOND = 49;

describe('a clock that was a month ahead and is put right', () => {
  afterEach(() => vi.useRealTimers());

  it('does not keep Discord waiting for that month', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + MONTH_MS });
    const clock = {
      now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()),
      ticks: () => performance.now(),
    };
    await using s = await adapterOnDiscord({ appApi: { ...(await testAppApi()), clock } });
    const [payload = ''] = s.bot.render(documentOf({ kind: 'text', text: 'A digest' }));
    const { signal } = new AbortController();
    const send = (at: number) =>
      s.bot.send({
        channel: {
          platform: 'discord',
          workspace: s.guild.id,
          id: s.discord.state.addChannel({ kind: 'text', guild: s.guild }).id,
        },
        payload,
        marker: `marker ${at}`,
        signal,
      });
    for (let at = 0; at < IN_A_SECOND; at++) expect(await send(at)).toMatchObject({ kind: 'sent' });
    expect(await send(IN_A_SECOND)).toMatchObject({ kind: 'retry', scope: 'platform' });
    vi.setSystemTime(Date.now() - MONTH_MS);
    expect(await send(IN_A_SECOND + 1)).toMatchObject({ kind: 'sent' });
  });
});
