import type { Archive } from '#core/archive/archive.ts';
import type { Reason } from '#core/document.ts';
import type { Paper } from '#core/paper.ts';
import { type Press, type Presses, placeOf } from '#core/topics/presses.ts';
import type { SavedPapers } from '#core/topics/saved.ts';
import type { Mute, Owner } from '#core/topics/topic.ts';

// What was said long ago says less of what is read now.
const RECENT = 50;
const FEWEST_OUT = 3;
// A channel of thousands has more, and its digest is planned beside others.
const MOST_HEARD = 500;

export interface LearningParts {
  readonly saved: SavedPapers;
  readonly presses: Presses;
}

/** What is read of them to know what somebody likes. */
export interface TasteParts {
  readonly saved: Pick<SavedPapers, 'of'>;
  readonly presses: Pick<Presses, 'of'>;
}

/** A paper that more like is wanted, and by whose word. */
export interface Liked {
  readonly paper: Paper;
  readonly by?: Extract<Reason, { kind: 'saved' }>['by'];
}

/** What papers of an owner tell of what they like. */
export interface Learned {
  /** The newest first, of several people by turns. */
  readonly liked: readonly Liked[];
  readonly disliked: readonly Paper[];
}

/** What is known of what an owner likes: a person by what they saved, asked for and left out; a channel by what people asked for there. What people save, or say elsewhere, is their own. */
export async function learnedOf(
  { saved, presses, archive }: TasteParts & { archive: Pick<Archive, 'paper'> },
  owner: Owner,
  mutes: readonly Mute[],
): Promise<Learned> {
  const said = votes(await presses.of({ kind: 'place', place: placeOf(owner) }, MOST_HEARD));
  const by = owner.kind === 'person' ? 'press' : 'channel';
  const asked = said.filter(({ balance }) => balance > 0).map(({ press }) => ({ ...press, by }) as const);
  const all = owner.kind === 'person' ? newestFirst([...(await saved.of(owner.person)), ...asked]) : asked;
  const liked = unique(all).slice(0, RECENT);
  const wanted = new Set(liked.map(({ paper }) => paper.id));
  const left = mutes.flatMap((mute) =>
    mute.kind === 'paper' ? (archive.paper(mute.paper)?.paper ?? []) : [],
  );
  // One paper may be left out for anything that is in it.
  const out = left.length >= FEWEST_OUT ? left.toReversed() : [];
  const less = said.filter(({ balance }) => balance < 0).map(({ press }) => press.paper);
  const disliked = [...less, ...out].filter(({ id }) => !wanted.has(id)).slice(0, RECENT);
  return { liked, disliked };
}

/** What people said of each paper, one voice each, by turns: whoever says much does not speak for all. */
function votes(presses: readonly Press[]): { press: Press; balance: number }[] {
  const balances = new Map<string, number>();
  for (const { paper, wants } of presses)
    balances.set(paper.id, (balances.get(paper.id) ?? 0) + (wants === 'more' ? 1 : -1));
  const ofEach = [...Map.groupBy(presses, ({ person }) => person.id).values()];
  const turns = Math.max(0, ...ofEach.map((own) => own.length));
  const inTurn = Array.from({ length: turns }, (_, turn) => ofEach.flatMap((own) => own[turn] ?? [])).flat();
  return unique(inTurn).map((press) => ({ press, balance: balances.get(press.paper.id) ?? 0 }));
}

function newestFirst<Of extends { readonly at: number }>(all: readonly Of[]): Of[] {
  return all.toSorted((a, b) => b.at - a.at);
}

function unique<Of extends { readonly paper: Paper }>(all: readonly Of[]): Of[] {
  const seen = new Set<string>();
  return all.filter(({ paper }) => !seen.has(paper.id) && seen.add(paper.id));
}
