import { judged } from '../count.ts';
import { ordersFor } from '../orders.ts';
import type { Platform, PlatformName, PostWeather, Trouble } from '../platforms.ts';
import type { Effort, Outcome, Row } from '../row.ts';
import { setUpFaults } from '../setup.ts';
import { SHORT } from '../waits.ts';

const PLATFORMS = ['discord', 'slack'] as const;

/** Platforms that lose answers, refuse in masses, and accept when nobody waits for it any more. */
export const weathers: readonly Row[] = [
  { name: 'workspace-limit', run: (effort) => under('slack', effort, workspaceLimit(effort)) },
  ...PLATFORMS.flatMap((name) => [
    { name: `answers-lost-${name}`, run: (effort: Effort) => under(name, effort, answersLost(effort)) },
    { name: `storm-${name}`, run: (effort: Effort) => under(name, effort, storm(effort)) },
    { name: `late-${name}`, run: (effort: Effort) => under(name, effort, late(effort)) },
  ]),
];

interface Forecast {
  readonly weather: PostWeather;
  /** What it did, and whether that was answered well. */
  measured(): { more: string; good: boolean };
}

async function under(
  name: PlatformName,
  { short }: Effort,
  { weather, measured }: Forecast,
): Promise<Outcome> {
  await using running = await setUpFaults({ on: [name] });
  const [platform] = running.platforms as readonly [Platform];
  platform.weather = weather;
  const now = Date.now();
  await running.order(ordersFor(platform.channels(short ? 24 : 150), () => now));
  await running.start();
  await running.settled();
  const { more, good } = measured();
  return judged(running, { more: `, ${platform.posts()} posts${more}`, good });
}

const quick = { acceptMs: 3, answerMs: 3 } as const;

/** Each message's answer is lost once to three times; every second loss is of a message that is there. */
function answersLost({ random }: Effort): Forecast {
  let lost = 0;
  const troubles = (): readonly Trouble[] => {
    const stored = random() < 0.5;
    return [
      { kind: 'reset', stored },
      { kind: 'status', status: 500, stored },
      { kind: 'hang', stored },
    ];
  };
  return {
    weather: ({ marker, attempt }) => {
      if (attempt > 1 + (marker.charCodeAt(0) % 3)) return quick;
      lost += 1;
      return { ...quick, fault: troubles()[Math.floor(random() * 3)] };
    },
    measured: () => ({ more: `, ${lost} answers lost`, good: true }),
  };
}

/** 30 % are asked to wait, 20 % fail, 5 % hang. */
function storm({ random }: Effort): Forecast {
  const until = new Map<string, number>();
  let early = 0;
  const troubleFor = (place: string): Trouble | undefined => {
    const roll = random();
    if (roll < 0.3) {
      until.set(place, performance.now() + 1_000);
      return { kind: 'limit', seconds: 1 };
    }
    if (roll < 0.5) return { kind: 'status', status: 503, stored: random() < 0.5 };
    return roll < 0.55 ? { kind: 'hang', stored: random() < 0.5 } : undefined;
  };
  return {
    weather: ({ place }) => {
      if (performance.now() < (until.get(place) ?? 0)) early += 1;
      return { acceptMs: 0, answerMs: 0, fault: troubleFor(place) };
    },
    measured: () => ({ more: `, ${early} before Retry-After`, good: early === 0 }),
  };
}

// What was under way when the limit came.
const UNDER_WAY_MS = 500;

/** Now and then the whole workspace is asked to wait, whatever the channel. */
function workspaceLimit({ random }: Effort): Forecast {
  let [began, until, limits, early] = [0, 0, 0, 0];
  return {
    weather: () => {
      const now = performance.now();
      if (now < until && now > began + UNDER_WAY_MS) early += 1;
      if (now >= until && random() < 0.15) {
        [began, until] = [now, now + 2_000];
        limits += 1;
      }
      if (now >= until) return quick;
      return { ...quick, fault: { kind: 'limit', seconds: Math.ceil((until - now) / 1_000) } };
    },
    measured: () => ({
      more: `, ${limits} limits, ${early} posts before their end`,
      good: limits > 0 && early === 0,
    }),
  };
}

/** Half of the first posts are accepted after their sender has gone, within the grace. */
function late({ random }: Effort): Forecast {
  let afterwards = 0;
  const { send, grace } = SHORT;
  return {
    weather: ({ attempt }) => {
      if (attempt > 1 || random() < 0.5) return quick;
      afterwards += 1;
      return { acceptMs: send + 100 + random() * (grace / 2 - 100), answerMs: 0 };
    },
    measured: () => ({ more: `, ${afterwards} accepted after their sender had gone`, good: afterwards > 0 }),
  };
}
