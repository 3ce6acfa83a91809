/** One page of a part of a channel, read for a message. */
export interface ReadPage<Message> {
  readonly found?: Message | undefined;
  /** Where the next page of this part begins; undefined after the last one. */
  readonly next?: string | undefined;
  /** Other parts that have to be read too, such as threads. */
  readonly parts?: readonly string[];
}

/** Searches of channels that go on where the look before stopped: a busy channel has more pages than one look can read. */
export interface ReadBack {
  /**
   * Reads a channel from the part `first` on until the message is found or all is read; undefined where it is not there. A
   * rejection, also that there is more than one look reads, is no end: the next look with the same key goes on from there.
   */
  search<Message>(
    key: string,
    first: string,
    read: (part: string, at: string | undefined) => Promise<ReadPage<Message>>,
  ): Promise<Message | undefined>;
  /** Lets the next look begin anew. */
  drop(key: string): void;
}

interface Reading {
  readonly part: string;
  at?: string | undefined;
}

/** So many searches are remembered; the one that was begun first begins anew. */
const MOST = 1_000;

/** `pages` is how many one look reads: as many as a platform gives in some seconds. */
export function openReadBack(pages = 20): ReadBack {
  const begun = new Map<string, Reading[]>();
  const waitingOf = (key: string, first: string): Reading[] => {
    const waiting = begun.get(key) ?? [{ part: first }];
    begun.set(key, waiting);
    const [oldest = key] = begun.keys();
    if (begun.size > MOST) begun.delete(oldest);
    return waiting;
  };
  return {
    search: async (key, first, read) => {
      const waiting = waitingOf(key, first);
      for (let page = 0; page < pages; page++) {
        const found = await readNext(waiting, read);
        if (waiting.length > 0 && found === undefined) continue;
        begun.delete(key);
        return found;
      }
      throw new Error('there is more to read than one look does: the next goes on');
    },
    drop: (key) => void begun.delete(key),
  };
}

/** Reads the next page of what waits to be read, and writes down what comes after it. */
async function readNext<Message>(
  waiting: Reading[],
  read: (part: string, at: string | undefined) => Promise<ReadPage<Message>>,
): Promise<Message | undefined> {
  const [reading] = waiting;
  if (!reading) return undefined;
  const { found, next, parts = [] } = await read(reading.part, reading.at);
  waiting.push(...parts.map((part) => ({ part })));
  reading.at = next;
  if (next === undefined) waiting.shift();
  return found;
}
