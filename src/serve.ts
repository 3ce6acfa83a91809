import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';
import type { OpenAdapter } from '#core/parts/define-adapter.ts';
import type { App } from './app.ts';
import type { Config } from './config.ts';
import { serveHealth } from './health/serve-health.ts';
import type { WatchedChat } from './health/watch-chats.ts';
import { type KeepParts, keepConnected } from './process/keep-connected.ts';

interface Serving {
  readonly app: App;
  readonly config: Config;
  /** Tells an operator what is wrong. */
  readonly complain: (line: string) => void;
}

/** Delivers through adapters, and serves health where that is wanted, for as long as `until` runs. */
export async function deliverWhile(
  { app, config, complain, chats = [] }: Serving & { chats?: readonly WatchedChat[] },
  adapters: readonly ChatAdapter[],
  until: () => Promise<void>,
): Promise<void> {
  const isAway = (platform: string) =>
    chats.some(({ name, trouble }) => name === platform && trouble() !== undefined);
  const service = app.service(adapters, isAway);
  const { ingest, appApi, state, meter, filled } = app;
  const parts = {
    service,
    ingest,
    filled,
    state,
    meter,
    chats,
    complain,
    ledger: state.ledger,
    clock: appApi.clock,
  };
  const { healthPort: port, healthHost: hostname } = config;
  const endHealth = port === undefined ? undefined : serveHealth(parts, { port, hostname });
  service.start();
  try {
    await until();
  } finally {
    await Promise.all([service.stop(), endHealth?.()]);
  }
}

/** Answers and delivers on chats until the signal aborts; then nothing new is taken, and what is in flight is settled. None waits for another. */
export async function serveChats(
  parts: Serving & Pick<KeepParts, 'timing' | 'sleep' | 'random' | 'write'>,
  chats: readonly OpenAdapter[],
  signal: AbortSignal,
): Promise<void> {
  const failed = new AbortController();
  const ending = AbortSignal.any([signal, failed.signal]);
  const kept = chats.map((chat) => ({
    name: chat.delivery.platform,
    ...keepConnected(chat, { ...parts, signal: ending }),
  }));
  const stopped = aborted(ending).then(() => Promise.allSettled(chats.map((chat) => chat.stop())));
  try {
    const adapters = chats.map(({ delivery }) => delivery);
    await deliverWhile({ ...parts, chats: kept }, adapters, () => aborted(ending));
  } finally {
    failed.abort();
    await stopped;
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
