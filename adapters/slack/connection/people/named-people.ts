import type { Person } from '#core/channel.ts';
import { UserError } from '#core/errors.ts';
import { type Manager, MOST_MANAGERS } from '#core/subscriptions/workspace/managers.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { refusalOf } from '../../api-errors.ts';
import { PERSON_ID, slackPerson } from '../../context.ts';
import type { Client } from '../client.ts';
import type { PersonKind } from './permissions.ts';
import { shownAs } from './shown-as.ts';

export interface NamingOnSlack {
  readonly clientFor: (team: string) => Promise<Client>;
  /** What somebody is to their workspace; rejects where Slack does not say. */
  readonly kindOf: (person: Person) => Promise<PersonKind>;
}

/** The people of a workspace whom typed words name, by Slack's ids of them: of names Slack tells no app whose they are. Rejects with a UserError where they name nobody, or somebody who is no member. */
export async function namedPeople(
  parts: NamingOnSlack,
  team: string,
  typed: string,
): Promise<readonly Manager[]> {
  const ids = [...new Set(typed.match(PERSON_ID))];
  const words = oneLine(typed.replace(PERSON_ID, ' ').replace(/[<@>|,;]|\band\b/g, ' '));
  if (ids.length === 0 || words) throw unnamed(words || oneLine(typed));
  if (ids.length > MOST_MANAGERS)
    throw new UserError('managers-unknown', `At most ${MOST_MANAGERS} people can be named.`);
  return await Promise.all(ids.map((id) => nameOf(parts, team, id)));
}

async function nameOf({ clientFor, kindOf }: NamingOnSlack, team: string, id: string): Promise<Manager> {
  const person = slackPerson(team, id);
  const kind = await kindOf(person).catch((error: unknown) => {
    if (refusalOf(error) === 'user_not_found') throw unnamed(id);
    throw error;
  });
  const { person: name = id } = await shownAs(await clientFor(team), id);
  const shown = clipWords(`@${oneLine(name).replace(/^@/, '')}`, 100);
  if (kind === 'admin' || kind === 'member') return { id: person.id, name: shown };
  throw new UserError(
    'managers-unknown',
    `${shown} is no member of this workspace: guests, bots, people of other workspaces and those who have left change nothing here.`,
  );
}

function unnamed(words: string): UserError {
  const shown = clipWords(words, 60);
  return new UserError(
    'managers-unknown',
    `Nobody of this workspace is named by “${shown}”: choose people below the list of all digests, or type their Slack ids, such as U0123ABCD.`,
  );
}
