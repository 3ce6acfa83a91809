import type { types } from '@slack/bolt';
import { STOP } from '#core/commands/known-intents.ts';
import { messageOf } from '#core/errors.ts';
import { ownName } from '#core/format/subscription/scope.ts';
import { SUBSCRIPTION_DEFAULTS, type Subscription } from '#core/subscriptions/subscription.ts';
import { clipWords, plural } from '#core/text/text.ts';
import type { KnownChannel } from '../connection/people/overview.ts';
import { CHANNEL_ID, type Origin, SLACK, slackPerson } from '../context.ts';
import { SHOWN } from '../limits.ts';
import { inert, mrkdwnElement } from '../render/escape.ts';
import { smallSections } from '../render/text-parts.ts';
import type { Listener } from '../reply/listener.ts';
import { BUTTONS, button } from '../reply/reply.ts';
import { SHARE, scheduleOf, titled } from './frame.ts';

type KnownBlock = types.KnownBlock;

// Beside the header and what is not shown.
const CHANNELS = SHARE.channels - 2;

/** The channels with a digest that the person may know of. */
export async function channelBlocks(
  { appApi, people }: Listener,
  { team, user }: Origin,
): Promise<KnownBlock[]> {
  const all = (await appApi.channels(SLACK)).filter(
    ({ workspace, id }) => workspace === team && CHANNEL_ID.test(id),
  );
  if (all.length === 0) return [];
  const { known, unsure } = await people.overview(slackPerson(team, user), all);
  const lines = await Promise.all(
    known.slice(0, CHANNELS).map(async (each) => {
      // One that cannot be read is left out, and its neighbours are shown.
      const all = await appApi.subscriptions(each.channel).catch((error: unknown) => {
        const { id } = each.channel;
        appApi.logger.warn('a digest could not be read', { channel: id, reason: messageOf(error) });
        return [];
      });
      return all.map((ordered) => digestRow(ordered, each, all.length > 1));
    }),
  );
  const rows = lines.flat();
  const left = known.length - CHANNELS;
  const hidden = rows.length - CHANNELS;
  const rest = [
    ...(hidden > 0 ? [`and ${plural(hidden, 'more digest')} of these channels`] : []),
    ...(left > 0 ? [`and ${plural(left, 'more channel')}`] : []),
    ...(unsure > 0 ? [`Of ${plural(unsure, 'channel')} Slack does not say now whether you are in it.`] : []),
  ];
  const more = rest.length > 0 ? smallSections(rest.join('\n')) : [];
  return titled('Channels with a digest', [...rows.slice(0, CHANNELS), ...more]);
}

/** A digest as the value of a button and of a modal: its channel, and its name where that is not the first one's. */
export function placeAs(channel: string, name = SUBSCRIPTION_DEFAULTS.name): string {
  return name === SUBSCRIPTION_DEFAULTS.name ? channel : `${channel} ${name}`;
}

/** The channel of such a value, and the name of the digest where it has one. */
export function placeAt(value: string): { readonly id: string; readonly name: string | undefined } {
  const [id = '', name] = value.split(' ');
  return { id, name };
}

function digestRow(
  subscription: Subscription,
  { changeable, unseen }: KnownChannel,
  several: boolean,
): KnownBlock {
  const { id } = subscription.channel;
  const name = ownName(subscription, several);
  const line = `${name ? `${name}: ` : ''}${scheduleOf(subscription)}`;
  const schedule = inert(clipWords(line, SHOWN.schedule));
  const place = placeAs(id, subscription.name);
  const change = unseen ? button(BUTTONS.end, STOP.label, place) : button(BUTTONS.setup, 'Change', place);
  const why = unseen ? ` · Paperboy cannot see this channel (${id}) any more` : '';
  return {
    type: 'section',
    text: mrkdwnElement(`<#${id}> ${schedule}${why}`),
    ...(changeable ? { accessory: change } : {}),
  };
}
