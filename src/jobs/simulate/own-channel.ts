import { type Channel, personBehind } from '#core/channel.ts';
import { UserError } from '#core/errors.ts';
import type { Subscriptions } from '#core/subscriptions/subscriptions.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import type { Follows } from '#core/topics/follows.ts';
import type { Owner } from '#core/topics/topic.ts';
import type { SimulatedChannel } from './virtual-world.ts';

/** What is ordered and followed in the channels of some platforms. */
export interface OwnChannels {
  readonly subscriptions: Pick<Subscriptions, 'channels' | 'all'>;
  readonly follows: Pick<Follows, 'of' | 'mutes'>;
  readonly platforms: readonly string[];
}

const NAMED = 5;

/** A channel of one's own, by its id or its whole address, with all digests that it ordered, and what it follows and mutes, as if they were ordered at `since` (epoch ms). Throws a UserError where there is none, or several. */
export async function ownChannel(own: OwnChannels, typed: string, since: number): Promise<SimulatedChannel> {
  const known = (await Promise.all(own.platforms.map((each) => own.subscriptions.channels(each)))).flat();
  const meant = known.filter((channel) => addressOf(channel) === typed || channel.id === typed);
  const [channel] = meant;
  const all = channel && meant.length === 1 ? await own.subscriptions.all(channel) : [];
  const [first, ...others] = all.map(({ subscription }) => ({ ...subscription, paused: false, since }));
  if (!channel || !first) throw notFound(typed, meant.length > 1 ? meant : known, meant.length > 1);
  const person = personBehind(channel);
  const owner: Owner = person ? { kind: 'person', person } : { kind: 'channel', channel };
  return {
    ordered: [first, ...others],
    follows: await own.follows.of(owner),
    mutes: await own.follows.mutes(owner, since),
  };
}

/** "discord/123/456". */
function addressOf({ platform, workspace, id }: Channel): string {
  return `${platform}/${workspace}/${id}`;
}

function notFound(typed: string, channels: readonly Channel[], several: boolean): UserError {
  const shown = clipWords(oneLine(typed), 60);
  const named = channels.slice(0, NAMED).map(addressOf).join(', ');
  if (several) return new UserError('usage', `“${shown}” is the id of several channels: ${named}.`);
  const which = named ? `there is one in ${named}` : 'nothing is ordered in any channel';
  return new UserError('nothing-ordered', `No digest is ordered in a channel “${shown}”: ${which}.`);
}
