import type { Allowance } from '#core/commands/allowance.ts';
import type { App } from '#src/app.ts';
import { type OpenChat, openChats } from '#src/chats.ts';
import { servePublic } from '#src/http/serve-public.ts';
import { appAt, EVERYTHING } from '#test/fakes/app.ts';
import { silent } from '#test/fakes/source.ts';

/** The whole program with its first chat connected and its public server listening, at a time of day that stands still. */
export interface OpenProgram {
  readonly app: App;
  readonly chat: OpenChat;
  close(): Promise<void>;
}

/** Opens the program by an environment, with the lists of three days in its archive. */
export async function openProgram(
  environment: Record<string, string>,
  { now, allowance = EVERYTHING }: { readonly now: string; readonly allowance?: Allowance },
): Promise<OpenProgram> {
  const { app, config } = await appAt(now, environment, allowance);
  const failed = await app.ingest.range('2026-08-19', '2026-08-21', { patience: 'job' });
  if (failed) throw new Error(failed);
  const [chat] = await openChats(config, app);
  if (!chat) throw new Error('the environment sets a chat up');
  await chat.start();
  const parts = { logger: silent, write: () => {}, complain: () => {} };
  const server = chat.routes && servePublic([chat.routes], config.publicPlace, parts);
  return {
    app,
    chat,
    close: async () => {
      await Promise.all([chat.stop(), server?.stop()]);
      await app.close();
    },
  };
}
