import type { Asker } from '#core/command.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { mutedDocument, unmutedDocument } from '#core/format/topics.ts';
import { topicOf, type Whose } from '#core/topic.ts';
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

export async function unmute({ follows }: ReaderParts, ask: Asker & { topic: string }): Promise<Document> {
  const topic = topicOf(ask.topic);
  for (const owner of ownersAt(ask)) {
    if (
      !(await follows.mutes(owner, 0)).some((mute) => mute.kind === 'topic' && mute.topic.key === topic.key)
    )
      continue;
    await follows.unmute(await ownerFor(ask, whoseOf(owner)), 'topic', topic.key);
    return unmutedDocument(topic.text);
  }
  throw new UserError(`${topic.text} is not muted here: type topics for the list.`);
}
