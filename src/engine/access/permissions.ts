import { type Channel, type Person, personBehind } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import { callerFor, type Scope } from '#core/commands/scope.ts';
import { UserError } from '#core/errors.ts';
import type { Owner } from '#core/topics/topic.ts';

/** Where somebody asks. */
export interface Place {
  readonly channel: Channel;
  readonly person: Person;
  readonly open?: boolean | undefined;
}

/** Whose topics count in a channel: everybody's there, or the person's own in direct messages. */
export function ownerIn(channel: Channel): Owner {
  const person = personBehind(channel);
  return person ? { kind: 'person', person } : { kind: 'channel', channel };
}

/** The owners whose topics count for somebody who asks: the channel and, where only they see the answer, the person, who are one in direct messages. */
export function ownersAt({ channel, person, open }: Place): readonly Owner[] {
  const here = ownerIn(channel);
  return here.kind === 'person' || open ? [here] : [here, { kind: 'person', person }];
}

/** Who follows or mutes; for a channel, only those who may configure it. */
export async function ownerFor(caller: Caller, scope: Scope): Promise<Owner> {
  const here = callerFor(caller, scope);
  await requirePermission(here, 'follow world models for:me');
  return ownerIn(here.channel);
}

/** The owner that has something and may lose it by the asker's word: the channel before the asker, where it is theirs to set up. Undefined where nobody has it. */
export async function ownerWith(
  caller: Caller,
  scope: Scope | undefined,
  has: (owner: Owner) => Promise<boolean>,
): Promise<Owner | undefined> {
  const having: Owner[] = [];
  for (const owner of ownersAt(caller)) {
    if ((!scope || scopeOf(owner) === scope) && (await has(owner))) having.push(owner);
  }
  const [first, second] = having;
  if (!first || (second && !(await caller.mayConfigure()))) return second;
  return await ownerFor(caller, scopeOf(first));
}

/** What an owner is called by those who ask there. */
export function scopeOf({ kind }: Owner): Scope {
  return kind === 'person' ? 'me' : 'channel';
}

/** Only those may change what a channel gets whom its platform lets; `instead` is what anybody may say for themselves. */
export async function requirePermission(
  caller: Pick<Caller, 'mayConfigure' | 'whyNot' | 'at'>,
  instead?: string,
): Promise<void> {
  if (await caller.mayConfigure()) return;
  const only =
    caller.whyNot?.() ??
    `Only those who may manage ${caller.at?.shown ?? 'this channel'} can change what it gets: ask one of them`;
  if (!instead) throw new UserError('not-permitted', `${only}.`);
  throw new UserError('not-permitted', [
    `${only}, or say it for yourself alone, such as `,
    { command: instead },
    '.',
  ]);
}
