import { fakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import type { Outcome, Row } from '../row.ts';
import { startTalking } from '../talking.ts';
import { until } from '../waits.ts';
import { answersFail } from './answers-fail.ts';

/** People who ask, where answers do not get there, and where a bot is so large that it has many lines. */
export const answers: readonly Row[] = [...answersFail, { name: 'ten-shards', run: tenShards, long: true }];

const SHARDS = 10;

/** Each of ten shards is let in five seconds after the one before; then somebody asks on each. */
async function tenShards(): Promise<Outcome> {
  await using discord = await fakeDiscord({ shards: SHARDS, atOnce: 1 });
  const guilds = Array.from({ length: SHARDS }, (_, shard) => discord.state.guild({ shard, of: SHARDS }));
  await using _ = await startTalking({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.url });
  const asked = guilds.map(({ owner: user, channels: [channel] }) => {
    if (!channel) throw new Error('a server has a channel');
    return discord.command({ user, channel }, ['papers', 'help']);
  });
  await until('every answer', () => asked.every(({ edited }) => edited));
  const shards = new Set(discord.gateway.identified.map(({ shard }) => String(shard))).size;
  const figures = `${shards} shards logged in, ${asked.length} commands answered`;
  return { figures, verdict: shards === SHARDS ? 'ok' : 'FAILED' };
}
