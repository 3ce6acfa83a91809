import type { Caller } from '#core/commands/command.ts';
import type { Scope } from '#core/commands/scope.ts';
import type { Document } from '#core/document.ts';
import type { LearnedFrom } from '#core/format/topics/learning.ts';
import { topicsDocument } from '#core/format/topics/topics.ts';
import { placeOf } from '#core/topics/presses.ts';
import type { Follow, Owner } from '#core/topics/topic.ts';
import { ownersAt, type Place, scopeOf } from '../../access/permissions.ts';
import type { FollowParts } from '../follow.ts';
import { recent } from '../lists/recent.ts';
import { proposedTo } from './propose.ts';
import { whatRings } from './ringing.ts';

const WEEK_DAYS = 7;

/** What is followed and muted here, and how many papers each topic brought this week. */
export async function topics(
  parts: FollowParts,
  ask: Place &
    Pick<Caller, 'mayConfigure'> & { page: number; for?: Scope | undefined; show?: 'alerts' | undefined },
): Promise<Document> {
  const { follows, clock } = parts;
  if (ask.show === 'alerts') return await whatRings(parts, whoseAt(ask), ask);
  const { archive, listed } = await recent(parts, WEEK_DAYS);
  const week = listed.map(({ paper }) => paper);
  const proposed = async (owner: Owner) => {
    if (owner.kind === 'channel') return [];
    const saved = await parts.saved.of(owner.person);
    return await proposedTo(parts, archive, { owners: ownersAt(ask), saved, recent: week });
  };
  const lists = await Promise.all(
    whoseAt(ask).map(async (owner) => {
      const followed = await follows.of(owner);
      const matches = await archive.matchMany(followed, week);
      const brought = ({ topic }: Follow) => matches.filter((match) => match.topic.key === topic.key).length;
      return {
        for: scopeOf(owner),
        followed: followed.map((each) => ({ ...each, brought: brought(each) })),
        mutes: await follows.mutes(owner, clock.now().epochMilliseconds),
        learned: await learnedFrom(parts, ask, owner),
        proposed: await proposed(owner),
        titleOf: (id: string) => archive.paper(id)?.paper.title,
      };
    }),
  );
  return topicsDocument(lists, ask.page);
}

/** From what was learned; what the asker said in a channel is theirs to see alone. */
async function learnedFrom({ presses, saved }: FollowParts, ask: Place, owner: Owner): Promise<LearnedFrom> {
  const all = await presses.of({ kind: 'place', place: placeOf(owner) });
  const isShown = owner.kind === 'person' || !ask.open;
  return {
    saved: owner.kind === 'person' ? (await saved.of(owner.person)).length : 0,
    presses: all,
    own: isShown ? all.filter(({ person }) => person.id === ask.person.id) : [],
  };
}

/** Where everybody sees the answer, somebody's own topics are only in it where they ask for just those. */
function whoseAt(ask: Place & { for?: Scope | undefined }): readonly Owner[] {
  if (ask.for === 'me') return [{ kind: 'person', person: ask.person }];
  return ownersAt(ask).filter((owner) => !ask.for || scopeOf(owner) === ask.for);
}
