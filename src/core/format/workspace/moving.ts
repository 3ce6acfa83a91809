import type { Document, Text } from '../../document.ts';
import { describeSchedule, type Subscription } from '../../subscriptions/subscription.ts';
import type { Due } from '../../time/schedule.ts';
import { dueTime } from '../subscription/changed.ts';
import { digestScope, ownName, type Placed, whereTo } from '../subscription/scope.ts';

/** The form that moves a digest to another channel; after that, all digests of the workspace are shown. */
export function movingDocument(subscription: Placed<Subscription>, several: boolean): Document {
  const name = ownName(subscription, several);
  const summary = `${name ? `The digest “${name}”` : 'A digest'} comes ${whereTo(subscription)} ${describeSchedule(subscription)}.`;
  const scope = digestScope(subscription, several);
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      {
        kind: 'form',
        command: 'subscribe',
        ...scope,
        shows: { command: 'settings', options: { show: 'all' } },
        about: 'It moves with all that it has set, to a channel that you may set up, too.',
        fields: [{ name: 'move-to', label: 'Move it to', value: '', choices: [], takes: 'channel' }],
        actions: [],
      },
      { kind: 'actions', actions: [{ label: 'Back', command: 'settings', ...scope }] },
    ],
  };
}

/** The answer to whoever has moved a digest; `before` is where it came to, and what it was called there. */
export function movedDocument(
  subscription: Placed<Subscription>,
  { before, several, next }: { before: Placed<Subscription>; several: boolean; next: Due | undefined },
): Document {
  const name = ownName(subscription, several);
  const renamed = subscription.name === before.name ? '' : `, where it is called “${subscription.name}”`;
  const one = name && !renamed ? `The digest “${name}”` : 'The digest';
  const where = `${whereTo(subscription)}${renamed}, and no longer ${whereTo(before)}`;
  const summary = `${one} comes ${where}: ${describeSchedule(subscription)}.`;
  const own = subscription.topics ? [] : ['It goes by what that channel follows and has muted.'];
  const coming: Text[] = next ? [['Next digest: ', dueTime(next, subscription.zone)]] : [];
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      ...[...coming, ...own].map((text) => ({ kind: 'note' as const, text })),
      {
        kind: 'actions',
        actions: [{ label: 'Settings', command: 'settings', ...digestScope(subscription, several) }],
      },
    ],
  };
}
