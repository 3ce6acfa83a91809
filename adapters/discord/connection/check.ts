import { type APIApplication, PermissionsBitField, type REST, Routes } from 'discord.js';
import { type Channel, isDirect } from '#core/channel.ts';
import type { Described } from '#core/commands/options/described.ts';
import { messageOf } from '#core/errors.ts';
import { bad, type CheckResult, good } from '#core/parts/check-result.ts';
import type { Reach } from '#core/parts/define-adapter.ts';
import { hasCode } from '../api-errors.ts';
import { NEEDED, PERMISSIONS } from './invite.ts';
import { API, newRequests } from './login.ts';
import { problemOf } from './problem.ts';
import { commandsRoute, isForPeople, isRegistered } from './register.ts';
import { registration } from './registration.ts';

export interface DiscordCheckSetup {
  readonly token: string;
  readonly reach: Reach;
  readonly apiUrl?: string | undefined;
  readonly guildId?: string | undefined;
  readonly commands: readonly Described[];
  /** The channels that are owed digests. */
  readonly channels: readonly Channel[];
}

/** Looks at everything that sending and answering needs, and changes nothing; never rejects. */
export async function checkDiscord({
  token,
  reach,
  apiUrl = API,
  guildId,
  commands,
  channels,
}: DiscordCheckSetup): Promise<readonly CheckResult[]> {
  const { posts: rest } = newRequests(apiUrl.replace(/\/+$/, ''), token, reach.patience.request);
  const application = await attempt(() => rest.get(Routes.currentApplication()) as Promise<APIApplication>);
  if ('error' in application) return [bad(problemOf(application.error, apiUrl).message)];
  const { name } = application.value;
  const lines = [
    good(`Discord knows the token: it is ${name}'s.`),
    await gateway(rest),
    await registered(rest, application.value, { guild: guildId, commands }),
  ];
  for (const channel of channels.filter((each) => !isDirect(each))) lines.push(await place(rest, channel));
  return lines;
}

async function gateway(rest: REST): Promise<CheckResult> {
  const answer = await attempt(
    () => rest.get(Routes.gatewayBot()) as Promise<{ session_start_limit: { remaining: number } }>,
  );
  if ('error' in answer)
    return bad(`The gateway does not answer: ${messageOf(answer.error)}. Try again later.`);
  const { remaining } = answer.value.session_start_limit;
  if (remaining > 0) return good(`The gateway is there; ${remaining} log-ins are left today.`);
  return bad('No log-in is left today: wait until tomorrow, and see why Paperboy starts over and over.');
}

async function registered(
  rest: REST,
  application: APIApplication,
  { guild, commands }: { guild: string | undefined; commands: readonly Described[] },
): Promise<CheckResult> {
  const known = await attempt(() => rest.get(commandsRoute(application.id, guild)));
  if ('error' in known) return bad(`The commands could not be read: ${messageOf(known.error)}.`);
  const where = guild ? `on server ${guild}` : 'everywhere';
  if (isRegistered(known.value, registration(commands, { guild, isForPeople: isForPeople(application) })))
    return good(`The commands are registered ${where}.`);
  return bad(
    `The commands are not registered ${where} as they are now: start Paperboy, which registers them.`,
  );
}

async function place(rest: REST, { workspace, id }: Channel): Promise<CheckResult> {
  const found = await attempt(() => permissionsIn(rest, workspace, id));
  if ('error' in found) {
    const gone = hasCode(found.error, 10003, 10004, 50001);
    const why = gone ? 'it is gone, or Paperboy may not see it' : messageOf(found.error);
    return bad(`Channel ${id}: ${why}. Let Paperboy see it, or unsubscribe it.`);
  }
  const missing = found.value.missing(PERMISSIONS);
  if (missing.length === 0) return good(`Channel ${id}: every permission is there.`);
  const wanted = missing.map((name) => `${name} (${NEEDED[name as keyof typeof NEEDED]})`);
  return bad(`Channel ${id}: give Paperboy ${wanted.join(', ')}.`);
}

interface Overwrite {
  readonly id: string;
  readonly allow: string;
  readonly deny: string;
}

/** What the bot may do in a channel, reckoned as Discord does: roles, then what the channel says of everyone, of roles, of the bot. */
async function permissionsIn(rest: REST, guild: string, channel: string): Promise<PermissionsBitField> {
  const me = (await rest.get(Routes.user())) as { id: string };
  const [known, member, roles] = (await Promise.all([
    rest.get(Routes.channel(channel)),
    rest.get(Routes.guildMember(guild, me.id)),
    rest.get(Routes.guildRoles(guild)),
  ])) as [
    { permission_overwrites?: Overwrite[] },
    { roles: string[] },
    { id: string; permissions: string }[],
  ];
  const mine = (id: string) => id === guild || member.roles.includes(id);
  const base = roles.reduce((sum, role) => (mine(role.id) ? sum | BigInt(role.permissions) : sum), 0n);
  const overwrites = known.permission_overwrites ?? [];
  const layers = [
    overwrites.filter(({ id }) => id === guild),
    overwrites.filter(({ id }) => member.roles.includes(id)),
    overwrites.filter(({ id }) => id === me.id),
  ];
  const all = layers.reduce((sum, layer) => {
    const deny = layer.reduce((bits, each) => bits | BigInt(each.deny), 0n);
    const allow = layer.reduce((bits, each) => bits | BigInt(each.allow), 0n);
    return (sum & ~deny) | allow;
  }, base);
  return new PermissionsBitField(all);
}

async function attempt<T>(work: () => Promise<T>): Promise<{ value: T } | { error: unknown }> {
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  }
}
