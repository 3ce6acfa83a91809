import type { RequestListener } from 'node:http';
import { App, type AppOptions, HTTPReceiver, type Receiver } from '@slack/bolt';
import { messageOf, SetupError } from '#core/errors.ts';
import { isStumble, refusalOf } from '../api-errors.ts';
import { clientOptions, type Line, onceClient } from './client.ts';
import { boltLogger } from './log.ts';
import { SCOPES } from './manifest.ts';
import type { Dropped } from './receive/event.ts';
import { requestReceiver } from './receive/http-receiver.ts';
import { socketReceiver } from './receive/socket-receiver.ts';
import type { Installs } from './workspaces/installs.ts';
import type { Workspace } from './workspaces/workspaces.ts';

/** How Slack reaches us. */
export type Way =
  | { readonly kind: 'socket'; readonly appToken: string; readonly patienceMs: number }
  | { readonly kind: 'http'; readonly signingSecret: string };

export interface Connection {
  readonly app: App;
  /** Rejects with a SetupError. */
  start(): Promise<void>;
  /** Takes nothing more. */
  stop(): Promise<void>;
  /** Why nothing can be answered now. */
  trouble(): string | undefined;
  /** Takes Slack's requests, where Slack comes over HTTP. */
  readonly listener?: RequestListener;
}

/** What hears of a connection. */
export interface Heard {
  readonly dropped: Dropped;
  /** It has ended, and does not come back by itself. */
  readonly lost: (why: SetupError) => void;
}

/** A Bolt app that nothing listens to yet. `who` is the one workspace of a token, or where installations are kept. */
export function connect(way: Way, who: Workspace | Installs, line: Line, heard: Heard): Connection {
  if (way.kind === 'http') return byHttp(way, who, line, heard);
  if ('receiverOptions' in who) throw new Error('many workspaces are served over HTTP');
  return bySocket(way, who, line, heard);
}

type BySocket = Extract<Way, { kind: 'socket' }>;
type ByHttp = Extract<Way, { kind: 'http' }>;

function bySocket(
  { appToken, patienceMs }: BySocket,
  who: Workspace,
  line: Line,
  { dropped, lost }: Heard,
): Connection {
  const problem = (error: unknown) => setupError(error, 'SLACK_APP_TOKEN');
  const receiver = socketReceiver({
    address: async (signal) => {
      const { url } = await onceClient(appToken, line, { signal }).apps.connections.open({});
      if (!url) throw new Error('Slack gave no address for a socket');
      return url;
    },
    patienceMs,
    dropped,
    isFinal: (error) => problem(error).code === 'platform-refused',
    refused: (error) => lost(problem(error)),
  });
  const app = appOf(receiver, who, line);
  return {
    app,
    start: async () => {
      await app.init();
      try {
        await receiver.start();
      } catch (error) {
        throw problem(error);
      }
    },
    stop: async () => void (await receiver.stop()),
    trouble: receiver.trouble,
  };
}

function byHttp(
  { signingSecret }: ByHttp,
  who: Workspace | Installs,
  line: Line,
  { dropped }: Heard,
): Connection {
  const { logger } = line;
  // It shows the pages for adding the app, and makes what renews tokens.
  const pages = new HTTPReceiver({
    signingSecret,
    logger: boltLogger(logger),
    ...('receiverOptions' in who ? { scopes: [...SCOPES], ...who.receiverOptions } : {}),
  });
  const { installer } = pages;
  if ('receiverOptions' in who && installer) who.use(installer);
  const receiver = requestReceiver({ signingSecret, logger, dropped, pages });
  const authorization = 'receiverOptions' in who ? { authorize: authorizeBy(installer, who) } : who;
  const app = appOf(receiver, authorization, line);
  return {
    app,
    start: async () => {
      await app.init();
      await receiver.start();
    },
    stop: async () => void (await receiver.stop()),
    trouble: () => undefined,
    listener: receiver.listener,
  };
}

/** Asks the installer anew each time, since what it answers with may be replaced. Of a workspace that has not added the app, Bolt would refuse everything unheard. */
function authorizeBy(
  installer: HTTPReceiver['installer'],
  { isThere }: Pick<Installs, 'isThere'>,
): NonNullable<AppOptions['authorize']> {
  return async (source) => {
    if (!installer) throw new Error('there is nothing that installs');
    const { teamId } = source;
    if (teamId !== undefined && !(await isThere(teamId))) return { isOutside: true };
    return await installer.authorize(source);
  };
}

function appOf(receiver: Receiver, who: Workspace | Pick<AppOptions, 'authorize'>, line: Line): App {
  const one = 'token' in who ? who : undefined;
  const app = new App({
    receiver,
    logger: boltLogger(line.logger),
    clientOptions: clientOptions(line, 2),
    // Without it the constructor asks Slack, and an answer that does not come ends the process.
    deferInitialization: true,
    tokenVerificationEnabled: false,
    convoStore: false,
    ...(one ? { token: one.token, botId: one.botId, botUserId: one.botUser } : who),
  });
  app.use(async ({ context, next, ...args }) => {
    // With one token Bolt takes every workspace for the token's own.
    const isOutside = one ? context.teamId !== one.team : context.isOutside === true;
    if (!isOutside) return await next();
    if ('ack' in args) await args.ack?.();
    // In a channel that two workspaces share, nobody of the other one is left without a word.
    if ('respond' in args) await args.respond?.({ response_type: 'ephemeral', text: NOT_THEIRS });
  });
  return app;
}

const NOT_THEIRS =
  'Paperboy is of another workspace here, and cannot answer people of yours: ask somebody of theirs, or add it to your workspace.';
const UNREACHABLE = 'Slack cannot be reached: check the network, and SLACK_API_URL where it is set.';

/** What somebody has to put right before the program can connect, or what it waits for. */
export function setupError(error: unknown, setting: string): SetupError {
  if (error instanceof SetupError) return error;
  const refusal = refusalOf(error);
  const cause = { cause: error };
  if (!refusal || isStumble(refusal))
    return new SetupError('platform-unreachable', `${UNREACHABLE} (${refusal ?? messageOf(error)})`, cause);
  return new SetupError('platform-refused', refusalOfToken(refusal, setting), cause);
}

/** What somebody does about a token that Slack refuses. */
export function refusalOfToken(refusal: string, setting: string): string {
  return `Slack refused ${setting} (${refusal}): copy it again from api.slack.com/apps.`;
}
