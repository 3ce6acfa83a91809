import type { Clock } from '#core/time/clock.ts';

/** A chat that is on, and why it cannot be used now. */
export interface WatchedChat {
  readonly name: string;
  trouble(): string | undefined;
}

/** How a chat is: `since` when something has been wrong with it, as an ISO time. */
export interface ChatHealth {
  readonly name: string;
  readonly trouble?: string;
  readonly since?: string;
}

/** Remembers since when each chat has been in trouble, whatever it says meanwhile; `look` has to be called now and then. */
export function watchChats(
  chats: readonly WatchedChat[],
  clock: Pick<Clock, 'now'>,
): { look(): readonly ChatHealth[] } {
  const since = new Map<string, string>();
  return {
    look: () =>
      chats.map(({ name, trouble: ask }) => {
        const trouble = ask();
        if (trouble === undefined) {
          since.delete(name);
          return { name };
        }
        const began = since.get(name) ?? clock.now().toString({ smallestUnit: 'second' });
        since.set(name, began);
        return { name, trouble, since: began };
      }),
  };
}
