import type { Temporal } from 'temporal-polyfill';
import { isDirect } from '../../channel.ts';
import type { Sleeper } from '../../digest/second-look.ts';
import type { Selection } from '../../digest/select.ts';
import { type Block, type Document, joined, type Text } from '../../document.ts';
import type { Day } from '../../paper.ts';
import { SUBSCRIPTION_DEFAULTS, type Subscription } from '../../subscriptions/subscription.ts';
import { plural } from '../../text/text.ts';
import { addDays, dayRange, longDay } from '../../time/dates.ts';
import { paperBlocks } from '../papers.ts';
import { asideOf, type ListFacts, listFooter, sourcesOf } from './digest.ts';
import { secondLookBlocks } from './second-look.ts';

/** What a channel's digest says about its own making; `newest` is the day of the newest list in it. */
export interface ChannelDigest {
  readonly newest: Day;
  readonly selection: Selection;
  readonly sleepers?: readonly Sleeper[] | undefined;
  readonly facts: ListFacts & { readonly now: Temporal.Instant };
}

const PERIODS = { week: { name: 'Top of the week', days: 7 }, month: { name: 'Top of the month', days: 30 } };

type Titled = Pick<Subscription, 'kind' | 'name' | 'topics'>;

/** A subscription's digest. */
export function channelDigestDocument(
  subscription: Titled & Pick<Subscription, 'channel' | 'thread' | 'order'>,
  digest: ChannelDigest,
): Document {
  const { newest, selection } = digest;
  const title = titleOf(subscription, newest);
  const late = selection.picks.map((pick) =>
    pick.day === newest || subscription.kind === 'week' || subscription.kind === 'month'
      ? pick
      : { ...pick, reasons: [...pick.reasons, { kind: 'late' as const, day: pick.day }] },
  );
  return {
    papers: isDirect(subscription.channel) ? 'mine' : 'ours',
    ...(subscription.thread === 'day' ? { thread: 'day' } : {}),
    summary: `${title}: ${plural(late.length, 'paper')}`,
    blocks: [
      { kind: 'heading', text: title, aside: asideOf(selection) },
      ...(subscription.order === 'by-topic' ? byTopic(late) : paperBlocks(late)),
      ...secondLookBlocks(digest.sleepers),
      { kind: 'note', text: footer(subscription, digest) },
      ...forMe(subscription, newest),
    ],
  };
}

/** Papers under their topics, as they were picked: those of one stand beside each other. */
function byTopic(picks: Selection['picks']): Block[] {
  let last: string | undefined;
  const blocks = paperBlocks(picks);
  if (picks.every((pick) => topicIn(pick) === undefined)) return blocks;
  return picks.flatMap((pick, at) => {
    const topic = topicIn(pick) ?? 'Other papers';
    const heading = topic === last ? [] : [{ kind: 'heading' as const, text: topic }];
    last = topic;
    return [...heading, ...blocks.slice(at, at + 1)];
  });
}

function topicIn({ reasons }: Selection['picks'][number]): string | undefined {
  return reasons.flatMap((reason) => (reason.kind === 'topic' ? [reason.topic] : []))[0];
}

/** A week's or a month's papers are on many pages: only their sources are named. */
function footer({ kind }: Pick<Subscription, 'kind'>, { newest, selection, facts }: ChannelDigest): Text {
  if (kind !== 'week' && kind !== 'month') return listFooter(newest, selection, facts);
  const { pages: _, ...others } = facts;
  return joined([...sourcesOf(facts), listFooter(newest, selection, others, `that ${kind}`)], ' · ');
}

/** Each of a channel's readers can see the day as it is for them. */
function forMe({ kind, channel }: Pick<Subscription, 'kind' | 'channel'>, newest: Day): Block[] {
  if (isDirect(channel) || kind === 'week' || kind === 'month') return [];
  return [
    {
      kind: 'actions',
      actions: [{ label: 'For me', command: 'today', options: { for: 'me', date: newest } }],
    },
  ];
}

/** One line for a day without a digest, where a channel asked for it. */
export function quietDocument(text: string): Document {
  return { summary: text, blocks: [{ kind: 'note', text }] };
}

/** A digest of a name of its own begins with that, so that people can tell several apart. */
function titleOf(subscription: Titled, newest: Day): string {
  const { name } = subscription;
  const title = kindTitle(subscription, newest);
  return name === SUBSCRIPTION_DEFAULTS.name ? title : `${name} · ${title}`;
}

function kindTitle({ kind, topics }: Titled, newest: Day): string {
  switch (kind) {
    case 'daily':
      return `Daily papers · ${longDay(newest)}`;
    case 'topics':
      return topics ? `Daily papers · ${longDay(newest)}` : `Papers of your topics · ${longDay(newest)}`;
    case 'week':
    case 'month': {
      const { name, days } = PERIODS[kind];
      return `${name} · ${dayRange(addDays(newest, 1 - days), newest)}`;
    }
    default:
      return kind satisfies never;
  }
}
