import { type Channel, isDirect } from '../../channel.ts';
import type { Block, Document, Time } from '../../document.ts';
import {
  describeSchedule,
  type NewSubscription,
  type Subscription,
} from '../../subscriptions/subscription.ts';
import { dayAndTime } from '../../time/dates.ts';
import type { Due } from '../../time/schedule.ts';
import { undoAction } from '../undo.ts';
import { digestScope, subscriptionFields, subscriptionForm } from './form.ts';

export type SettingsChange = 'subscribed' | 'changed' | 'paused' | 'resumed';

/** What a change did, and when the next digest comes. */
export function changedDocument(
  change: SettingsChange,
  subscription: Subscription,
  dues: readonly Due[],
): Document {
  const summary = changeText(change, subscription);
  const next = dues.map((due) => ({
    kind: 'note' as const,
    text: ['Next: ', dueTime(due, subscription.zone)],
  }));
  const settings = { label: 'Settings', command: 'settings', ...digestScope(subscription) };
  const resume = { label: 'Resume', command: 'resume', ...digestScope(subscription) };
  const actions = subscription.paused ? [resume, settings] : [settings];
  return { summary, blocks: [{ kind: 'text', text: summary }, ...next, { kind: 'actions', actions }] };
}

/** The answer to `unsubscribe`; `again` where it was ended a moment ago already. */
export function unsubscribedDocument(
  channel: Channel,
  { undo, again = false }: { undo: string; again?: boolean },
): Document {
  const where = isDirect(channel) ? 'to your direct messages' : 'here';
  const summary = again
    ? `You have ended it already: no digests come ${where}.`
    : `No more digests come ${where}; topics and what was shown are remembered.`;
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      { kind: 'actions', actions: [undoAction(undo)] },
    ],
  };
}

/** All that a channel has set; for those who may change it, in a form. */
export function settingsDocument(
  subscription: Subscription,
  dues: readonly Due[],
  { mayChange }: { mayChange: boolean },
): Document {
  const title = isDirect(subscription.channel) ? 'Your own digest' : 'Digest settings';
  const when = describeSchedule(subscription);
  const next = dues.map((due, index) => [index === 0 ? 'Next: ' : 'Then: ', dueTime(due, subscription.zone)]);
  const lines = [`When: ${when}`, ...(mayChange ? [] : otherSettings(subscription)), ...next];
  return {
    summary: `${title}: ${when}`,
    blocks: [
      { kind: 'heading', text: title },
      ...lines.map((text) => ({ kind: 'text' as const, text })),
      ...(mayChange ? changing(subscription) : []),
    ],
  };
}

/** What else is set, as a form would show it. */
function otherSettings(subscription: Subscription): string[] {
  return subscriptionFields(subscription).flatMap(({ label, value, choices }) => {
    const chosen = choices.find((choice) => choice.value === value);
    return chosen ? [`${label}: ${chosen.label}`] : [];
  });
}

/** What is shown where nothing is ordered, to those who may order it; `undo` where they have ended it a moment ago. */
export function unorderedDocument(defaults: Omit<NewSubscription, 'since'>, undo?: string): Document {
  const mine = isDirect(defaults.channel);
  const title = mine ? 'You have no digest of your own yet' : 'No digest is ordered here yet';
  const order = { label: 'Order the digest', command: 'subscribe', ...digestScope(defaults) };
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'text', text: `Once ordered, one comes ${describeSchedule(defaults)}.` },
      subscriptionForm(defaults, [order], 'Whatever you choose here orders it, too.'),
      {
        kind: 'note',
        text: ['In words: ', { command: `subscribe time:09:00 zone:Berlin${suffixOf(defaults)}` }],
      },
      ...(undo ? [{ kind: 'actions' as const, actions: [undoAction(undo)] }] : []),
    ],
  };
}

function changing(subscription: Subscription): Block[] {
  const scope = digestScope(subscription);
  const turn = subscription.paused
    ? { label: 'Resume', command: 'resume', ...scope }
    : { label: 'Pause', command: 'pause', ...scope };
  const end = { label: 'Unsubscribe', command: 'unsubscribe', ...scope };
  return [
    subscriptionForm(subscription, [turn, end]),
    { kind: 'note', text: ['In words: ', { command: `subscribe size:10${suffixOf(subscription)}` }] },
  ];
}

// Given anywhere, a command with it means the same digest.
function suffixOf({ channel }: Pick<Subscription, 'channel'>): string {
  return isDirect(channel) ? ' for:me' : '';
}

function changeText(change: SettingsChange, subscription: Subscription): string {
  const where = isDirect(subscription.channel) ? 'to your direct messages' : 'here';
  switch (change) {
    case 'subscribed':
      return `A digest comes ${where} ${describeSchedule(subscription)}.`;
    case 'changed':
      return `The digest now comes ${where} ${describeSchedule(subscription)}.`;
    case 'paused':
      return `No digests come ${where} until they are resumed, with the same settings.`;
    case 'resumed':
      return `Digests come ${where} again, ${describeSchedule(subscription)}.`;
    default:
      return change satisfies never;
  }
}

/** "Thu 20 Aug 2026 at 09:00 Europe/Berlin". */
export function dueTime({ at }: Pick<Due, 'at'>, zone: string): Time {
  return { at: at.epochMilliseconds, show: 'day-and-time', text: dayAndTime(at, zone) };
}
