import { Temporal } from 'temporal-polyfill';
import { UserError } from '#core/errors.ts';
import { describeSchedule } from '#core/subscriptions/subscription.ts';
import { oneLine } from '#core/text/text.ts';
import { dayAndTime } from '#core/time/dates.ts';
import type { Ordered } from '#store/state/channels/overview.ts';
import type { StateStore } from '#store/state/state.ts';

export interface ChannelsParts {
  readonly state: Pick<StateStore, 'ordered'>;
  readonly write: (text: string) => void;
}

const AT_A_TIME = 500;

/** `npm run channels`: everything that is ordered, a paragraph each: what and when, the last delivery, what is wrong, and when the next one comes. */
export async function runChannels(words: readonly string[], { state, write }: ChannelsParts): Promise<void> {
  if (words.length > 0) throw new UserError('usage', 'channels takes no words: type npm run channels.');
  let count = 0;
  let troubled = 0;
  for (let after = ''; ; ) {
    const page = await state.ordered(after, AT_A_TIME);
    for (const ordered of page) {
      write(paragraphOf(ordered));
      count += 1;
      troubled += Number(troubleOf(ordered) !== undefined);
      after = ordered.subscription.id;
    }
    if (page.length < AT_A_TIME) break;
  }
  if (count === 0) return write('Nobody has ordered anything yet.\n');
  write(`${count} ${count === 1 ? 'subscription' : 'subscriptions'}, ${troubled} in trouble.\n`);
}

function paragraphOf(ordered: Ordered): string {
  const { channel, subscription, last, nextDue } = ordered;
  const trouble = troubleOf(ordered);
  const at = (ms: number) => momentIn(ms, subscription.zone);
  const lines = [
    `${channel.platform}/${channel.workspace}/${channel.id}  ${subscription.name}: ${describeSchedule(subscription)}`,
    `last: ${last ? `of ${last.day}, ${last.state} on ${at(last.at)}` : 'none yet'}`,
    ...(trouble ? [`trouble: ${oneLine(trouble)}`] : []),
    `next: ${nextOf(ordered, at(nextDue))}`,
  ];
  return `${lines.join('\n    ')}\n`;
}

/** What keeps a channel from its digests, or kept it from the last. */
function troubleOf({ pause, last }: Ordered): string | undefined {
  if (pause) return pause.reason;
  if (last?.state === 'failed' || last?.state === 'uncertain') return last.error ?? last.state;
  return undefined;
}

function nextOf({ subscription, pause, skipped }: Ordered, due: string): string {
  if (subscription.paused) return 'none, since it is paused';
  if (pause && pause.until === undefined) return 'none, until somebody resumes it there';
  return skipped ? `${due} (${oneLine(skipped)})` : due;
}

function momentIn(ms: number, zone: string): string {
  return dayAndTime(Temporal.Instant.fromEpochMilliseconds(ms), zone);
}
