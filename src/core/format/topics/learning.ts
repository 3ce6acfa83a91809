import { isDirect } from '../../channel.ts';
import type { Scope } from '../../commands/scope.ts';
import type { Block, Document, Text } from '../../document.ts';
import type { Paper } from '../../paper.ts';
import { clipWords, plural } from '../../text/text.ts';
import type { Press, Presses, Wants } from '../../topics/presses.ts';

const TITLE = 120;

/** The answer to `like`. */
export function pressedDocument(
  { id, title }: Paper,
  said: { wants: Wants; for: Scope; outcome: Awaited<ReturnType<Presses['put']>> },
): Document {
  const { wants, for: scope, outcome } = said;
  const summary = `${wordsOf(wants)} ${scope === 'me' ? 'for you' : 'in this channel'}${outcome === 'known' ? ', as you said before' : ''}: ${clipWords(title, TITLE)}`;
  const opposite = wants === 'more' ? 'less' : 'more';
  const options = { paper: id, for: scope };
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      {
        kind: 'actions',
        actions: [
          { label: 'Take it back', command: 'forget', options: { whose: 'learning', ...options } },
          { label: `${wordsOf(opposite)} instead`, command: 'like', options: { want: opposite, ...options } },
        ],
      },
    ],
  };
}

/** The answer to `forget learning` with a paper. */
export function takenBackDocument({ place, paper, wants }: Press): Document {
  const where = isDirect(place) ? 'for you' : 'in this channel';
  const summary = `Taken back, ${wordsOf(wants).toLowerCase()} ${where}: ${clipWords(paper.title, TITLE)}`;
  const options = { paper: paper.id, want: wants, for: isDirect(place) ? 'me' : 'channel' };
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      { kind: 'actions', actions: [{ label: 'Undo', command: 'like', options }] },
    ],
  };
}

/** What `forget learning` would take back, and how it is meant; nothing is taken back yet. */
export function forgetLearningQuestion(
  scope: Scope,
  { presses, saved }: { presses: readonly Press[]; saved: number },
): Document {
  if (presses.length === 0) return withSaved(forgottenLearningDocument(scope, 0), saved);
  const who = scope === 'me' ? 'you want' : 'people here want';
  const summary = `Nothing is forgotten yet. This is what was learned from, and what would go: ${plural(presses.length, 'paper')} of which ${who} more or less.`;
  const again = `forget learning yes for:${scope}`;
  return withSaved(
    {
      summary,
      blocks: [
        { kind: 'text', text: summary },
        { kind: 'note', text: ['To forget all of it, type ', { command: again }] },
        {
          kind: 'actions',
          actions: [
            {
              label: 'Forget all of it',
              command: 'forget',
              options: { whose: 'learning', sure: 'yes', for: scope },
            },
          ],
        },
      ],
    },
    saved,
  );
}

/** That it is forgotten, so many presses; that there was nothing, where it is none. */
export function forgottenLearningDocument(scope: Scope, presses: number): Document {
  const who = scope === 'me' ? 'you' : 'this channel';
  const text =
    presses > 0
      ? `Forgotten what was learned from ${who}: ${plural(presses, 'paper')}.`
      : `Nobody has asked for more or less like a paper ${scope === 'me' ? 'in your name' : 'here'}.`;
  return { summary: text, blocks: [{ kind: 'text', text }] };
}

function withSaved(document: Document, saved: number): Document {
  if (saved === 0) return document;
  const note: Block = {
    kind: 'note',
    text: [
      `${plural(saved, 'saved paper')} of yours ${saved === 1 ? 'counts' : 'count'} for as long as you keep ${saved === 1 ? 'it' : 'them'}: `,
      { command: 'unsave' },
      ' takes one out',
    ],
  };
  return { ...document, blocks: [...document.blocks, note] };
}

/** From what an owner's digests were learned. */
export interface LearnedFrom {
  readonly saved: number;
  /** What was asked for by papers, by whomever. */
  readonly presses: readonly Press[];
  /** Of those, what the asker said, where only they see the answer. */
  readonly own: readonly Press[];
}

/** From how many papers was learned, and how that is taken back; none where nothing was. */
export function learnedNotes(scope: Scope, { saved, presses }: LearnedFrom): Block[] {
  if (saved + presses.length === 0) return [];
  const people = new Set(presses.map(({ person }) => person.id)).size;
  const count = (wants: Wants) => presses.filter((press) => press.wants === wants).length;
  const said = (['more', 'less'] as const).flatMap((wants) =>
    count(wants) > 0 ? [`${plural(count(wants), 'paper')} to have ${wants} like`] : [],
  );
  const from = [...(saved > 0 ? [plural(saved, 'saved paper')] : []), ...said].join(', ');
  const by = scope === 'channel' ? `, by ${plural(people, 'person', 'people')}` : '';
  const forget: Text =
    presses.length > 0 ? ['; ', { command: `forget learning for:${scope}` }, ' takes it back'] : [];
  return [{ kind: 'note', text: [`Learned from ${from}${by}`, ...forget] }];
}

/** A line on what the asker said of a paper. */
export function pressLine({ paper, wants }: Press): Block {
  return { kind: 'text', text: `${wordsOf(wants)}: ${paper.id}, ${clipWords(paper.title, TITLE)}` };
}

function wordsOf(wants: Wants): string {
  return wants === 'more' ? 'More like this' : 'Less like this';
}
