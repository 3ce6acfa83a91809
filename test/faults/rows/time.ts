import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Paper } from '#core/paper.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { createWorld, type Posted } from '#src/jobs/simulate/virtual-world.ts';
import { idsIn } from '#test/fakes/chat.ts';
import { papers } from '#test/fakes/papers.ts';
import type { Outcome, Row } from '../row.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FALL_BACK = [
  ['America/New_York', '2026-11-01T04:00:00Z'],
  ['Europe/London', '2026-10-24T23:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T13:00:00Z'],
] as const;

/** Over days and hours that nobody waits for: one part of the program, or the whole of it in a time that is made. */
export const time: readonly Row[] = [
  { name: 'fall-back', run: fallBack },
  { name: 'downtime', run: downtime },
];

/** The ticker over the hour that a host's zone has twice: node-cron alone falls silent there. */
async function fallBack(): Promise<Outcome> {
  const counts = await Promise.all(
    FALL_BACK.map(async ([zone, begins]) => {
      const child = join(import.meta.dirname, '../ticker-child.ts');
      const env = { ...process.env, TZ: zone };
      const { stdout } = await promisify(execFile)(process.execPath, [child, begins], { env });
      return Number(stdout);
    }),
  );
  const figures = FALL_BACK.map(([zone], index) => `${zone} ${counts[index]} of 240 ticks`).join(', ');
  return {
    figures,
    verdict: counts.every((count) => count === 240) ? 'ok' : 'FAILED',
  };
}

/** The program is down over due times: for three hours, and for three days. Fridays' digest comes before. */
async function downtime(): Promise<Outcome> {
  const days = ['2026-08-14', '2026-08-17', '2026-08-18', '2026-08-19', '2026-08-20'];
  const lists = new Map(days.map((day, index) => [day, listOf(index)]));
  const at = (text: string) => Date.parse(`${text}Z`);
  const from = at('2026-08-17T17:00');
  const [, caughtUp, ...others] = await live(lists, { from, to: from + 3 * HOUR }, from + 20 * HOUR);
  const [, merged, ...more] = await live(lists, { from, to: from + 72 * HOUR }, from + 92 * HOUR);
  const waited = ((caughtUp?.at.epochMilliseconds ?? Number.NaN) - from - 3 * HOUR) / 1000;
  const carried = merged ? idsIn(merged.document).length : 0;
  const good = waited <= 60 && carried === 8 && others.length + more.length === 0;
  return {
    figures: `one catch-up ${waited} s after the start / one digest of the ${carried} papers of 4 days`,
    verdict: good ? 'ok' : 'FAILED',
  };
}

function listOf(index: number): Paper[] {
  return papers(2, (paper) => ({ id: `26${index}0.0000${paper}` }));
}

async function live(
  lists: ReadonlyMap<string, readonly Paper[]>,
  down: { from: number; to: number },
  until: number,
): Promise<readonly Posted[]> {
  const start = Date.parse('2026-08-14T00:00:00Z');
  const state = await createWorld(lists, start);
  const channel = { platform: 'simulated', workspace: 'w', id: 'c' };
  const subscription = { ...SUBSCRIPTION_DEFAULTS, channel, time: '18:00', size: 25, since: start };
  await state.add({ ordered: [subscription], follows: [], mutes: [] });
  for (let now = start; now <= until; now += now < down.from || now >= down.to ? MINUTE : HOUR) {
    if (now < down.from || now >= down.to) await state.minute(now);
  }
  await state.close();
  return state.posted;
}
