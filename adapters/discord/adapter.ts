import type { Client } from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import type { Channel } from '#core/channel.ts';
import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';
import type { Document } from '#core/document.ts';
import { SetupError } from '#core/errors.ts';
import type { Reach } from '#core/parts/define-adapter.ts';
import { withTimeout } from '#core/time/with-timeout.ts';
import { openInFlight } from '../shared/conversation/in-flight.ts';
import { openReadBack } from '../shared/read-back.ts';
import { isTooLate, REFUSED_TOKEN } from './api-errors.ts';
import { NOT_ASKED_FOR, NOT_GIVEN } from './connection/content.ts';
import { openGateway } from './connection/gateway/gateway.ts';
import { inviteLink } from './connection/invite.ts';
import { type KeptRegistration, keepRegistering } from './connection/keep-registering.ts';
import { beforeEach, forgetLimitsSetBack } from './connection/limits-set-back.ts';
import { API, newRequests, POSTS_PER_SECOND } from './connection/login.ts';
import { BAD_TOKEN, problemOf } from './connection/problem.ts';
import { register } from './connection/register.ts';
import { lookForLeftServers } from './connection/removal.ts';
import { isForum, serversOf } from './context.ts';
import { openAddresses } from './delivery/addresses.ts';
import { mayConfigure, mayRead, notifyDiscordAdmin } from './delivery/admin.ts';
import { findOnDiscord } from './delivery/find-message.ts';
import { sendToDiscord } from './delivery/send.ts';
import { simplifyForDiscord } from './delivery/simplify.ts';
import { openHandler } from './events/handler.ts';
import { openPostedLinks } from './events/posted-links.ts';
import { DISCORD } from './ids.ts';
import type { Root } from './mention.ts';
import { renderForDiscord } from './render/render.ts';
import { openGrants } from './reply/setup/grants.ts';
import { openUnseen } from './reply/setup/looks.ts';
import { patientLooks } from './reply/setup/patient-looks.ts';

export { checkDiscord } from './connection/check.ts';

export interface DiscordSetup {
  readonly token: string;
  /** Another address than Discord's own; REST and, by its word, the gateway. */
  readonly apiUrl?: string | undefined;
  /** The one server to register commands for, while developing. */
  readonly guildId?: string | undefined;
  /** Whether links may be answered, for which it hears what people write. */
  readonly links?: boolean;
  readonly appApi: AppApi;
  readonly reach: Reach;
}

/** What is known once the bot is logged in. */
interface Started {
  /** Where a server's owner adds the bot to it. */
  readonly invite: string;
  readonly servers: number;
  readonly commands: 'registered' | 'unchanged' | 'failed';
}

export interface DiscordAdapter extends ChatAdapter {
  /** Logs in, answers, and registers the commands where they have changed. Rejects with a SetupError; may be called again then, or once `lost` was called. */
  start(lost?: (why: SetupError) => void): Promise<Started>;
  /** Takes nothing new, and waits some seconds for answers in the making. */
  stop(): Promise<void>;
  /** Why nothing can be sent or answered now, or no command is known. */
  trouble(): string | undefined;
}

const TELL_MS = 10_000;
/** A token that was refused may be good again: a message that waits asks. */
const REFUSED_MS = 5 * 60_000;

/** Paperboy on Discord. */
export function discordAdapter(setup: DiscordSetup): DiscordAdapter {
  const { token, apiUrl, guildId, links = false, appApi, reach } = setup;
  const { sleep, patience } = reach;
  const api = (apiUrl ?? API).replace(/\/+$/, '');
  const stopping = new AbortController();
  const { signal } = stopping;
  const gateway = openGateway({
    token,
    api,
    timeoutMs: patience.connect,
    requestMs: patience.request,
    sleep,
    signal,
    appApi,
    content: links,
  });
  const { client } = gateway;
  const linksMissing = () => {
    if (!links) return NOT_ASKED_FOR;
    return gateway.hearsMessages() ? undefined : NOT_GIVEN;
  };
  const unheeding = newRequests(api, token, patience.request);
  const heedClock = forgetLimitsSetBack(appApi.clock, () => [...Object.values(unheeding), client().rest]);
  const prepare = (): void => {
    heedClock();
    // The library forgets a token at its first refusal, and would ask for nothing any more.
    for (const rest of [unheeding.posts, client().rest]) rest.setToken(token);
  };
  const posts = beforeEach(prepare, unheeding.posts);
  const answers = beforeEach(prepare, unheeding.answers);
  const addressOf = openAddresses(posts);
  const admin = { client, posts, addressOf, appApi };
  const publishing = {
    rest: posts,
    kindOf: (id: string) => client().channels.cache.get(id)?.type,
    appApi,
    tell: (channel: Channel, document: Document) => notifyDiscordAdmin(admin, channel, document),
  };
  const me = () => client().user?.id;
  const mail = { rest: posts, addressOf, appApi, publishing, me };
  const looking = {
    rest: posts,
    addressOf,
    readBack: openReadBack(),
    me,
    mayRead: (guild: string, channel: string) => mayRead(client(), guild, channel),
    publishing,
  };
  const servers = serversOf(client);
  const grants = openGrants(appApi);
  const work = openInFlight({ platform: DISCORD, appApi, reach, isTooLate });
  let root: Root | undefined;
  const named = (id: string): void => {
    root = { id, commands: appApi.commands };
  };
  const handler = openHandler({
    root: () => root,
    appApi,
    answers,
    posts: patientLooks(posts, sleep),
    addressOf,
    reach,
    servers,
    grants,
    unseen: openUnseen(appApi),
    linksMissing,
    work,
    apiUrl,
  });
  const posted = openPostedLinks({ appApi, posts, servers, work });
  const { commands } = appApi;
  let leaving: Promise<void> | undefined;
  let registering: KeptRegistration | undefined;
  let registers = new AbortController();
  let lostBy: string | undefined;
  let refusedAt: number | undefined;

  const isRefused = () => refusedAt !== undefined && appApi.clock.ticks() - refusedAt < REFUSED_MS;
  const complain = (why: string): string => {
    appApi.logger.error('Discord takes nothing from us', { reason: why });
    return why;
  };
  const registerOn = ({ rest, application, guilds }: Client<true>): KeptRegistration => {
    // Of a connection before this one.
    registers.abort();
    registers = new AbortController();
    return keepRegistering({
      attempt: async () => {
        const { adapterState } = appApi;
        const more = { guild: guildId, guilds: [...guilds.cache.keys()], adapterState, named };
        try {
          return await register({ rest, application: application.id, ...more }, commands);
        } catch (error) {
          throw error instanceof SetupError ? error : problemOf(error, api);
        }
      },
      sleep,
      failed: (why) => appApi.logger.warn(why),
      signal: AbortSignal.any([signal, registers.signal]),
    });
  };
  // Who manages a server is known once the gateway has told of it.
  const known = Promise.withResolvers<void>();

  return {
    platform: DISCORD,
    // The nonce is known for "the past few minutes".
    resendWithinMs: 60_000,
    // A post of a forum has no nonce.
    keepsMarker: ({ id }) => !isForum({ type: publishing.kindOf(id) }),
    rate: { concurrency: 16, perSecond: POSTS_PER_SECOND, channelMs: 1_000 },
    render: (document) => renderForDiscord(document, { commands }).map((page) => JSON.stringify(page)),
    simplify: simplifyForDiscord,
    async send(outgoing) {
      const wait = { kind: 'retry', afterMs: REFUSED_MS, scope: 'platform' } as const;
      if (isRefused()) return { ...wait, reason: REFUSED_TOKEN };
      const sent = await sendToDiscord(mail, outgoing);
      const refused = sent.kind === 'retry' && sent.reason === REFUSED_TOKEN;
      if (refused && refusedAt === undefined) complain(BAD_TOKEN);
      refusedAt = refused ? appApi.clock.ticks() : undefined;
      return sent;
    },
    findByMarker: (lookup) => findOnDiscord(looking, lookup),
    mayConfigure: (person, channel) => mayConfigure(admin, person, channel),
    notifyAdmin: async (channel, document) => {
      await withTimeout(sleep, { ms: TELL_MS, late: undefined }, () => known.promise);
      await notifyDiscordAdmin(admin, channel, document);
    },
    async start(lost = () => {}) {
      const ready = await gateway.open({
        heard: handler.handle,
        posted,
        lost: (why) => {
          lostBy = complain(why.message);
          lost(why);
        },
      });
      lostBy = undefined;
      known.resolve();
      registering = registerOn(ready);
      // Discord may be slow to say who has left, and nobody waits for it.
      leaving = lookForLeftServers({ client: ready, rest: ready.rest, appApi, signal });
      const invite = inviteLink(ready.application.id);
      return { invite, servers: ready.guilds.cache.size, commands: await registering.first };
    },
    async stop() {
      stopping.abort();
      gateway.hush();
      const left = withTimeout(sleep, { ms: patience.drain, late: undefined }, async () => await leaving);
      await Promise.all([work.drain(), left]);
      await gateway.close();
    },
    trouble: () =>
      lostBy ?? (isRefused() ? BAD_TOKEN : undefined) ?? gateway.trouble() ?? registering?.trouble(),
  };
}
