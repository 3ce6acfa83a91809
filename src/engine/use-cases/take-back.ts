import type { Caller } from '#core/commands/command.ts';
import type { Intent } from '#core/commands/intent.ts';
import { MadeKind } from '#core/commands/undo.ts';
import type { Action } from '#core/document.ts';
import { unlessRefused } from '#core/errors.ts';
import { paperIn } from '#core/search/paper-reference.ts';
import type { Clock } from '#core/time/clock.ts';
import type { Follows } from '#core/topics/follows.ts';
import type { SavedPapers } from '#core/topics/saved.ts';
import { meansTopic, type Topic } from '#core/topics/topic.ts';
import { ownersAt } from '../access/permissions.ts';

export interface TakeBackParts {
  readonly follows: Pick<Follows, 'of' | 'mutes'>;
  readonly saved: Pick<SavedPapers, 'of'>;
  readonly clock: Clock;
  readonly lineOf: (intent: Intent) => string;
}

/** Something that was made, and what takes it back. */
interface Standing {
  readonly made: MadeKind;
  readonly back: Intent;
  readonly isCalled: (name: string) => boolean;
}

const MOST = 3;

/** What takes back what a key means, the newest first: the last of a kind ("mute"), or what is so called; without a key, the last of each kind. */
export async function waysBack(
  parts: TakeBackParts,
  ask: Caller & { readonly key?: string | undefined },
): Promise<readonly Action[]> {
  const standing = await standingOf(parts, ask);
  const kind = MadeKind.safeParse(ask.key?.toLowerCase()).data;
  const { key } = ask;
  const meant =
    key === undefined
      ? MadeKind.options.flatMap((made) => standing.find((each) => each.made === made) ?? [])
      : standing.filter((each) => (kind ? each.made === kind : each.isCalled(key)));
  return meant.slice(0, MOST).map(({ back }) => ({ label: parts.lineOf(back), ...back }));
}

async function standingOf({ follows, saved, clock }: TakeBackParts, ask: Caller): Promise<Standing[]> {
  const now = clock.now().epochMilliseconds;
  const owners = ownersAt(ask);
  const followed = (await Promise.all(owners.map((owner) => follows.of(owner)))).flat();
  const mutes = (await Promise.all(owners.map((owner) => follows.mutes(owner, now)))).flat();
  return [
    ...followed.toReversed().map(({ topic }) => ofTopic('follow', 'unfollow', topic)),
    ...mutes
      .toReversed()
      .map((mute) =>
        mute.kind === 'topic'
          ? ofTopic('mute', 'unmute', mute.topic)
          : ofPaper('dismiss', { command: 'unmute', options: { topic: mute.paper } }, mute.paper),
      ),
    ...(await saved.of(ask.person)).map(({ paper: { id } }) =>
      ofPaper('save', { command: 'unsave', options: { paper: id } }, id),
    ),
  ];
}

function ofTopic(made: MadeKind, command: string, topic: Topic): Standing {
  return {
    made,
    back: { command, options: { topic: topic.text } },
    isCalled: (name) => topicCalled(name)(topic),
  };
}

function ofPaper(made: MadeKind, back: Intent, id: string): Standing {
  return { made, back, isCalled: (name) => (paperIn(name) ?? name.trim()) === id };
}

/** Whether a name is a topic's. Nothing is so called that could not be followed. */
export function topicCalled(name: string): (topic: Topic) => boolean {
  return unlessRefused(() => meansTopic(name)) ?? (() => false);
}
