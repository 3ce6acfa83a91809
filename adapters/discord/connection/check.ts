import { type APIApplication, type REST, Routes } from 'discord.js';
import { type Channel, isDirect } from '#core/channel.ts';
import type { Described } from '#core/commands/options/described.ts';
import { messageOf } from '#core/errors.ts';
import { bad, type CheckResult, good } from '#core/parts/check-result.ts';
import type { Reach } from '#core/parts/define-adapter.ts';
import { checkPlace } from './check/place.ts';
import { checkContent } from './content.ts';
import { API, newRequests } from './login.ts';
import { problemOf } from './problem.ts';
import { commandsRoute, isForPeople, isRegistered } from './register.ts';
import { registration } from './registration.ts';

export interface DiscordCheckSetup {
  readonly token: string;
  readonly reach: Reach;
  readonly apiUrl?: string | undefined;
  readonly guildId?: string | undefined;
  /** Whether links are to be answered. */
  readonly links?: boolean;
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
  links = false,
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
    ...(links ? [checkContent(application.value)] : []),
  ];
  for (const channel of channels.filter((each) => !isDirect(each)))
    lines.push(await checkPlace(rest, channel));
  return lines;
}

async function gateway(rest: REST): Promise<CheckResult> {
  const answer = await attempt(
    () => rest.get(Routes.gatewayBot()) as Promise<{ session_start_limit: { remaining: number } }>,
  );
  if ('error' in answer)
    return bad(`Discord does not say where its gateway is: ${messageOf(answer.error)}. Try again later.`);
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
  if ('error' in known)
    return bad(`The commands could not be read: ${messageOf(known.error)}. Try again later.`);
  const where = guild ? `on server ${guild}` : 'everywhere';
  if (isRegistered(known.value, registration(commands, { guild, isForPeople: isForPeople(application) })))
    return good(`The commands are registered ${where}.`);
  return bad(
    `The commands are not registered ${where} as they are now: start Paperboy, which registers them.`,
  );
}

async function attempt<T>(work: () => Promise<T>): Promise<{ value: T } | { error: unknown }> {
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  }
}
