import type { Caller } from '#core/commands/command.ts';
import { TOPICS } from '#core/commands/known-intents.ts';
import type { Scope } from '#core/commands/scope.ts';
import type { Document } from '#core/document.ts';
import { whichDocument } from '#core/format/topics/which-one.ts';
import type { Owner } from '#core/topics/topic.ts';
import { ownersAt, scopeOf } from '../../access/permissions.ts';

const NO_NAME =
  /^(?:all|every|each|everything|it|that|this|(?:the )?last)(?: of)?(?: (?:it|them|these|those|my|our|the|one))?(?: (?:topics?|follows|mutes|things?))?$|^(?:my|our|the) (?:topics?|follows|mutes)$/i;
const VERBS = { unfollow: 'followed', unmute: 'muted' } as const;

/** The topic that somebody names who ends one; undefined where they name none, or all of them. */
export function topicNamed(typed: string | undefined): string | undefined {
  return typed === undefined || NO_NAME.test(typed.trim()) ? undefined : typed;
}

/** Asks which topic is to be ended, of those that `namesOf` tells of each owner, by the command that would; none is ended. */
export async function whichTopic(
  ask: Caller & { readonly for?: Scope | undefined },
  command: keyof typeof VERBS,
  namesOf: (owner: Owner) => Promise<readonly string[]>,
): Promise<Document> {
  const owners = ownersAt(ask).filter((owner) => !ask.for || scopeOf(owner) === ask.for);
  const all = await Promise.all(
    owners.map(async (owner) =>
      (await namesOf(owner)).map((topic) => ({
        label: `${command === 'unfollow' ? 'Unfollow' : 'Unmute'} ${topic}`,
        command,
        options: { topic, for: scopeOf(owner) },
      })),
    ),
  );
  const actions = all.flat();
  const said =
    actions.length > 0
      ? `Which one shall be ${VERBS[command]} no more? Each is ended by itself.`
      : `Nothing is ${VERBS[command]} here.`;
  return whichDocument(said, actions, { label: 'All topics', ...TOPICS });
}
