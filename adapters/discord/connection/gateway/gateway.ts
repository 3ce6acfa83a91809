import {
  type APIInteraction,
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
} from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import { messageOf, SetupError } from '#core/errors.ts';
import { DISCORD } from '../../ids.ts';
import { NOT_GIVEN } from '../content.ts';
import { type LoggingIn, logIn, newClient } from '../login.ts';
import { closedBecause, isForbiddenIntent } from '../problem.ts';
import { listenToRemoval } from '../removal.ts';
import { watchAway } from './away.ts';
import { guardPackets, openShards } from './shards.ts';

/** The connection to Discord's gateway: a client of the library's, and a new one each time it is opened. */
export interface Gateway {
  /** What is known of servers and channels; what was known last while there is no connection. */
  client(): Client;
  /** Logs in and hears interactions. Rejects with a SetupError. */
  open(listener: GatewayListener): Promise<Client<true>>;
  /** Takes no interaction any more. */
  hush(): void;
  /** Ends the connection, or the attempt to have one, within a second. */
  close(): Promise<void>;
  /** Whether it is told of what people write. */
  hearsMessages(): boolean;
  /** Why it has been away for long. */
  trouble(): string | undefined;
}

export interface GatewayParts extends LoggingIn {
  readonly appApi: Pick<AppApi, 'clock' | 'dropped' | 'forget' | 'removals' | 'logger'>;
  /** How long Discord may take to answer one request, in milliseconds. */
  readonly requestMs: number;
  /** Whether it asks for what people write; where Discord does not allow that, it goes on without. */
  readonly content: boolean;
}

interface GatewayListener {
  /** Is given each interaction as Discord sent it. */
  readonly heard: (interaction: APIInteraction) => void;
  /** Is given each message on a server as Discord sent it, where they are heard. */
  readonly posted: (message: GatewayMessageCreateDispatchData) => void;
  /** Is called where the connection ends for good. */
  readonly lost: (why: SetupError) => void;
}

const CLOSE_MS = 1_000;
const { InteractionCreate, MessageCreate } = GatewayDispatchEvents;
/** What we read ourselves. */
const OURS: readonly string[] = [InteractionCreate, MessageCreate];

interface Line {
  readonly client: Client;
  readonly trouble: () => string | undefined;
  end(): void;
}

/** A gateway that nothing is connected to yet. */
export function openGateway(parts: GatewayParts): Gateway {
  const { sleep } = parts;
  let { content } = parts;
  let line = openLine(parts, content);
  let isUsed = false;
  const enter = async ({ heard, posted, lost }: GatewayListener): Promise<Client<true>> => {
    if (isUsed) {
      line.end();
      line = openLine(parts, content);
    }
    isUsed = true;
    const { client, end } = line;
    client.ws.on(InteractionCreate, heard);
    client.ws.on(MessageCreate, posted);
    try {
      const ready = await logIn(client, parts);
      client.on(Events.ShardDisconnect, ({ code }) => lost(closedBecause(code)));
      return ready;
    } catch (error) {
      end();
      throw error;
    }
  };
  return {
    client: () => line.client,
    hearsMessages: () => content,
    trouble: () => line.trouble(),
    open: async (listener) => {
      try {
        return await enter(listener);
      } catch (error) {
        if (!content || !(error instanceof SetupError) || !isForbiddenIntent(error)) throw error;
        parts.appApi.logger.warn(NOT_GIVEN);
        content = false;
        return await enter(listener);
      }
    },
    hush: () => {
      for (const event of OURS) line.client.ws.removeAllListeners(event);
    },
    close: async () => {
      const { client, end } = line;
      const late = new AbortController();
      // Discord's goodbye is waited for, but not for long.
      await Promise.race([client.destroy().catch(() => {}), sleep(CLOSE_MS, late.signal).catch(() => {})]);
      late.abort();
      end();
    },
  };
}

function openLine({ api, requestMs, appApi }: GatewayParts, content: boolean): Line {
  const { clock, logger } = appApi;
  const dropped = (error: unknown) => appApi.dropped(DISCORD, messageOf(error));
  const shards = openShards(dropped);
  const client = newClient(api, requestMs, { build: shards.build, content });
  guardPackets(client, (event) => OURS.includes(event), dropped);
  listenToRemoval(client, appApi);
  client.on(Events.Error, (error) => logger.warn('Discord reported an error', { reason: messageOf(error) }));
  client.on(Events.ShardError, (error, shard) =>
    logger.warn('Discord reported an error', { shard, reason: messageOf(error) }),
  );
  return {
    client,
    trouble: watchAway(client, clock.ticks),
    end: () => {
      for (const event of OURS) client.ws.removeAllListeners(event);
      shards.end();
      void client.destroy().catch(() => {});
    },
  };
}
