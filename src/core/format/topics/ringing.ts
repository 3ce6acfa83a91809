import type { Intent } from '../../commands/intent.ts';
import { ringing as ringingIntent, WHAT_RINGS } from '../../commands/known-intents.ts';
import type { Scope } from '../../commands/scope.ts';
import type { Block, Document, Field } from '../../document.ts';
import { clipWords } from '../../text/text.ts';
import { MOST_ALERTS } from '../../topics/alerts.ts';
import type { Follow } from '../../topics/topic.ts';

/** What one owner follows, and whether whoever asks may change it. */
export interface OwnRinging {
  readonly for: Scope;
  readonly followed: readonly Follow[];
  readonly mayChange: boolean;
}

const SHOWN_TOPICS = 300;
// What a menu of either chat carries; a longer topic is switched by its line.
const LONGEST = 75;
const MOST_CHOICES = 25;

/** The answer to `topics show:alerts`: which topics ring, and what switches that. */
export function ringingDocument(lists: readonly OwnRinging[]): Document {
  const all = lists.flatMap(({ followed }) => followed).filter(rings);
  const summary =
    all.length > 0 ? `${topicsIn(all)} ${all.length > 1 ? 'ring' : 'rings'} at once` : NOTHING_RINGS;
  return {
    summary,
    blocks: [
      ...lists.flatMap(listBlocks),
      {
        kind: 'note',
        text: [
          `A topic that rings has each of its papers come at once, in a message of its own: at most ${MOST_ALERTS} a day, none in quiet hours. In words: `,
          { command: 'follow LLM quantization alert:now' },
        ],
      },
    ],
  };
}

/** Settings with what rings in the same place, and what leads to where that is switched. */
export function withRinging(
  document: Document,
  { followed, for: scope, leads }: { followed: readonly Follow[]; for: Scope; leads: boolean },
): Document {
  if (followed.length === 0) return document;
  const ringing = followed.filter(rings);
  const [first, ...others] = document.blocks;
  const line: Block[] =
    ringing.length > 0 ? [{ kind: 'text', text: `Rings at once: ${topicsIn(ringing)}` }] : [];
  const action = { label: 'What rings', ...whatRings(scope) };
  return {
    ...document,
    blocks: [...(first ? [first] : []), ...line, ...(leads ? withAction(others, action) : others)],
  };
}

const NOTHING_RINGS = 'Nothing rings at once here';

function listBlocks({ for: scope, followed, mayChange }: OwnRinging): Block[] {
  const heading = scope === 'me' ? 'What rings for you' : 'What rings in this channel';
  const ringing = followed.filter(rings);
  const silent = followed.filter((follow) => !rings(follow));
  const text = ringing.length > 0 ? `At once: ${topicsIn(ringing)}` : 'Nothing rings yet.';
  const form = (alert: 'now' | 'off', label: string, topics: readonly Follow[]): Block[] => {
    const field = { name: 'topic', label, value: '', choices: choicesOf(topics) };
    if (!mayChange || field.choices.length === 0) return [];
    return [
      { kind: 'form', ...ringingIntent(scope, alert), shows: whatRings(scope), fields: [field], actions: [] },
    ];
  };
  return [
    { kind: 'heading', text: heading },
    { kind: 'text', text },
    ...form('now', 'Ring for', silent),
    ...form('off', 'Stop ringing for', ringing),
  ];
}

function whatRings(scope: Scope): Intent {
  return { ...WHAT_RINGS, options: { ...WHAT_RINGS.options, for: scope } };
}

function rings({ alertSince }: Follow): boolean {
  return alertSince !== undefined;
}

function topicsIn(follows: readonly Follow[]): string {
  return clipWords(follows.map(({ topic }) => topic.text).join('; '), SHOWN_TOPICS);
}

function choicesOf(follows: readonly Follow[]): Field['choices'] {
  return follows
    .map(({ topic }) => ({ value: topic.text, label: topic.text }))
    .filter(({ value }) => value.length <= LONGEST)
    .slice(0, MOST_CHOICES);
}

/** Beside the buttons that stand there last, or below all. */
function withAction(blocks: readonly Block[], action: Intent & { readonly label: string }): readonly Block[] {
  const last = blocks.at(-1);
  if (last?.kind !== 'actions') return [...blocks, { kind: 'actions', actions: [action] }];
  return [...blocks.slice(0, -1), { ...last, actions: [...last.actions, action] }];
}
