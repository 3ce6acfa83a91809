import { type APIInteraction, type Client, Events, GatewayDispatchEvents } from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import { messageOf, type SetupError } from '#core/errors.ts';
import { DISCORD } from '../../ids.ts';
import { type LoggingIn, logIn, newClient } from '../login.ts';
import { closedBecause } from '../problem.ts';
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
  /** Why it has been away for long. */
  trouble(): string | undefined;
}

export interface GatewayParts extends LoggingIn {
  readonly appApi: Pick<AppApi, 'clock' | 'dropped' | 'forget' | 'removals' | 'logger'>;
  /** How long Discord may take to answer one request, in milliseconds. */
  readonly requestMs: number;
}

interface GatewayListener {
  /** Is given each interaction as Discord sent it. */
  readonly heard: (interaction: APIInteraction) => void;
  /** Is called where the connection ends for good. */
  readonly lost: (why: SetupError) => void;
}

const CLOSE_MS = 1_000;
const { InteractionCreate } = GatewayDispatchEvents;

interface Line {
  readonly client: Client;
  readonly trouble: () => string | undefined;
  end(): void;
}

/** A gateway that nothing is connected to yet. */
export function openGateway(parts: GatewayParts): Gateway {
  const { sleep } = parts;
  let line = openLine(parts);
  let isUsed = false;
  return {
    client: () => line.client,
    trouble: () => line.trouble(),
    open: async ({ heard, lost }) => {
      if (isUsed) {
        line.end();
        line = openLine(parts);
      }
      isUsed = true;
      const { client, end } = line;
      client.ws.on(InteractionCreate, heard);
      try {
        const ready = await logIn(client, parts);
        client.on(Events.ShardDisconnect, ({ code }) => lost(closedBecause(code)));
        return ready;
      } catch (error) {
        end();
        throw error;
      }
    },
    hush: () => void line.client.ws.removeAllListeners(InteractionCreate),
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

function openLine({ api, requestMs, appApi }: GatewayParts): Line {
  const { clock, logger } = appApi;
  const dropped = (error: unknown) => appApi.dropped(DISCORD, messageOf(error));
  const shards = openShards(dropped);
  const client = newClient(api, requestMs, shards.build);
  guardPackets(client, (event) => event === InteractionCreate, dropped);
  listenToRemoval(client, appApi);
  client.on(Events.Error, (error) => logger.warn('Discord reported an error', { reason: messageOf(error) }));
  client.on(Events.ShardError, (error, shard) =>
    logger.warn('Discord reported an error', { shard, reason: messageOf(error) }),
  );
  return {
    client,
    trouble: watchAway(client, clock.ticks),
    end: () => {
      client.ws.removeAllListeners(InteractionCreate);
      shards.end();
      void client.destroy().catch(() => {});
    },
  };
}
