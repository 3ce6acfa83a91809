import type { Temporal } from 'temporal-polyfill';
import type { Filled } from '../../archive/filled.ts';
import { type At, type Channel, isDirect } from '../../channel.ts';
import type { DeliveryKind } from '../../delivery/delivery.ts';
import type { Pause, Receipt } from '../../delivery/ledger.ts';
import type { Block, Document, Part, Text } from '../../document.ts';
import type { Day } from '../../paper.ts';
import { describeSchedule, type Subscription } from '../../subscriptions/subscription.ts';
import type { Skipped } from '../../subscriptions/subscriptions.ts';
import { clipWords, plural } from '../../text/text.ts';
import { localDay, longDay, shortDay, utcDay } from '../../time/dates.ts';
import type { Due } from '../../time/schedule.ts';
import { MOST_ALERTS } from '../../topics/alerts.ts';
import { timeOf } from '../time.ts';
import { dueTime } from './changed.ts';
import { digestScope, typedScope, whereIn, whereTo } from './scope.ts';
import { digestLine, restLines } from './settings.ts';

/** All that is known of a channel's deliveries. */
export interface StatusFacts {
  readonly channel: Channel;
  /** Set where that is another channel than the one in which it is asked. */
  readonly at?: At | undefined;
  readonly now: Temporal.Instant;
  /** The first one first. */
  readonly digests: readonly OrderedFacts[];
  /** Newest first. */
  readonly receipts: readonly Receipt[];
  readonly pause?: Pause | undefined;
  /** What rings there at once, and how much of it did so today by the place's own date. */
  readonly alerts?: { readonly topics: readonly string[]; readonly today: number } | undefined;
  /** How fresh each source's list of its current day is. */
  readonly sources: readonly SourceFacts[];
  /** How far the archive has filled itself; left out where it does not. */
  readonly filled?: Filled | undefined;
}

interface OrderedFacts {
  readonly subscription: Subscription;
  readonly next?: Due | undefined;
  readonly skipped?: Skipped | undefined;
}

interface SourceFacts {
  readonly title: string;
  readonly day: Day;
  readonly readAt?: Temporal.Instant | undefined;
  readonly papers: number;
}

const SHOWN_TOPICS = 200;

/** The answer to `status`. */
export function statusDocument(facts: StatusFacts): Document {
  const { digests, receipts } = facts;
  const ordered = orderedText(facts);
  const several = digests.length > 1;
  const lines = [
    ...digests.flatMap((each) => (several ? [digestLine(each.subscription, each.next)] : nextOf(each))),
    ...digests.flatMap((each) => restsOf(each, { several, now: facts.now })),
    ...digests.flatMap((each) => skippedOf(each, several)),
    ...alertsLine(facts.alerts),
    ...(facts.pause ? [pauseText(facts.pause, facts)] : []),
  ];
  const sent = receipts.map((receipt) => receiptText(receipt, facts));
  return {
    summary: ordered,
    blocks: [
      { kind: 'heading', text: ordered },
      ...lines.map((text) => ({ kind: 'text' as const, text })),
      ...(sent.length > 0 ? [{ kind: 'heading' as const, text: 'Last deliveries' }] : []),
      ...sent.map((text) => ({ kind: 'text' as const, text })),
      ...facts.sources.map((source) => ({ kind: 'note' as const, text: sourceText(source, facts) })),
      ...filledNote(facts),
      ...(digests.length > 0 ? [] : [orderOne(facts)]),
    ],
  };
}

function nextOf({ subscription, next }: OrderedFacts): Text[] {
  return next ? [['Next digest: ', dueTime(next, subscription.zone)]] : [];
}

/** "LLM quantization rings at once: 1 of at most 5 today". */
function alertsLine(alerts: StatusFacts['alerts']): string[] {
  if (!alerts || alerts.topics.length === 0) return [];
  const { topics, today } = alerts;
  const rings = topics.length === 1 ? 'rings' : 'ring';
  const which = clipWords(topics.join('; '), SHOWN_TOPICS);
  return [`${which} ${rings} at once: ${today} of at most ${MOST_ALERTS} today`];
}

/** Until when it rests, and its holidays to come. */
function restsOf(
  { subscription }: OrderedFacts,
  { several, now }: { several: boolean; now: Temporal.Instant },
): string[] {
  const today = localDay(now, subscription.zone);
  return restLines(subscription, today).map((line) => (several ? `${subscription.name}: ${line}` : line));
}

function skippedOf({ subscription, skipped }: OrderedFacts, several: boolean): string[] {
  if (!skipped) return [];
  return [`${several ? `${subscription.name}, ` : ''}${shortDay(skipped.day)}: ${skipped.text}`];
}

function orderOne({ channel, at }: StatusFacts): Block {
  const action = { label: 'Order a digest', command: 'settings', ...digestScope({ channel, at }) };
  return { kind: 'actions', actions: [action] };
}

function orderedText({ channel, at, digests }: StatusFacts): string {
  const mine = isDirect(channel);
  const subscription = digests[0]?.subscription;
  if (digests.length > 1) return `${digests.length} digests come ${whereTo({ channel, at })}`;
  if (!subscription)
    return mine ? 'You have no digest of your own' : `No digest is ordered ${whereIn({ channel, at })}`;
  const theirs = at ? `A digest comes to ${at.shown}` : 'A digest comes';
  return `${mine ? 'Your own digest comes' : theirs} ${describeSchedule(subscription)}`;
}

/** What is no digest. */
const BESIDE: Partial<Record<DeliveryKind, string>> = { note: ', a note', alert: ', an alert' };

function receiptText(
  { day, part, papers, ref, ...receipt }: Receipt,
  { now, digests }: Pick<StatusFacts, 'now' | 'digests'>,
): Text {
  const of = digests.find(({ subscription }) => subscription.id === receipt.subscription);
  const name = of && digests.length > 1 ? `${of.subscription.name}, ` : '';
  const which = `${name}${longDay(day)}${BESIDE[receipt.kind] ?? ''}${part > 0 ? `, part ${part + 1}` : ''}`;
  const carried = papers.length > 0 ? `, ${plural(papers.length, 'paper')}` : '';
  const tries = receipt.attempts > 1 ? ` after ${receipt.attempts} tries` : '';
  const link = ref?.link ? [' · ', { message: ref.link, text: 'open it' }] : [];
  return [`${which}: `, ...stateText(receipt, now), `${tries}${carried}`, ...link];
}

function stateText(
  { state, planned, changed, error }: Pick<Receipt, 'state' | 'planned' | 'changed' | 'error'>,
  now: Temporal.Instant,
): readonly Part[] {
  const why = error ? ` (${error})` : '';
  switch (state) {
    case 'sent':
      return ['sent ', timeOf(changed, now)];
    case 'planned':
      return ['planned ', timeOf(planned, now), ', about to be sent'];
    case 'retry':
      return [`to be tried again${why}`];
    case 'sending':
      return ['being sent'];
    case 'failed':
      return [`not sent${why}`];
    case 'uncertain':
      return [`perhaps sent, and not sent again${why}`];
    default:
      return state satisfies never;
  }
}

function pauseText({ reason, since, next }: Pause, facts: StatusFacts): Text {
  const { now } = facts;
  const held = ['Held back since ', timeOf(since, now), `: ${reason}. Settings are kept; `];
  if (!next) return [...held, 'when that has changed, type ', { command: 'resume for:me' }, '.'];
  return [
    ...held,
    'the next try is at ',
    timeOf(next, now),
    ', or at once with ',
    { command: `resume${typedScope(facts)}` },
    '.',
  ];
}

function sourceText({ title, day, readAt, papers }: SourceFacts, { now }: StatusFacts): Text {
  if (!readAt) return `${title}: the list of ${shortDay(day)} was not read yet`;
  return [`${title}: ${plural(papers, 'paper')} on the list of ${shortDay(day)}, read `, timeOf(readAt, now)];
}

/** "Filling the archive: 110 of 261 lists of the last year are read, back to 12 Mar"; nothing where it is full. */
function filledNote({ filled, now }: StatusFacts): Block[] {
  if (!filled || filled.read === filled.of) return [];
  const back = filled.since ? `, back to ${shortDay(filled.since, utcDay(now))}` : '';
  const text = `Filling the archive: ${filled.read} of ${filled.of} lists of the last year are read${back}`;
  return [{ kind: 'note', text }];
}
