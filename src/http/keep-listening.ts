import type { Server } from 'node:net';

export interface KeptListening {
  /** Whether it listens now. */
  isOpen(): boolean;
  /** Takes nothing more; resolves when what came before is answered, or was cut off after that time. */
  close(cutAfterMs: number): Promise<void>;
}

/** Between two tries to have a port that another program has: a process that stands by takes it over. */
const AGAIN_MS = 5_000;

/** Listens as soon as its port is to be had; `begin` makes a server that begins to listen. */
export function keepListening(
  begin: () => Server & { closeAllConnections(): void },
  told: { opened?(): void; failed(error: NodeJS.ErrnoException): void },
): KeptListening {
  let again: NodeJS.Timeout | undefined;
  let isOpen = false;
  const open = (): ReturnType<typeof begin> =>
    begin()
      .once('listening', () => {
        isOpen = true;
        told.opened?.();
      })
      .on('error', (error) => {
        told.failed(error);
        if (isOpen) return;
        again = setTimeout(() => {
          server = open();
        }, AGAIN_MS).unref();
      });
  let server = open();
  return {
    isOpen: () => isOpen,
    close: async (cutAfterMs) => {
      clearTimeout(again);
      const cut = setTimeout(() => server.closeAllConnections(), cutAfterMs);
      await new Promise<void>((resolve) => server.close(() => resolve()));
      clearTimeout(cut);
    },
  };
}
