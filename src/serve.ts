import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';
import { type LetterParts, sendLettersUntil } from '#engine/use-cases/letters.ts';
import type { App } from './app.ts';
import type { OpenChat } from './chats.ts';
import type { Config } from './config.ts';
import { serveHealth } from './health/serve-health.ts';
import type { WatchedChat } from './health/watch-chats.ts';
import { servePublic } from './http/serve-public.ts';
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
  parts: Serving &
    Pick<LetterParts, 'logger' | 'timing'> &
    Pick<KeepParts, 'timing' | 'sleep' | 'random' | 'write'>,
  chats: readonly OpenChat[],
  signal: AbortSignal,
): Promise<void> {
  const failed = new AbortController();
  const ending = AbortSignal.any([signal, failed.signal]);
  const routes = chats.flatMap((chat) => chat.routes ?? []);
  const server = routes.length > 0 ? servePublic(routes, parts.config.publicPlace, parts) : undefined;
  const kept = chats.map((chat) => {
    const { trouble } = keepConnected(chat, { ...parts, signal: ending });
    // Nobody reaches an adapter that is asked over a port which is not to be had.
    return { name: chat.name, trouble: () => (chat.routes && server?.trouble()) ?? trouble() };
  });
  const letters = Promise.all(chats.map((chat) => sendLetters(chat, parts, ending)));
  const stopped = aborted(ending).then(() =>
    Promise.allSettled([server?.stop(), ...chats.map((chat) => chat.stop())]),
  );
  try {
    const adapters = chats.flatMap(({ delivery }) => delivery ?? []);
    await deliverWhile({ ...parts, chats: kept }, adapters, () => aborted(ending));
  } finally {
    failed.abort();
    await Promise.all([stopped, letters]);
  }
}

/** Mails that are no digest, where this chat sends such. */
async function sendLetters(
  { letters }: OpenChat,
  { app, ...parts }: Parameters<typeof serveChats>[0],
  signal: AbortSignal,
): Promise<void> {
  if (!letters || !app.mailing) return;
  await sendLettersUntil(signal, { ...parts, ...app.mailing, meter: app.meter, sender: letters });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
