import { PermissionFlagsBits } from 'discord.js';
import { flat } from './readable.ts';
import { botPermissionsIn, type FakeChannel, type Json } from './state.ts';

interface Allowed {
  readonly parse?: readonly string[];
  readonly roles?: readonly string[];
  readonly users?: readonly string[];
}

const PARSED = ['everyone', 'roles', 'users'];

/**
 * Whom a message notifies: ids of roles and people, `everyone` and `here`. What its texts name counts where its allowed mentions
 * let it, also behind a backslash or a space of no width; for everybody, and roles that not everybody may mention, the bot needs
 * the permission.
 */
export function pingsOf(body: Json, channel: FakeChannel): string[] {
  const { parse = [], roles = [], users = [] } = (body.allowed_mentions ?? { parse: PARSED }) as Allowed;
  const nodes = flat(Array.isArray(body.components) ? body.components : []);
  const said = [body.content, ...nodes.map(({ content }) => content)].join('\n');
  const may = (botPermissionsIn(channel) & PermissionFlagsBits.MentionEveryone) > 0n;
  const broadcasts = [...said.matchAll(/@\u200b?(everyone|here)/gi)].map(([, who = '']) => who.toLowerCase());
  const named = [...said.matchAll(/<\\?@(&?)!?(\d+)/g)].filter(([, isRole, id = '']) => {
    if (!isRole) return parse.includes('users') || users.includes(id);
    const role = channel.guild?.roles.find((each) => each.id === id);
    return role && (role.mentionable || may) && (parse.includes('roles') || roles.includes(id));
  });
  const all = [...(parse.includes('everyone') && may ? broadcasts : []), ...named.map(([, , id = '']) => id)];
  return [...new Set(all)];
}
