import { setTimeout as after } from 'node:timers/promises';
import { type Client, type IShardingStrategy, SimpleShardingStrategy } from 'discord.js';

/** What we use of a shard of the library that its types keep to itself. */
interface Shard {
  onMessage(data: unknown, isBinary: boolean): Promise<void>;
  internalConnect(): Promise<void>;
  connection: {
    onmessage: unknown;
    onclose: unknown;
    onerror: unknown;
    terminate(): void;
  } | null;
  on(event: 'ready' | 'resumed', listener: () => void): void;
}

/** The shards of one client. */
export interface Shards {
  /** For the client's options. */
  build(manager: ConstructorParameters<typeof SimpleShardingStrategy>[0]): IShardingStrategy;
  /** Cuts every line, and opens none again: the library goes on trying after a login that it has given up. */
  end(): void;
}

const FIRST_MS = 500;
const MOST_MS = 60_000;

/**
 * Shards as the library makes them, but what it cannot read is dropped instead of ending the process, and a gateway that is
 * away is tried again with growing pauses.
 */
export function openShards(dropped: (error: unknown) => void): Shards {
  const shards = new Set<Shard>();
  let ended = false;
  const guard = (shard: Shard): void => {
    shards.add(shard);
    let tries = 0;
    const [hear, connect] = [shard.onMessage.bind(shard), shard.internalConnect.bind(shard)];
    const stands = () => {
      tries = 0;
    };
    shard.on('ready', stands);
    shard.on('resumed', stands);
    shard.onMessage = (data, isBinary) => hear(data, isBinary).catch(dropped);
    shard.internalConnect = async () => {
      if (tries > 0) {
        const pause = Math.min(FIRST_MS * 2 ** tries, MOST_MS);
        await after(pause * (0.5 + Math.random() / 2), undefined, { ref: false });
      }
      tries += 1;
      if (!ended) await connect().catch(dropped);
    };
  };
  return {
    build: (manager) => {
      const strategy = new SimpleShardingStrategy(manager);
      const spawn = strategy.spawn.bind(strategy);
      strategy.spawn = async (ids) => {
        await spawn(ids);
        const made = (strategy as unknown as { shards: ReadonlyMap<number, Shard> }).shards;
        for (const shard of made.values()) if (!shards.has(shard)) guard(shard);
      };
      return strategy;
    },
    end: () => {
      ended = true;
      for (const { connection } of shards) {
        if (!connection) continue;
        connection.onmessage = () => {};
        connection.onclose = () => {};
        // A line that was not open yet says so.
        connection.onerror = () => {};
        connection.terminate();
      }
    },
  };
}

/** Has packets dropped that the library cannot read. Interactions it does not get at all: we read them ourselves. */
export function guardPackets(
  client: Client,
  isOurs: (event: string) => boolean,
  dropped: (error: unknown) => void,
): void {
  const packets = client.ws as unknown as { handlePacket(packet?: { t: string }, shard?: unknown): boolean };
  const handle = packets.handlePacket.bind(packets);
  packets.handlePacket = (packet, shard) => {
    if (packet && isOurs(packet.t)) return true;
    try {
      return handle(packet, shard);
    } catch (error) {
      dropped(error);
      return false;
    }
  };
}
