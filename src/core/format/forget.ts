import type { Scope } from '../commands/scope.ts';
import type { Kept } from '../delivery/ledger.ts';
import type { Document } from '../document.ts';
import { enumerated, plural } from '../text/text.ts';

/** What `forget` would delete, and how it is meant; nothing is deleted yet. */
export function forgetQuestion(scope: Scope, kept: Kept): Document {
  const what = listOf(kept);
  if (what.length === 0) return forgottenDocument(scope, 0);
  const of = scope === 'me' ? 'of you' : 'of this channel';
  const summary = `Nothing is deleted yet. This is what is kept ${of}, and what would go for good: ${enumerated(what)}.`;
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      ...(scope === 'me' ? [] : [KEEPS]),
      { kind: 'note', text: ['To delete all of it, type ', { command: `forget ${scope} yes` }] },
      {
        kind: 'actions',
        actions: [{ label: 'Delete all of it', command: 'forget', options: { whose: scope, sure: 'yes' } }],
      },
    ],
  };
}

const KEEPS = {
  kind: 'note' as const,
  text: 'Papers that were shown here may be shown again once it is deleted',
};

/** That it is deleted, so many rows; that there was nothing, where it is none. */
export function forgottenDocument(scope: Scope, rows: number): Document {
  const who = scope === 'me' ? 'you' : 'this channel';
  const text = rows > 0 ? `Everything about ${who} is deleted.` : `Nothing is stored about ${who}.`;
  return { summary: text, blocks: [{ kind: 'text', text }] };
}

function listOf({ subscriptions, follows, mutes, saved, presses, deliveries, rest }: Kept): string[] {
  const counted = [
    [subscriptions, 'digest that was ordered', 'digests that were ordered'],
    [follows, 'followed topic', 'followed topics'],
    [mutes, 'mute', 'mutes'],
    [saved, 'saved paper', 'saved papers'],
    [presses, 'paper to have more or less like', 'papers to have more or less like'],
    [deliveries, 'record of a message', 'records of messages'],
    [
      rest,
      'small note, such as the command behind a button',
      'small notes, such as the commands behind buttons',
    ],
  ] as const;
  return counted.flatMap(([count, one, many]) => (count > 0 ? [`${plural(count, one, many)}`] : []));
}
