import { setTimeout as after } from 'node:timers/promises';
import { judged } from '../count.ts';
import { mentioningAll, ordersFor, severalOf } from '../orders.ts';
import type { Platform, PlatformName, PostWeather, Trouble } from '../platforms.ts';
import type { Effort, Outcome, Row } from '../row.ts';
import { setUpFaults } from '../setup.ts';

// A digest is 1.3 messages on the whole: one in ten is long.
const MESSAGES_A_DIGEST = 1.3;
// Planned within a second, and sent.
const LIFE_MS = 1_800;
// As long as a post and its answer take.
const IN_FLIGHT_MS = 60;

/** SIGKILL at random instants of the whole program, on a platform that takes its time and loses answers; also between the two steps that a message takes in direct messages and in a forum, whose posts have no nonce, or in a channel whose messages are published. */
export const kills: readonly Row[] = [
  { name: 'kills-discord', run: (effort) => killsOn('discord', effort) },
  { name: 'kills-slack', run: (effort) => killsOn('slack', effort) },
  { name: 'kills-direct', run: (effort) => killsOn('discord', third(effort), { where: 'direct' }) },
  { name: 'forum', run: (effort) => killsOn('discord', third(effort), { where: 'forum' }) },
  { name: 'kills-several-discord', run: (effort) => killsOn('discord', third(effort), { several: true }) },
  { name: 'kills-several-slack', run: (effort) => killsOn('slack', third(effort), { several: true }) },
  { name: 'kills-voices-discord', run: (effort) => killsOn('discord', third(effort), VOICES) },
  { name: 'kills-voices-slack', run: (effort) => killsOn('slack', third(effort), VOICES) },
];

const VOICES = { where: 'voices', several: true } as const;

/** A start is two seconds of processor time: what differs from the long rows in one respect is killed less often. */
function third(effort: Effort): Effort {
  const { short, kills: wanted, deliveries } = effort;
  return short ? effort : { ...effort, kills: Math.ceil(wanted / 3), deliveries: Math.ceil(deliveries / 3) };
}

async function killsOn(
  name: PlatformName,
  { kills: wanted, deliveries, random }: Effort,
  { where, several = false }: { where?: 'direct' | 'forum' | 'voices'; several?: boolean } = {},
): Promise<Outcome> {
  await using running = await setUpFaults({ on: [name] });
  const [platform] = running.platforms as readonly [Platform];
  platform.weather = unkind(random);
  // Three of one channel are due at once: they must not show the same paper, whoever plans the next one.
  const each = several ? 3 : 1;
  const places = Math.round(deliveries / MESSAGES_A_DIGEST / each);
  const digests = places * each;
  const apart = where && platform[where];
  const first = ordersFor((apart ?? platform).channels(places), () => Date.now());
  const plain = several ? severalOf(first) : first;
  const orders = where === 'voices' ? mentioningAll(plain) : plain;
  for (let life = 1; life <= wanted; life += 1) {
    const program = await running.start();
    const roll = random();
    // One in ten does not even live to see its first moment.
    if (roll < 0.1) await after(random() * 600);
    else {
      await program.ready();
      const before = platform.posts();
      // Each life brings its share of the work, so that every kill can hit something.
      await running.order(orders.slice(running.orders.length, Math.ceil((digests * life) / wanted)));
      if (roll < 0.5) await after(random() * LIFE_MS);
      else {
        await posted(platform, before);
        await after(random() * IN_FLIGHT_MS);
      }
    }
    await program.kill();
  }
  await running.start();
  await running.settled();
  const unfinished = apart?.unfinished() ?? 0;
  const finished = apart ? `, ${unfinished} not in their final form` : '';
  const more = `, ${wanted} kills, ${platform.posts()} posts${finished}`;
  return judged(running, { more, good: unfinished === 0 });
}

/** Resolves once there are more posts than before, or after a life without one. */
async function posted(platform: Platform, before: number): Promise<void> {
  const end = performance.now() + LIFE_MS;
  while (platform.posts() === before && performance.now() < end) await after(5);
}

/** Accepts up to 20 ms later, now and then much later but within the grace; loses answers, refuses, and asks to wait. */
export function unkind(random: () => number): PostWeather {
  const trouble = (): Trouble | undefined => {
    const roll = random();
    if (roll < 0.02) return { kind: 'reset', stored: random() < 0.5 };
    if (roll < 0.04) return { kind: 'status', status: 502, stored: random() < 0.5 };
    if (roll < 0.05) return { kind: 'limit', seconds: 1 };
    return undefined;
  };
  return () => ({
    acceptMs: random() < 0.03 ? random() * 700 : random() * 20,
    answerMs: random() * 20,
    fault: trouble(),
  });
}
