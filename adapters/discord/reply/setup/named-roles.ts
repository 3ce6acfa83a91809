import { UserError } from '#core/errors.ts';
import type { Manager } from '#core/subscriptions/workspace/managers.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import type { ServerRole } from '../../context.ts';
import { notifiedAs, rolesCalled } from '../mentionable.ts';

const BETWEEN = /[,;\n]+|\s+and\s+|(?<=>)\s*(?=<@)|\s+(?=<?@)/;

/** The roles of a server that typed words name: “@curators, @mods”. Throws a UserError where there is no such role. */
export function namedRoles(roles: readonly ServerRole[], guild: string, typed: string): readonly Manager[] {
  const names = typed
    .split(BETWEEN)
    .map((name) => name.trim())
    .filter(Boolean);
  if (names.length === 0)
    throw new UserError('managers-unknown', 'No role is named by that: type @ and choose one.');
  return names.map((name) => roleNamed(roles, guild, name));
}

/** Named roles as they are typed: without those that were deleted, and as a mention where a name would not do. */
export function typedRoles(roles: readonly ServerRole[], named: readonly Manager[]): string {
  const typed = ({ id, name }: Manager) => {
    const isClear = !BETWEEN.test(name) && rolesCalled(roles, name).length === 1;
    return isClear ? name : `<@&${id}>`;
  };
  return named
    .flatMap((manager) => roles.filter(({ id }) => id === manager.id).map(notifiedAs))
    .map(typed)
    .join(', ');
}

function roleNamed(roles: readonly ServerRole[], guild: string, typed: string): Manager {
  // Everybody's role would let anybody set up what is not theirs.
  const known = rolesCalled(roles, typed).filter(({ id }) => id !== guild);
  const [role, another] = known;
  if (role && !another) return notifiedAs(role);
  const shown = clipWords(oneLine(typed).replace(/^<@.*>$/, 'that one'), 60);
  throw new UserError(
    'managers-unknown',
    another
      ? `Several roles of this server are called “${shown}”: type @ and choose the one that is meant.`
      : `No role of this server that could be named is called “${shown}”: type @ and choose one, or several with commas between them.`,
  );
}
