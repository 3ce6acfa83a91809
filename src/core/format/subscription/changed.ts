import type { Document, Text, Time } from '../../document.ts';
import type { Day } from '../../paper.ts';
import {
  describeSchedule,
  type NewSubscription,
  type Subscription,
} from '../../subscriptions/subscription.ts';
import { addDays, dayAndTime, longDay } from '../../time/dates.ts';
import { restsShown } from '../../time/rests.ts';
import type { Due } from '../../time/schedule.ts';
import { undoAction } from '../undo.ts';
import { subscriptionFields } from './form.ts';
import { digestScope, ownName, type Placed, typedScope, whereTo } from './scope.ts';

export type SettingsChange = 'subscribed' | 'changed' | 'paused' | 'resumed';

/** What a change did, and when the next digest comes; `several` where the channel has more than this one, `isByUtc` where nobody named a zone or is known to be in one, `set` what else was, `refused` what could not be. */
export function changedDocument(
  change: SettingsChange,
  subscription: Placed<Subscription>,
  {
    dues,
    several,
    isByUtc = false,
    set = [],
    refused,
  }: {
    dues: readonly Due[];
    several: boolean;
    isByUtc?: boolean;
    set?: readonly string[];
    refused?: Text | undefined;
  },
): Document {
  const summary = changeText(change, subscription, several);
  const next = dues.map((due) => ({
    kind: 'note' as const,
    text: ['Next digest: ', dueTime(due, subscription.zone)],
  }));
  const sets = set.length > 0 ? [{ kind: 'note' as const, text: set.join(' · ') }] : [];
  const notDone = refused === undefined ? [] : [{ kind: 'note' as const, text: refused }];
  const clock = isByUtc ? [{ kind: 'note' as const, text: byUtc(typedScope(subscription, several)) }] : [];
  const scope = digestScope(subscription, several);
  const settings = { label: 'Settings', command: 'settings', ...scope };
  const resume = { label: 'Resume', command: 'resume', ...scope };
  const actions = subscription.paused || change === 'paused' ? [resume, settings] : [settings];
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      ...notDone,
      ...sets,
      ...next,
      ...clock,
      { kind: 'actions', actions },
    ],
  };
}

type Set = Omit<NewSubscription, 'channel' | 'since'>;

/** What is set otherwise than before and no sentence about its times tells: "Order: Topic by topic". */
export function newlySet(before: Set, after: Subscription, today: Day): string[] {
  const { channel } = after;
  const earlier = new Map(subscriptionFields({ ...before, channel }).map(({ name, value }) => [name, value]));
  const changed = subscriptionFields(after).filter(({ name, value }) => earlier.get(name) !== value);
  const fields = changed.flatMap(({ name, label, value, choices }) => {
    if (name === 'holidays') return [`${label}: ${restsShown(after.holidays ?? [], today) || 'none'}`];
    const chosen = IN_SENTENCE.includes(name) ? undefined : choices.find((choice) => choice.value === value);
    return chosen ? [`${label}: ${chosen.label}`] : [];
  });
  const again = after.repeat === 'never' ? 'is left out' : 'may come again';
  return before.repeat === after.repeat
    ? fields
    : [...fields, `What another digest here has shown: ${again}`];
}

// What the sentence about its times tells.
const IN_SENTENCE = ['kind', 'days'];

/** The answer to `unsubscribe`; `again` where it was ended a moment ago already. */
export function unsubscribedDocument(
  subscription: Placed<Subscription>,
  { undo, several, again = false }: { undo: string; several: boolean; again?: boolean },
): Document {
  const where = whereTo(subscription);
  const name = ownName(subscription, several);
  const ended = name
    ? `The digest “${name}” comes ${where} no more; what was shown is remembered.`
    : `No more digests come ${where}; topics and what was shown are remembered.`;
  const before = name ? `“${name}” comes ${where} no more.` : `no digests come ${where}.`;
  const summary = again ? `You have ended it already: ${before}` : ended;
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      { kind: 'actions', actions: [undoAction(undo)] },
    ],
  };
}

function changeText(change: SettingsChange, subscription: Placed<Subscription>, several: boolean): string {
  const where = whereTo(subscription);
  const name = ownName(subscription, several);
  const one = name ? `digest “${name}”` : 'digest';
  switch (change) {
    case 'subscribed':
      return `A ${one} comes ${where} ${describeSchedule(subscription)}.`;
    case 'changed':
      return `The ${one} now comes ${where} ${describeSchedule(subscription)}.`;
    case 'paused':
      if (subscription.rest) {
        const day = longDay(addDays(subscription.rest.to, 1));
        return `${name ? `The ${one} does not come` : 'No digests come'} ${where} until ${day}, with the same settings.`;
      }
      if (name) return `The ${one} does not come ${where} until it is resumed, with the same settings.`;
      return `No digests come ${where} until they are resumed, with the same settings.`;
    case 'resumed':
      if (name) return `The ${one} comes ${where} again, ${describeSchedule(subscription)}.`;
      return `Digests come ${where} again, ${describeSchedule(subscription)}.`;
    default:
      return change satisfies never;
  }
}

/** "Thu 20 Aug 2026 at 09:00 Europe/Berlin". */
export function dueTime({ at }: Pick<Due, 'at'>, zone: string): Time {
  return { at: at.epochMilliseconds, show: 'day-and-time', text: dayAndTime(at, zone) };
}

function byUtc(scope: string): Text {
  return [
    'The time is by UTC, as no zone was named and none of yours is known: name one, as in ',
    { command: `subscribe Berlin${scope}` },
  ];
}
