import { isDirect } from '../../channel.ts';
import type { Intent } from '../../commands/intent.ts';
import { ALL_DIGESTS } from '../../commands/known-intents.ts';
import { type Action, type Block, type Document, joined, type Text } from '../../document.ts';
import type { Day } from '../../paper.ts';
import {
  describeSchedule,
  type NewSubscription,
  type Subscription,
} from '../../subscriptions/subscription.ts';
import { addDays, longDay } from '../../time/dates.ts';
import { type Rest, restsShown } from '../../time/rests.ts';
import type { Due } from '../../time/schedule.ts';
import { undoAction } from '../undo.ts';
import { dueTime } from './changed.ts';
import { subscriptionFields, subscriptionForm } from './form.ts';
import { digestScope, ownName, type Placed, typedScope, whereIn, whereTo } from './scope.ts';

interface SettingsFacts {
  readonly mayChange: boolean;
  /** Whether the channel has more digests than this one. */
  readonly several: boolean;
  /** The name that one more digest would have, where one can be ordered. */
  readonly another?: string | undefined;
  /** By the digest's own clock. */
  readonly today: Day;
  /** The workspace or server whose other digests it stands beside, as people call it, where whoever reads it may change it. */
  readonly workspace?: string | undefined;
}

/** All that a digest has set; for those who may change it, in a form. */
export function settingsDocument(
  subscription: Placed<Subscription>,
  dues: readonly Due[],
  { mayChange, several, another, today, workspace }: SettingsFacts,
): Document {
  const name = ownName(subscription, several);
  const { at } = subscription;
  const theirs = at ? `Digest settings of ${at.shown}` : 'Digest settings';
  const own = isDirect(subscription.channel) ? 'Your own digest' : theirs;
  const title = name ? `${own}: ${name}` : own;
  const when = describeSchedule(subscription);
  const others = mayChange ? [] : otherSettings(subscription);
  // What else is set says it to the others.
  const inside =
    mayChange && subscription.explore === 'off' ? ['Outside the topics: no place is kept for a paper'] : [];
  const whole = [`When: ${when}`, ...restLines(subscription, today), ...inside].join(' · ');
  const lines = [whole, ...others, ...nextLines(dues, subscription.zone)];
  return {
    summary: `${title}: ${when}`,
    blocks: [
      { kind: 'heading', text: title },
      ...lines.map((text) => ({ kind: 'text' as const, text })),
      ...(mayChange ? changing(subscription, { several, today }) : []),
      ...beside(subscription, { several, another, workspace, of: digestScope(subscription, several) }),
    ],
  };
}

/** The next delivery, and those after it in one line: a form leaves little room on Discord. */
function nextLines([next, ...then]: readonly Due[], zone: string): Text[] {
  const times = then.map((due) => [dueTime(due, zone)]);
  return [
    ...(next ? [['Next digest: ', dueTime(next, zone)]] : []),
    ...(times.length > 0 ? [['Then: ', ...joined(times, ' · ')]] : []),
  ];
}

/** The digests of a channel that has several, the first one first. */
export function digestsDocument(
  digests: readonly { readonly subscription: Placed<Subscription>; readonly next?: Due | undefined }[],
  { another, workspace }: Pick<SettingsFacts, 'another' | 'workspace'>,
): Document {
  const place = digests[0]?.subscription;
  if (!place) return { summary: '', blocks: [] };
  const title = `${digests.length} digests come ${whereTo(place)}`;
  const open = digests.map(({ subscription }) => ({
    label: subscription.name,
    command: 'settings',
    ...digestScope(subscription, true),
  }));
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      ...digests.map(({ subscription, next }) => ({
        kind: 'text' as const,
        text: digestLine(subscription, next),
      })),
      { kind: 'actions', actions: open },
      ...beside(place, { several: false, another, workspace }),
    ],
  };
}

/** "robots: weekly on Monday at 09:00 Europe/Berlin, only robots · next: Mon 24 Aug 2026 at 09:00 Europe/Berlin". */
export function digestLine(subscription: Subscription, next: Due | undefined): Text {
  const line = `${subscription.name}: ${describeSchedule(subscription)}`;
  return next ? [`${line} · next: `, dueTime(next, subscription.zone)] : line;
}

/** What leads from one digest to all of them, whose list leads to one more, or to that at once. */
function beside(
  { channel, at }: Placed,
  {
    several,
    another,
    workspace,
    of,
  }: Pick<SettingsFacts, 'several' | 'another' | 'workspace'> & { readonly of?: Pick<Intent, 'options'> },
): Block[] {
  const to = (label: string, name?: string): Action => ({
    label,
    command: 'settings',
    ...digestScope({ channel, at, ...(name ? { name } : {}) }),
  });
  const actions: Action[] = [
    ...(of ? [{ label: 'Preview', command: 'settings', options: { ...of.options, show: 'preview' } }] : []),
    ...(several ? [to('All digests')] : []),
    ...(another && !several ? [to('Another digest', another)] : []),
    ...(of && workspace
      ? [{ label: 'Move', command: 'settings', options: { ...of.options, show: 'move' } }]
      : []),
    ...(workspace ? [{ label: `All of ${workspace}`, ...ALL_DIGESTS }] : []),
  ];
  return actions.length > 0 ? [{ kind: 'actions', actions }] : [];
}

/** What else is set, as a form would show it. */
function otherSettings(subscription: Subscription): string[] {
  return subscriptionFields(subscription).flatMap(({ label, value, choices }) => {
    const chosen = choices.find((choice) => choice.value === value);
    return chosen ? [`${label}: ${chosen.label}`] : [];
  });
}

/** What is shown where no digest is ordered, or none of that name, to those who may order it; `undo` where they have ended it a moment ago. */
export function unorderedDocument(
  defaults: Placed<Omit<NewSubscription, 'since'>>,
  { undo, several }: { undo?: string | undefined; several: boolean },
): Document {
  const mine = isDirect(defaults.channel);
  const none = mine ? 'You have no digest of your own yet' : `No digest is ordered ${whereIn(defaults)} yet`;
  const more = defaults.at ? ` in ${defaults.at.shown}` : '';
  const title = several ? `One more digest${more}: ${defaults.name}` : none;
  const order = { label: 'Order the digest', command: 'subscribe', ...digestScope(defaults, several) };
  const about = 'Whatever you choose here orders it, too.';
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'text', text: `Once ordered, one comes ${describeSchedule(defaults)}.` },
      subscriptionForm(defaults, { actions: [order], about, several, isNew: true }),
      {
        kind: 'note',
        text: ['In words: ', { command: `subscribe time:09:00 zone:Berlin${typedScope(defaults, several)}` }],
      },
      ...(undo ? [{ kind: 'actions' as const, actions: [undoAction(undo)] }] : []),
    ],
  };
}

/** Until when it is paused, and its holidays to come, a line each. */
export function restLines({ rest, holidays = [] }: Subscription, today: Day): string[] {
  const ahead = holidays.filter(({ to }) => to >= today);
  return [
    ...(isPausedOn(rest, today) ? [`Paused until ${longDay(addDays(rest.to, 1))}`] : []),
    ...(ahead.length > 0 ? [`Holidays: ${restsShown(ahead, today)}`] : []),
  ];
}

function isPausedOn(rest: Rest | undefined, today: Day): rest is Rest {
  return rest !== undefined && rest.to >= today;
}

function changing(
  subscription: Placed<Subscription>,
  { several, today }: Pick<SettingsFacts, 'several' | 'today'>,
): Block[] {
  const scope = digestScope(subscription, several);
  const isPaused = subscription.paused || isPausedOn(subscription.rest, today);
  const turn = isPaused
    ? { label: 'Resume', command: 'resume', ...scope }
    : { label: 'Pause', command: 'pause', ...scope };
  const end = { label: 'Unsubscribe', command: 'unsubscribe', ...scope };
  return [
    subscriptionForm(subscription, { actions: [turn, end], several }),
    {
      kind: 'note',
      text: ['In words: ', { command: `subscribe size:10${typedScope(subscription, several)}` }],
    },
  ];
}
