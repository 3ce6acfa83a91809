import { type APIInteraction, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import type { At } from '#core/channel.ts';
import { UserError } from '#core/errors.ts';
import type { Notified } from '#core/subscriptions/mention.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import type { ServerRole, Servers } from '../context.ts';
import { BROADCASTS } from '../delivery/mention.ts';

const MARKED_ROLE = /^<@&(\d+)>$/;
const MARKED_PERSON = /^<@!?\d+>$/;

/** What Discord calls the right to notify everybody, and roles that not everybody may mention. */
const RIGHT = 'Mention @everyone, @here, and All Roles';

/** Where somebody would mention whom: what they and Paperboy may do there, as Discord tells it beside what somebody does. */
type Mentioning = Pick<APIInteraction, 'guild_id'> & {
  readonly member?: { readonly permissions: string } | undefined;
  readonly app_permissions: string;
  /** Where that is another channel than the one in which they say so. */
  readonly at?: At;
};

/** Whom somebody's words mean on the server where they say them: a role, @everyone or @here. Throws a UserError where they may not mention it there, or Paperboy may not. */
export function mentionableBy(
  { guild_id: guild, member, app_permissions, at }: Mentioning,
  { roles }: Pick<Servers, 'roles'>,
  typed: string,
): Notified {
  const whom = meant(guild ? roles(guild) : [], { typed: typed.trim(), guild });
  if ('mentionable' in whom && whom.mentionable) return notifiedAs(whom);
  const where = at ? `in ${at.shown}` : 'here';
  if (!mayMention(member?.permissions))
    throw new UserError(
      'mention-refused',
      `You may not mention ${notifiedAs(whom).name} ${where}, and so no digest may by your word: ask somebody with the permission “${RIGHT}”.`,
    );
  if (!mayMention(app_permissions))
    throw new UserError(
      'mention-refused',
      `Paperboy itself may not mention ${notifiedAs(whom).name} ${where}: ${'mentionable' in whom ? 'let anyone mention that role, or ' : ''}give Paperboy the permission “${RIGHT}” ${at ? 'there' : 'in this channel'}, and order it again.`,
    );
  return notifiedAs(whom);
}

type Broadcast = { readonly id: string; readonly name: string };

function meant(
  roles: readonly ServerRole[],
  { typed, guild }: { typed: string; guild: string | undefined },
): ServerRole | Broadcast {
  const name = oneLine(typed).replace(/^@/, '').toLowerCase();
  const marked = MARKED_ROLE.exec(typed)?.[1];
  // The role of everybody has the server's own id.
  const broadcast = marked !== undefined && marked === guild ? 'everyone' : name;
  if (BROADCASTS.includes(broadcast)) return { id: broadcast, name: broadcast };
  if (MARKED_PERSON.test(typed))
    throw new UserError(
      'mention-unknown',
      'A digest mentions a role, not one person: whoever wants to be notified orders one of their own, for themselves.',
    );
  const known = rolesCalled(roles, typed);
  const [role, another] = known;
  if (role && !another) return role;
  const shown = clipWords(marked === undefined ? oneLine(typed) : 'that role', 60);
  throw new UserError(
    'mention-unknown',
    another
      ? `Several roles of this server are called “${shown}”: type @ and choose the one that is meant.`
      : `No role of this server is called “${shown}”: type @ and choose one, or @here, or @everyone.`,
  );
}

/** The roles that typed words name, as a mention or by their name; two may be called alike. */
export function rolesCalled(roles: readonly ServerRole[], typed: string): readonly ServerRole[] {
  const marked = MARKED_ROLE.exec(typed)?.[1];
  const bare = (name: string) => oneLine(name).replace(/^@/, '').toLowerCase();
  return roles.filter(({ id, name }) => (marked === undefined ? bare(name) === bare(typed) : id === marked));
}

/** How people know it. */
export function notifiedAs({ id, name }: ServerRole | Broadcast): Notified {
  return { id, name: clipWords(`@${oneLine(name).replace(/^@/, '')}`, 100) };
}

function mayMention(permissions: string | undefined): boolean {
  return new PermissionsBitField(BigInt(permissions ?? 0)).has(PermissionFlagsBits.MentionEveryone);
}
