import { type Channel, directMessages, isDirect } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import { type Ended, type EndedKind, MadeKind, type Undos } from '#core/commands/undo.ts';
import { type Action, type Document, joined, plainText, type Text } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { broughtBackDocument, madeAnew } from '#core/format/undo.ts';
import { paperIn } from '#core/search/paper-reference.ts';
import { requirePermission } from '../access/permissions.ts';
import { type TakeBackParts, topicCalled, waysBack } from './take-back.ts';

export interface UndoParts {
  readonly undos: Undos;
}

/** What is to be brought back: of a kind, by its key or by what it is called; the last of what is left open. */
export interface UndoAsk extends Caller {
  readonly key?: string | undefined;
  readonly kind?: EndedKind | undefined;
}

/** Brings back what the asker has ended, in a channel also what was everybody's there. */
export async function undo(parts: UndoParts & TakeBackParts, ask: UndoAsk): Promise<Document> {
  const { undos } = parts;
  const { channel, person } = ask;
  const last = async (isMeant: (ended: Ended) => boolean) =>
    await undos.latest(person, [channel, directMessages(person)], isMeant);
  const keyed = ask.key && (await undos.of(channel.platform, ask.key.trim().toLowerCase()));
  const found = keyed || (await last(meantBy(ask)));
  if (!found) return nothingFound(ask, ask.kind ? [] : await waysBack(parts, ask));
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

/** What is said where nothing ended is meant, with what takes back what may be. UserError where nothing does. */
function nothingFound({ key, kind }: UndoAsk, ways: readonly Action[]): Document {
  const lines = joined(
    ways.map(({ label }): Text => [{ command: label }]),
    ' or ',
  );
  const made = MadeKind.safeParse(key?.toLowerCase()).data;
  if (ways.length === 0 && key !== undefined)
    throw made ? new UserError('undo-gone', NONE_MADE[made]) : nothingToUndo();
  const why =
    key === undefined
      ? `There is nothing to undo: you have ended ${kind ? `no ${kind}` : 'nothing'} within the last ten minutes that can come back, and what was forgotten is deleted. To take back what was made, type `
      : 'Only what was ended comes back by undo. To take that back, type ';
  if (ways.length === 0)
    throw new UserError('undo-gone', [
      why,
      { command: 'unfollow' },
      ' and a topic, ',
      { command: 'unmute' },
      ' or ',
      { command: 'unsave' },
      '.',
    ]);
  const text = [why, ...lines, '.'];
  return {
    summary: plainText(text),
    blocks: [
      { kind: 'text', text },
      { kind: 'actions', actions: ways },
    ],
  };
}

const NONE_MADE: Readonly<Record<MadeKind, string>> = {
  follow: 'No topic is followed here.',
  mute: 'No topic is muted here.',
  save: 'You have saved no papers.',
  dismiss: 'No paper is dismissed here.',
};

function nothingToUndo(): UserError {
  return new UserError(
    'undo-gone',
    'There is nothing to undo: it was not ended, is back already, or more than ten minutes have passed.',
  );
}
