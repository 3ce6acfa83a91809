import type { Caller } from '#core/commands/command.ts';
import { TOPICS } from '#core/commands/known-intents.ts';
import type { Scope } from '#core/commands/scope.ts';
import type { Document } from '#core/document.ts';
import { whichDocument } from '#core/format/topics/which-one.ts';
import type { Owner } from '#core/topics/topic.ts';
import { ownersAt, scopeOf } from '../../access/permissions.ts';
import { LISTED } from './listed-topics.ts';

const NO_NAME =
  /^(?:all|both|every|each|everything|it|that|this|(?:the )?last)(?: of)?(?: (?:it|them|these|those|my|our|the|one))?(?: (?:topics?|follows|mutes|things?))?$|^(?:my|our|the) (?:topics?|follows|mutes)$/i;
const WHOLE = /\b(?:all|every|everything|each)\b|^(?:my|our|the) (?:topics|follows)$/i;
// As long as what is to be ended may be.
const LONGEST = 300;
const VERBS = { unfollow: 'followed', unmute: 'muted' } as const;

/** The topic that somebody names who ends one; undefined where they name none, or all of them. */
export function topicNamed(typed: string | undefined): string | undefined {
  return typed === undefined || NO_NAME.test(typed.trim()) ? undefined : typed;
}

/** Asks which topic is to be ended, of those that `namesOf` tells of each owner, by the command that would; none is ended. */
export async function whichTopic(
  ask: Caller & { readonly for?: Scope | undefined; readonly topic?: string | undefined },
  command: keyof typeof VERBS,
  namesOf: (owner: Owner) => Promise<readonly string[]>,
): Promise<Document> {
  const owners = ownersAt(ask).filter((owner) => !ask.for || scopeOf(owner) === ask.for);
  const all = await Promise.all(
    owners.map(async (owner) => {
      const names = await namesOf(owner);
      const action = (topic: string, label = topic) => ({
        label: `${command === 'unfollow' ? 'Unfollow' : 'Unmute'} ${label}`,
        command,
        options: { topic, for: scopeOf(owner) },
      });
      const list = command === 'unfollow' && WHOLE.test(ask.topic ?? '') ? listOf(names) : undefined;
      return { each: names.map((name) => action(name)), whole: list ? [action(list, 'all of them')] : [] };
    }),
  );
  const actions = all.flatMap(({ each }) => each);
  const whole = all.flatMap((each) => each.whole);
  const said =
    actions.length > 0
      ? `Which one shall be ${VERBS[command]} no more? Each is ended by itself${whole.length > 0 ? ', or all at once' : ''}.`
      : `Nothing is ${VERBS[command]} here.`;
  return whichDocument(said, actions, { label: 'All topics', ...TOPICS }, whole);
}

/** Several names as one line lists them; undefined where they are too long, or one has what parts them. */
function listOf(names: readonly string[]): string | undefined {
  const list = names.join(LISTED);
  const isApart = names.every((name) => !/[,;&]|\band\b/i.test(name));
  return names.length > 1 && isApart && list.length <= LONGEST ? list : undefined;
}
