import type { Server } from 'node:http';
import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import { messageOf, SetupError } from '#core/errors.ts';
import type { Reach } from '#core/parts/define-adapter.ts';
import { withTimeout } from '#core/time/with-timeout.ts';
import { refusalOf } from '../api-errors.ts';
import { clientOptions, type Line } from './client.ts';
import { boltLogger } from './log.ts';
import { SCOPES } from './manifest.ts';
import { socketAddress } from './socket-address.ts';
import type { Installs } from './workspaces/installs.ts';
import type { Workspace } from './workspaces/workspaces.ts';

/** How Slack reaches us. */
export type Way =
  | { readonly kind: 'socket'; readonly appToken: string; readonly patienceMs: number }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number; readonly host: string };

export interface Connection {
  readonly app: App;
  /** The port that is listened on, where there is one. */
  start(): Promise<number | undefined>;
  /** Takes nothing more. */
  stop(): Promise<void>;
  /** Why nothing can be answered now. */
  trouble(): string | undefined;
}

/** How long a request that came before the end may take. */
const CLOSING_MS = 3_000;

/** A Bolt app that nothing listens to yet. `who` is the one workspace of a token, or where installations are kept. */
export function connect(way: Way, who: Workspace | Installs, line: Line): Connection {
  return way.kind === 'socket' ? bySocket(way, who, line) : byHttp(way, who, line);
}

function bySocket(
  { appToken, patienceMs }: Extract<Way, { kind: 'socket' }>,
  who: Workspace | Installs,
  line: Line,
): Connection {
  const address = socketAddress(line.reach.fetch);
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLogger(line.logger),
    clientPingTimeout: patienceMs,
    // An object of its own: Socket Mode writes into it. With few retries the first failed reconnect would end the process.
    installerOptions: {
      clientOptions: {
        ...clientOptions(line, 0),
        fetch: address.fetch,
        // Without a hold on the process, which would else not end while Slack is away.
        retryConfig: { forever: true, minTimeout: 500, maxTimeout: 30_000, factor: 1.5, unref: true },
      },
    },
  });
  const app = appOf(receiver, who, line);
  const { client } = receiver;
  const connectOnce = client.start.bind(client);
  let stopping = false;
  // The client calls it again to come back, and nobody hears of its rejection then; that of a disconnect in that moment would end the process.
  client.start = () =>
    connectOnce().catch((error: unknown) => {
      if (!stopping) throw error;
      return new Promise<never>(() => {});
    });
  return {
    app,
    start: async () => {
      stopping = false;
      await app.init();
      await inTime(app.start(), 'SLACK_APP_TOKEN', line.reach);
      address.running();
      return undefined;
    },
    trouble: address.trouble,
    stop: async () => {
      stopping = true;
      await client.disconnect();
    },
  };
}

function byHttp(
  { signingSecret, port, host }: Extract<Way, { kind: 'http' }>,
  who: Workspace | Installs,
  line: Line,
): Connection {
  const receiver = new HTTPReceiver({
    signingSecret,
    logger: boltLogger(line.logger),
    endpoints: ['/slack/events'],
    ...('receiverOptions' in who ? { scopes: [...SCOPES], ...who.receiverOptions } : {}),
  });
  if ('receiverOptions' in who && receiver.installer) who.use(receiver.installer);
  const app = appOf(receiver, who, line);
  let server: Server | undefined;
  return {
    app,
    start: async () => {
      await app.init();
      server = await receiver.start({ port, host });
      const address = server.address();
      return typeof address === 'object' ? address?.port : undefined;
    },
    stop: async () => {
      const cut = setTimeout(() => server?.closeAllConnections(), CLOSING_MS);
      await receiver.stop();
      clearTimeout(cut);
    },
    trouble: () => undefined,
  };
}

function appOf(receiver: SocketModeReceiver | HTTPReceiver, who: Workspace | Installs, line: Line): App {
  const app = new App({
    receiver,
    logger: boltLogger(line.logger),
    clientOptions: clientOptions(line, 2),
    // Without it the constructor asks Slack, and an answer that does not come ends the process.
    deferInitialization: true,
    tokenVerificationEnabled: false,
    convoStore: false,
    ...('receiverOptions' in who ? {} : { token: who.token, botId: who.botId, botUserId: who.botUser }),
  });
  if ('receiverOptions' in who) return app;
  // With one token Bolt takes every workspace for the token's own.
  app.use(async ({ context, next, ...args }) => {
    if (context.teamId === who.team) await next();
    else if ('ack' in args) await args.ack?.();
  });
  return app;
}

/** Socket Mode tries for ever; at the start somebody waits for it. */
async function inTime(
  started: Promise<unknown>,
  setting: string,
  { sleep, patience: { connect: ms } }: Reach,
): Promise<void> {
  const late = new SetupError('platform-unreachable', UNREACHABLE);
  try {
    if ((await withTimeout(sleep, { ms, late }, () => started)) === late) throw late;
  } catch (error) {
    throw setupError(error, setting);
  }
}

const UNREACHABLE = 'Slack cannot be reached: check the network, and SLACK_API_URL where it is set.';

/** What somebody has to put right before the program can start. */
export function setupError(error: unknown, setting: string): SetupError {
  if (error instanceof SetupError) return error;
  const refusal = refusalOf(error);
  const message = refusal
    ? `Slack refused ${setting} (${refusal}): copy it again from api.slack.com/apps.`
    : `${UNREACHABLE} (${messageOf(error)})`;
  return new SetupError(refusal ? 'platform-refused' : 'platform-unreachable', message, { cause: error });
}
