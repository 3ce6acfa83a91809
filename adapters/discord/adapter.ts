import { type APIInteraction, Events, GatewayDispatchEvents } from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';
import { messageOf, SetupError } from '#core/errors.ts';
import type { Reach } from '#core/parts/define-adapter.ts';
import { openInFlight } from '../shared/conversation/in-flight.ts';
import { REFUSED_TOKEN } from './api-errors.ts';
import { forgetDepartedServers, forgetOnRemoval } from './connection/forget.ts';
import { inviteLink } from './connection/invite.ts';
import { beforeEach, forgetLimitsSetBack } from './connection/limits-set-back.ts';
import { API, logIn, newClient, newRequests, POSTS_PER_SECOND } from './connection/login.ts';
import { closedBecause, problemOf } from './connection/problem.ts';
import { register } from './connection/register.ts';
import { serversOf } from './context.ts';
import { openAddresses } from './delivery/addresses.ts';
import { mayConfigure, mayRead, tellDiscordAdmin } from './delivery/admin.ts';
import { findOnDiscord } from './delivery/find-message.ts';
import { sendToDiscord } from './delivery/send.ts';
import { isTooLate, openHandler } from './events/handler.ts';
import { DISCORD } from './ids.ts';
import { renderForDiscord } from './render/render.ts';

export { checkDiscord } from './connection/check.ts';

export interface DiscordSetup {
  readonly token: string;
  /** Another address than Discord's own; REST and, by its word, the gateway. */
  readonly apiUrl?: string | undefined;
  /** The one server to register commands for, while developing. */
  readonly guildId?: string | undefined;
  readonly appApi: AppApi;
  readonly reach: Reach;
}

/** What is known once the bot is logged in. */
interface Started {
  /** Where a server's owner adds the bot to it. */
  readonly invite: string;
  readonly servers: number;
  readonly commands: 'registered' | 'unchanged';
}

export interface DiscordAdapter extends ChatAdapter {
  /** Logs in, answers, and registers the commands where they have changed. Rejects with a SetupError. */
  start(): Promise<Started>;
  /** Takes nothing new, and waits for answers in the making. */
  stop(): Promise<void>;
  /** Why nothing can be sent or answered until a person does something. */
  trouble(): string | undefined;
}

const TROUBLE_MS = 5 * 60_000;

/** Paperboy on Discord. */
export function discordAdapter(setup: DiscordSetup): DiscordAdapter {
  const { token, apiUrl, guildId, appApi, reach } = setup;
  const { sleep, patience } = reach;
  const api = (apiUrl ?? API).replace(/\/+$/, '');
  const client = newClient(api, patience.request);
  const { posts: unheeding, answers, followUps } = newRequests(api, token, patience.request);
  const heedClock = forgetLimitsSetBack(appApi.clock, [unheeding, answers, followUps, client.rest]);
  const posts = beforeEach(heedClock, unheeding);
  const addressOf = openAddresses(posts);
  const admin = { client, posts, addressOf, appApi };
  const mail = { rest: posts, addressOf, appApi };
  const looking = { rest: posts, addressOf, mayRead: mayRead.bind(undefined, client) };
  const servers = serversOf(client);
  const work = openInFlight({ platform: DISCORD, appApi, reach, isTooLate });
  const handler = openHandler({ appApi, answers, followUps, reach, servers, work });
  const { commands } = appApi;
  const stopping = new AbortController();
  let leaving: Promise<void> | undefined;
  let trouble: string | undefined;

  const stopSending = (why: string): void => {
    if (!trouble) appApi.logger.error('Discord takes nothing from us', { reason: why });
    trouble = why;
  };
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
    heedClock();
    void handler.handle(interaction);
  });
  forgetOnRemoval(client, appApi);
  client.on(Events.ShardDisconnect, ({ code }) => stopSending(closedBecause(code).message));
  client.on(Events.Error, (error) =>
    appApi.logger.warn('Discord reported an error', { reason: messageOf(error) }),
  );
  client.on(Events.ShardError, (error, shard) =>
    appApi.logger.warn('Discord reported an error', { shard, reason: messageOf(error) }),
  );

  return {
    platform: DISCORD,
    // The nonce is known for "the past few minutes".
    resendWithinMs: 60_000,
    rate: { concurrency: 16, perSecond: POSTS_PER_SECOND, channelMs: 1_000 },
    render: (document) => renderForDiscord(document, { commands }).map((page) => JSON.stringify(page)),
    async send(outgoing) {
      if (trouble) return { kind: 'retry', afterMs: TROUBLE_MS, scope: 'platform', reason: trouble };
      const sent = await sendToDiscord(mail, outgoing);
      if (sent.kind === 'retry' && sent.reason === REFUSED_TOKEN) stopSending(closedBecause(4004).message);
      return sent;
    },
    findByMarker: (lookup) => findOnDiscord(looking, lookup),
    mayConfigure: (person, channel) => mayConfigure(admin, person, channel),
    tellAdmin: (channel, document) => tellDiscordAdmin(admin, channel, document),
    async start() {
      const ready = await logIn(client, { token, api, timeoutMs: patience.connect, sleep });
      const application = ready.application.id;
      const to = { rest: client.rest, application, guild: guildId };
      const commands = await register(to, appApi.commands).catch((error: unknown) => {
        throw error instanceof SetupError ? error : problemOf(error, api);
      });
      // Discord may be slow to say who has left, and nobody waits for it.
      const { signal } = stopping;
      leaving = forgetDepartedServers({ client: ready, rest: client.rest, appApi, signal });
      return { invite: inviteLink(application), servers: client.guilds.cache.size, commands };
    },
    async stop() {
      stopping.abort();
      client.ws.removeAllListeners(GatewayDispatchEvents.InteractionCreate);
      await work.drain();
      await leaving;
      await client.destroy();
    },
    trouble: () => trouble,
  };
}
