import { setTimeout as after } from 'node:timers/promises';
import { fakeSlack } from '#test/fakes/slack/index.ts';
import { userActionsOn } from '#test/fakes/slack/user-actions.ts';
import { judged } from '../count.ts';
import { ordersFor } from '../orders.ts';
import type { Platform } from '../platforms.ts';
import type { Program } from '../programs.ts';
import type { Effort, Outcome, Row } from '../row.ts';
import { type FaultSetup, setUpFaults } from '../setup.ts';
import { envOfSlack, startTalking } from '../talking.ts';
import { until } from '../waits.ts';
import { unkind } from './kills.ts';

/** Chats that are away, ends that come at any moment, and sockets that Slack renews all the time. */
export const life: readonly Row[] = [
  { name: 'away', run: away },
  { name: 'sigterm', run: sigterm },
  { name: 'refreshes', run: refreshes },
];

const ENDS_WITHIN_MS = 10_000;

/** Each chat is away in turn: at the start, in mid-life, and when the program is told to end. */
async function away({ short }: Effort): Promise<Outcome> {
  await using running = await setUpFaults({ on: ['discord', 'slack'] });
  const [discord, slack] = running.platforms as readonly [Platform, Platform];
  const each = short ? 10 : 60;
  let slowest = 0;
  for (const [gone, there] of [
    [discord, slack],
    [slack, discord],
  ] as const) {
    const back = gone.away();
    const program = await running.start();
    await program.ready();
    await orderOnBoth(running, each);
    await delivered(running, there);
    back();
    await running.settled();
    const backAgain = gone.away();
    await orderOnBoth(running, each);
    await delivered(running, there);
    slowest = Math.max(slowest, await ends(program));
    backAgain();
    const next = await running.start();
    await running.settled();
    slowest = Math.max(slowest, await ends(next));
  }
  return judged(running, {
    more: `, ended within ${(slowest / 1000).toFixed(1)} s`,
    good: slowest < ENDS_WITHIN_MS,
  });
}

async function orderOnBoth(running: FaultSetup, count: number): Promise<void> {
  const now = Date.now();
  for (const platform of running.platforms)
    await running.order(ordersFor(platform.channels(count), () => now));
}

/** Resolves once every channel of a platform has something, whatever becomes of the other. */
function delivered({ orders }: FaultSetup, platform: Platform): Promise<void> {
  const owed = orders.filter(({ subscription }) => subscription.channel.platform === platform.name);
  return until(`everything is there on ${platform.name}`, () => {
    const places = new Set(platform.posted().map(({ place }) => place));
    return owed.every(({ subscription }) => places.has(subscription.channel.id));
  });
}

/** Has a program end well; how long it took. */
async function ends(program: Program): Promise<number> {
  const { code, tookMs } = await program.end();
  if (code !== 0) throw new Error(`it ended with ${code}: ${program.text().slice(-500)}`);
  return tookMs;
}

/** SIGTERM at random instants, on platforms that take their time and lose answers. */
async function sigterm({ short, random }: Effort): Promise<Outcome> {
  await using running = await setUpFaults({ on: ['discord', 'slack'] });
  for (const platform of running.platforms) platform.weather = unkind(random);
  const lives = short ? 5 : 60;
  let [slowest, wrong] = [0, 0];
  for (let at = 0; at < lives; at += 1) {
    const program = await running.start();
    // Some do not live to see their chats connected.
    if (random() < 0.3) await after(random() * 1_000);
    else {
      await program.ready();
      await orderOnBoth(running, 3);
      await after(random() * 1_500);
    }
    const { code, tookMs } = await program.end();
    // Before there is anything to end, the signal itself ends it.
    if (code !== 0 && code !== undefined) wrong += 1;
    slowest = Math.max(slowest, tookMs);
  }
  await running.start();
  await running.settled();
  return judged(running, {
    more: `, ${lives} ends, the longest ${(slowest / 1000).toFixed(1)} s, ${wrong} with another code than 0`,
    good: wrong === 0 && slowest < ENDS_WITHIN_MS,
  });
}

/** Slack renews its sockets every second or so, and somebody asks five times a second. */
async function refreshes({ short, random }: Effort): Promise<Outcome> {
  await using slack = await fakeSlack();
  await using talking = await startTalking(envOfSlack(slack));
  const { command } = userActionsOn(slack);
  const asks = short ? 100 : 1_500;
  let [acknowledged, lost, renewed] = [0, 0, 0];
  let nextRenewal = 0;
  for (let at = 0; at < asks; at += 1) {
    if (performance.now() > nextRenewal) {
      slack.refresh(500 + random() * 1_500);
      renewed += 1;
      nextRenewal = performance.now() + 500 + random() * 1_000;
    }
    // Of many people: one alone would soon be asked to wait.
    await command('help', { user: `U${1 + (at % 50)}` }).then(
      () => {
        acknowledged += 1;
      },
      () => {
        lost += 1;
      },
    );
    await after(200);
  }
  await until('every answer', () => slack.responses.length >= acknowledged);
  const good = lost === 0 && (await ends(talking.program)) < ENDS_WITHIN_MS;
  const figures = `${acknowledged} of ${asks} commands answered over ${renewed} renewals, ${lost} fell between two sockets`;
  return { figures, verdict: good ? 'ok' : 'FAILED' };
}
