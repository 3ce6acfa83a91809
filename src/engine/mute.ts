import type { Asker } from '#core/command.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { mutedDocument, unmutedDocument } from '#core/format/topics.ts';
import { arxivId } from '#core/paper.ts';
import { type Mute, topicOf } from '#core/topic.ts';
import type { Whose } from '#core/whose.ts';
import { ownerFor, ownersAt, whoseOf } from './owners.ts';
import type { ReaderParts } from './reader.ts';

const DAY_MS = 86_400_000;

/** Leaves papers of a topic out, for some days or for good. */
export async function mute(
  { follows, clock }: ReaderParts,
  ask: Asker & { topic: string; days?: number | undefined; for: Whose },
): Promise<Document> {
  const topic = topicOf(ask.topic);
  const until = ask.days && clock.now().epochMilliseconds + ask.days * DAY_MS;
  await follows.mute({
    owner: await ownerFor(ask, ask.for),
    kind: 'topic',
    topic,
    ...(until ? { until } : {}),
  });
  return mutedDocument(topic.text, ask.for, ask.days);
}

/** Shows a muted topic or paper again. */
export async function unmute({ follows }: ReaderParts, ask: Asker & { topic: string }): Promise<Document> {
  const { key, text } = topicOf(ask.topic);
  const paper = arxivId(ask.topic) ?? ask.topic.trim();
  const keyOf = (mute: Mute) => (mute.kind === 'topic' ? mute.topic.key : mute.paper);
  for (const owner of ownersAt(ask)) {
    const mutes = await follows.mutes(owner, 0);
    const found = mutes.find((mute) => keyOf(mute) === (mute.kind === 'topic' ? key : paper));
    if (!found) continue;
    await follows.unmute(await ownerFor(ask, whoseOf(owner)), found.kind, keyOf(found));
    return unmutedDocument(found);
  }
  throw new UserError(`${text} is not muted here: type topics for the list.`);
}
