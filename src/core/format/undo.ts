import type { At } from '../channel.ts';
import type { Ended } from '../commands/undo.ts';
import type { Action, Document } from '../document.ts';
import { describeSchedule, SUBSCRIPTION_DEFAULTS } from '../subscriptions/subscription.ts';
import { clipWords } from '../text/text.ts';
import { whereTo } from './subscription/scope.ts';

const TITLE = 120;

/** What brings back what was just ended. */
export function undoAction(key: string): Action {
  return { label: 'Undo', command: 'undo', options: { key } };
}

/** The answer to `undo`. */
export function broughtBackDocument(ended: Ended, at?: At): Document {
  const text = `${broughtBack(ended, at)}.`;
  return { summary: text, blocks: [{ kind: 'text', text }] };
}

function broughtBack(ended: Ended, at: At | undefined): string {
  switch (ended.kind) {
    case 'follow': {
      const { topic, level, owner } = ended.follow;
      const who = owner.kind === 'person' ? 'You follow' : 'This channel follows';
      return `${who} ${topic.text} again${level === 'normal' ? '' : `, at level ${level}`}`;
    }
    case 'saved':
      return `Saved again: ${clipWords(ended.paper.title, TITLE)}`;
    case 'subscription': {
      const { subscription } = ended;
      const { name } = subscription;
      const one = name === SUBSCRIPTION_DEFAULTS.name ? 'A digest' : `The digest “${name}”`;
      return `${one} comes ${whereTo({ ...subscription, at })} again, as before: ${describeSchedule(subscription)}`;
    }
    default:
      return ended satisfies never;
  }
}

/** That what was ended is not brought back, since the same was made anew meanwhile. */
export function madeAnew({ kind }: Ended): string {
  const what = { follow: 'It is followed', saved: 'It is saved', subscription: 'A digest is ordered' }[kind];
  return `${what} again since then, and that stays as it is.`;
}
