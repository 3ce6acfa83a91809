import { UserError } from '#core/errors.ts';
import type { Notified } from '#core/subscriptions/mention.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { scopeMissing } from '../../api-errors.ts';
import { GROUP_ID, WHOLE_CHANNEL } from '../../context.ts';
import type { Client } from '../client.ts';
import type { PersonKind } from './permissions.ts';

/** What is known of whoever would mention somebody. */
export interface Mentioner {
  readonly client: () => Promise<Client>;
  /** What they are to their workspace; rejects where Slack does not say. */
  readonly kind: () => Promise<PersonKind>;
}

const SUBTEAM = /^@?subteam\^/;

/** Whom somebody's words mean in their workspace: a user group, by handle, name or id, @here or @channel. Rejects with a UserError where there is no such group, or where they may not mention it. */
export async function mentionableOn({ client, kind }: Mentioner, typed: string): Promise<Notified> {
  const name = oneLine(typed).replace(/^@/, '').toLowerCase();
  if (name === 'everyone')
    throw new UserError('mention-unknown', 'For everybody in the channel, mention @channel or @here.');
  const id = oneLine(typed).replace(SUBTEAM, '').toUpperCase();
  const isId = SUBTEAM.test(oneLine(typed)) && GROUP_ID.test(id);
  const who = await said(kind());
  if (WHOLE_CHANNEL.includes(name)) {
    // Slack tells no app whom a workspace lets do so.
    if (who !== 'admin')
      throw new UserError(
        'mention-refused',
        `By your word no digest may mention @${name}: ask a workspace admin.`,
      );
    return { id: name, name: `@${name}` };
  }
  if (who !== 'admin' && who !== 'member')
    throw new UserError('mention-refused', 'Only members of the workspace can have a user group mentioned.');
  const groups = await groupsOf(await client());
  const known = groups.filter((group) =>
    isId ? group.id === id : [group.handle, group.name].some((each) => each?.toLowerCase() === name),
  );
  const [group, another] = known;
  if (group?.id && !another && GROUP_ID.test(group.id)) {
    return { id: group.id, name: clipWords(`@${oneLine(group.handle || group.name || group.id)}`, 100) };
  }
  const shown = clipWords(oneLine(typed), 60);
  throw new UserError(
    'mention-unknown',
    another
      ? `Several user groups are called “${shown}”: type the handle of the one that is meant.`
      : `No user group of this workspace is called “${shown}”: type its handle, such as @readers, or @here, or @channel.`,
  );
}

async function groupsOf(client: Client) {
  try {
    const { usergroups = [] } = await client.usergroups.list();
    return usergroups.filter(({ date_delete }) => !date_delete);
  } catch (error) {
    if (scopeMissing(error) === undefined) throw unsaid(error);
    throw new UserError(
      'mention-refused',
      'Paperboy does not see this workspace’s user groups: whoever manages the app adds the scope usergroups:read, and installs it again.',
      { cause: error },
    );
  }
}

async function said<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    throw unsaid(error);
  }
}

function unsaid(error: unknown): UserError {
  const message = 'Slack did not say who may be mentioned: try again in a minute.';
  return new UserError('permission-unknown', message, { cause: error });
}
