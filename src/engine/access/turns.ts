import type { AppApi } from '#core/app-api.ts';
import type { Person } from '#core/channel.ts';
import { type Allowance, type Bucket, isUsedUp, takeToken } from '#core/commands/allowance.ts';
import type { Reply } from '#core/commands/command.ts';
import { UserError } from '#core/errors.ts';
import { plural } from '#core/text/text.ts';
import type { Clock } from '#core/time/clock.ts';

/** What one person has asked lately. */
interface Asking {
  bucket: Bucket | undefined;
  /** Ends when the last of their commands has its answer. */
  last: Promise<unknown>;
  /** Commands without an answer. */
  waiting: number;
  /** When they were last told that it was too much, in ticks. */
  told: number;
}

// A command that hangs holds back those behind it: more than so many of one person are not kept.
const MOST_WAITING = 20;
const MOST_PEOPLE = 10_000;
const TOLD_MS = 60_000;

/**
 * The dispatch for many people: one person's commands run one after the other and at the pace of the allowance, however many
 * they give, and nobody else waits for them. What is too much is refused; within a minute the refusal is `quiet` after the first.
 */
export function inTurns({
  dispatch,
  explain,
  clock,
  allowance,
}: Pick<AppApi, 'dispatch' | 'explain'> & {
  clock: Pick<Clock, 'ticks'>;
  allowance: Allowance;
}): Pick<AppApi, 'dispatch' | 'refuses'> {
  const people = new Map<string, Asking>();

  function refuse(asking: Asking, now: number): Reply {
    const reply = explain(tooFast(allowance));
    if (wasTold(asking, now) && reply.status !== 'answered') return { ...reply, quiet: true };
    asking.told = now;
    return reply;
  }

  async function inTurn(...[name, options, caller]: Parameters<AppApi['dispatch']>): Promise<Reply> {
    const now = clock.ticks();
    const asking = askingOf(people, caller.person);
    if (asking.waiting >= MOST_WAITING) return refuse(asking, now);
    if (!caller.beside) {
      const bucket = takeToken(asking.bucket, now, allowance);
      if (!bucket) return refuse(asking, now);
      asking.bucket = bucket;
    }
    asking.waiting += 1;
    const reply = asking.last.then(() => dispatch(name, options, caller));
    const done = () => {
      asking.waiting -= 1;
    };
    asking.last = reply.then(done, done);
    return await reply;
  }

  return {
    dispatch: inTurn,
    refuses(person) {
      const asking = people.get(keyOf(person));
      const now = clock.ticks();
      return asking !== undefined && wasTold(asking, now) && isUsedUp(asking.bucket, now, allowance);
    },
  };
}

function wasTold({ told }: Asking, now: number): boolean {
  return now - told < TOLD_MS;
}

function keyOf({ platform, id }: Person): string {
  return JSON.stringify([platform, id]);
}

function tooFast({ burst, everyMs }: Allowance): UserError {
  const pace =
    everyMs === 1_000 ? 'one a second' : `one each ${plural(Math.ceil(everyMs / 1_000), 'second')}`;
  return new UserError(
    'asked-too-fast',
    `That was a lot at once: ${plural(burst, 'command')} in a row are answered, and then ${pace}. Please ask this again in a few seconds.`,
  );
}

/** What is known of a person, who is then the last to be forgotten. */
function askingOf(people: Map<string, Asking>, person: Person): Asking {
  const key = keyOf(person);
  const known = people.get(key);
  const asking = known ?? {
    bucket: undefined,
    last: Promise.resolve(),
    waiting: 0,
    told: Number.NEGATIVE_INFINITY,
  };
  people.delete(key);
  people.set(key, asking);
  for (const [oldest, { waiting }] of people) {
    if (people.size <= MOST_PEOPLE) break;
    if (waiting === 0 && oldest !== key) people.delete(oldest);
  }
  return asking;
}
