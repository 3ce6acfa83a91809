import { type Channel, directMessages, isDirect } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import type { Ended, EndedKind, Undos } from '#core/commands/undo.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { broughtBackDocument, madeAnew } from '#core/format/undo.ts';
import { paperIn } from '#core/search/paper-reference.ts';
import { meansTopic, type Topic } from '#core/topics/topic.ts';
import { requirePermission } from '../access/permissions.ts';

export interface UndoParts {
  readonly undos: Undos;
}

/** What is to be brought back: of a kind, by its key or by what it is called; the last of what is left open. */
export interface UndoAsk extends Caller {
  readonly key?: string | undefined;
  readonly kind?: EndedKind | undefined;
}

/** Brings back what the asker has ended, in a channel also what was everybody's there. */
export async function undo({ undos }: UndoParts, ask: UndoAsk): Promise<Document> {
  const { channel, person } = ask;
  const last = async (isMeant: (ended: Ended) => boolean) =>
    await undos.latest(person, [channel, directMessages(person)], isMeant);
  const keyed = ask.key && (await undos.of(channel.platform, ask.key.trim().toLowerCase()));
  const found = keyed || (await last(meantBy(ask)));
  if (!found) throw ask.key ? nothingToUndo() : nothingEnded(ask.kind);
  if (found.by.id !== person.id) {
    const only = 'Only whoever ended it can bring it back so.';
    throw new UserError('undo-foreign', `${only} You can give the command that made it again.`);
  }
  const { at } = await requireHere(ask, found.channel);
  const outcome = await undos.bringBack(found);
  if (outcome === 'gone') throw nothingToUndo();
  if (outcome === 'there') throw new UserError('undo-there', madeAnew(found.ended));
  if (outcome === 'full') throw new UserError('undo-full', NO_ROOM);
  return broughtBackDocument(found.ended, at);
}

const KINDS: Readonly<Record<Ended['kind'], EndedKind>> = {
  follow: 'topic',
  saved: 'paper',
  subscription: 'digest',
};

function meantBy({ kind, key }: UndoAsk): (ended: Ended) => boolean {
  const isCalled = key === undefined ? () => true : called(key);
  return (ended) => (kind === undefined || KINDS[ended.kind] === kind) && isCalled(ended);
}

function called(name: string): (ended: Ended) => boolean {
  const isTopic = topicCalled(name);
  return (ended) => {
    switch (ended.kind) {
      case 'follow':
        return isTopic(ended.follow.topic);
      case 'saved':
        return ended.paper.id === paperIn(name);
      case 'subscription':
        return ended.subscription.name === name.toLowerCase();
      default:
        return ended satisfies never;
    }
  };
}

/** Nothing is so called that could not be followed. */
function topicCalled(name: string): (topic: Topic) => boolean {
  try {
    return meansTopic(name);
  } catch (error) {
    if (error instanceof UserError) return () => false;
    throw error;
  }
}

const NO_ROOM =
  'There is no room for it any more: take something else out first, and give the command that made it again.';

/** What is a channel's is brought back there, by those who may still change what it gets. */
async function requireHere(ask: Caller, channel: Channel): Promise<Pick<Caller, 'at'>> {
  if (isDirect(channel)) return {};
  // What was ended from another channel is brought back from there, too.
  const there = isSame(channel, ask.channel) ? ask : await ask.elsewhere?.(channel.id);
  if (!there || !isSame(channel, there.channel))
    throw new UserError('undo-elsewhere', "That was another channel's: type it there.");
  await requirePermission(there);
  return there;
}

function isSame(a: Channel, b: Channel): boolean {
  return a.workspace === b.workspace && a.id === b.id;
}

function nothingEnded(kind: EndedKind | undefined): UserError {
  return new UserError('undo-gone', [
    `There is nothing to undo: ${kind ? `no ${kind}` : 'nothing'} that you have ended within the last ten minutes is still gone. To take back a follow, type `,
    { command: 'unfollow' },
    ' and its topic, a mute ',
    { command: 'unmute' },
    ', a save ',
    { command: 'unsave' },
    '.',
  ]);
}

function nothingToUndo(): UserError {
  return new UserError(
    'undo-gone',
    'There is nothing to undo: it is back already, or more than ten minutes have passed.',
  );
}
