import { setTimeout as after } from 'node:timers/promises';
import { programOnDiscord } from '#test/adapters/discord/program-on-discord.ts';
import { percentile, type Row } from './measure.ts';

const COMMANDS: readonly (readonly [name: string, options: Record<string, string>])[] = [
  ['today', { date: '2026-08-18' }],
  ['search', { query: 'nothing that is stored' }],
  ['paper', { paper: '2608.99999' }],
  ['top', { period: 'month' }],
  ['save', { paper: '2608.99998' }],
];
const ASKED = 500;

/** How long the whole program takes to acknowledge commands, a hundred a second, while its source answers nothing. */
export async function acknowledged(): Promise<Row> {
  await using s = await programOnDiscord({ hanging: true });
  const times = await Promise.all(
    Array.from({ length: ASKED }, async (_, at) => {
      await after(at * 10);
      const [name, options] = COMMANDS[at % COMMANDS.length] ?? ['today', {}];
      const asked = s.discord.command({ user: s.reader, channel: s.channel }, ['papers', name], options);
      const { callback } = await asked.until(({ callback: first }) => first !== undefined);
      return callback?.tookMs ?? Number.POSITIVE_INFINITY;
    }),
  );
  const at = (share: number) => percentile(times, share);
  return { what: `Paperboy, ${ASKED} commands`, p50: at(0.5), p99: at(0.99), most: at(1) };
}
