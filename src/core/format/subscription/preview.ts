import type { Action, Document, Text } from '../../document.ts';
import type { Subscription } from '../../subscriptions/subscription.ts';
import type { Due } from '../../time/schedule.ts';
import { dueTime } from './changed.ts';
import { digestScope, ownName, type Placed, whereTo } from './scope.ts';

interface PreviewFacts {
  /** When the next one comes; undefined while it is paused. */
  readonly next: Due | undefined;
  /** Whether the channel has more digests than this one. */
  readonly several: boolean;
}

/** A digest as it would come now, before anybody else sees it. */
export function previewDocument(
  subscription: Placed<Subscription>,
  { thread: _, ...digest }: Document,
  { maySend, ...facts }: PreviewFacts & { readonly maySend: boolean },
): Document {
  const send: Action = {
    label: 'Send it now',
    command: 'subscribe',
    options: { ...digestScope(subscription, facts.several).options, send: 'now' },
  };
  const only: Text = [
    'A preview, for you alone: the digest as it would be now. ',
    ...nextText(subscription, facts),
  ];
  return {
    ...digest,
    summary: `Preview · ${digest.summary}`,
    blocks: [
      { kind: 'note', text: only },
      ...digest.blocks,
      ...(maySend && facts.next ? [{ kind: 'actions' as const, actions: [send] }] : []),
    ],
  };
}

/** That a digest would have nothing now, and why. */
export function nothingYetDocument(subscription: Subscription, why: string, facts: PreviewFacts): Document {
  return {
    summary: `Preview · ${why}`,
    blocks: [
      { kind: 'text', text: why },
      { kind: 'note', text: nextText(subscription, facts) },
    ],
  };
}

/** That a digest comes at once; `instead` where it is the one that was to come later today. */
export function onItsWayDocument(
  subscription: Placed<Subscription>,
  { next, several, instead }: { next: Due; several: boolean; instead: boolean },
): Document {
  const name = ownName(subscription, several);
  const sent = `The digest${name ? ` “${name}”` : ''} is on its way: it comes ${whereTo(subscription)} within a minute or two`;
  const later: Text = instead
    ? [', instead of ', dueTime(next, subscription.zone), '.']
    : ['. The one after it: ', dueTime(next, subscription.zone), '.'];
  return { summary: `${sent}.`, blocks: [{ kind: 'text', text: [sent, ...later] }] };
}

function nextText({ zone }: Subscription, { next }: PreviewFacts): Exclude<Text, string> {
  return next ? ['The next one comes ', dueTime(next, zone), '.'] : ['It is paused.'];
}
