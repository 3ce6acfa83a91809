import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';
import type { OpenAdapter } from '#core/parts/define-adapter.ts';
import type { App } from './app.ts';
import type { Config } from './config.ts';
import { serveHealth } from './health/health.ts';

/** Delivers through adapters, and serves health where that is wanted, for as long as `until` runs. */
export async function deliverWhile(
  { app, config, chatTroubles }: { app: App; config: Config; chatTroubles?: () => readonly string[] },
  adapters: readonly ChatAdapter[],
  until: () => Promise<void>,
): Promise<void> {
  const service = app.service(adapters);
  const { archive, sources, appApi, state, replies } = app;
  const parts = { service, archive, sources, replies, ledger: state.ledger, clock: appApi.clock };
  const health = { ...parts, ...(chatTroubles ? { chatTroubles } : {}) };
  const endHealth = config.healthPort ? serveHealth(health, config.healthPort) : undefined;
  service.start();
  try {
    await until();
  } finally {
    await service.stop();
    await endHealth?.();
  }
}

/** Answers and delivers on chats until the signal aborts; then nothing new is taken, and what is in flight is settled. */
export async function serveChats(
  parts: { app: App; config: Config; write: (line: string) => void },
  chats: readonly OpenAdapter[],
  signal: AbortSignal,
): Promise<void> {
  const chatTroubles = () => chats.flatMap((chat) => chat.trouble() ?? []);
  const adapters = chats.map(({ delivery }) => delivery);
  try {
    for (const chat of chats) parts.write(`${await chat.start()}\n`);
    await deliverWhile({ ...parts, chatTroubles }, adapters, () => aborted(signal));
  } finally {
    await Promise.all(chats.map((chat) => chat.stop()));
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
