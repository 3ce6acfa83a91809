import type { types, ViewOutput } from '@slack/bolt';
import type { Field, Text } from '#core/document.ts';
import { subscriptionFields } from '#core/format/subscription/form.ts';
import {
  type NewSubscription,
  SUBSCRIPTION_DEFAULTS,
  type Subscription,
} from '#core/subscriptions/subscription.ts';
import { slackChannel } from '../context.ts';
import { placeAs } from '../home/channels.ts';
import { CALLBACKS } from '../ids.ts';
import { channelName } from '../render/channel-name.ts';
import { plainElement } from '../render/escape.ts';
import { sections } from '../render/text-parts.ts';
import { channelInput, type FieldValues, fieldInput, input, lineInput } from './form-view.ts';

/** How many topics can be followed at once. */
export const MOST_TOPICS = 5;

interface Setup {
  readonly fields: readonly Field[];
  readonly channel?: string | undefined;
  readonly topics?: string | undefined;
  /** A notice above it about the channel. */
  readonly notice?: Text;
  /** The digest whose settings it began with, as `placeAs` writes it; empty where it was none. */
  readonly of?: string;
}

// A digest gets them where it is changed; the topics here are those of the whole channel.
const LATER: ReadonlySet<string> = new Set(['topics', 'quiet-hours', 'holidays']);

/** The fields of a digest, its name among them: another name is another digest. */
export function setupFields(known: Omit<NewSubscription, 'since'>): Field[] {
  const fields = subscriptionFields(known).filter(({ name }) => !LATER.has(name));
  return [{ name: 'name', label: 'Name', value: known.name, choices: [] }, ...fields];
}

/** The form that orders a digest; each field is an option of `subscribe`, and what is to be followed is followed beside it. */
export function setupView({ fields, channel = '', topics, notice, of = '' }: Setup): types.ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.setup,
    private_metadata: of,
    title: { type: 'plain_text', text: 'Set up a channel' },
    submit: { type: 'plain_text', text: 'Order the digest' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      ...(notice ? [...channelName(channel), ...sections(notice)] : []),
      input('channel', 'Channel', channelInput(channel)),
      ...fields.map((field) => fieldInput(field)),
      {
        ...input('topics', 'Topics', lineInput(topics)),
        optional: true,
        hint: plainElement(
          `Up to ${MOST_TOPICS}, parted by commas, such as LLM quantization, world models`,
          150,
        ),
      },
    ],
  };
}

/** The digest whose settings a form began with; empty where it was none. */
export function begunWith({ private_metadata }: ViewOutput): string {
  return private_metadata;
}

/** The form as it was filled in, and why it could not be ordered so. */
export function refilled(
  { channel = '', topics, ...typed }: FieldValues,
  { of, notice }: { of: string; notice: Text },
) {
  // Some fields are there for long digests alone.
  const size = Number(typed.size) || SUBSCRIPTION_DEFAULTS.size;
  const known = { ...SUBSCRIPTION_DEFAULTS, size, channel: slackChannel('', channel) };
  const fields = setupFields(known).map((field) => ({
    ...field,
    value: typed[field.name] ?? field.value,
  }));
  return setupView({ fields, channel, topics, of, notice });
}

/** The form with what a channel has ordered already, which is not overwritten unseen. */
export function filledAnew(known: Subscription, { channel = '', topics }: FieldValues) {
  return setupView({
    fields: setupFields(known),
    channel,
    topics,
    of: placeAs(channel, known.name),
    notice:
      'This channel has a digest already, and this is how it is set. Nothing is changed yet: change what you like, and send it off again.',
  });
}
