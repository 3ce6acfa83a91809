import type { RequestListener } from 'node:http';
import type { AppApi } from '#core/app-api.ts';
import type { Channel } from '#core/channel.ts';
import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';
import { SetupError } from '#core/errors.ts';
import type { KeptTexts, Reach } from '#core/parts/define-adapter.ts';
import type { Routes } from '#core/parts/routes.ts';
import { openInFlight } from '../shared/conversation/in-flight.ts';
import { openReadBack } from '../shared/read-back.ts';
import { openSequence } from '../shared/sequence.ts';
import type { Line } from './connection/client.ts';
import { type Connection, connect, refusalOfToken, setupError } from './connection/connect.ts';
import { openPeople } from './connection/people/people.ts';
import { openReadLimits } from './connection/read-limits.ts';
import { lookForLeftWorkspaces } from './connection/removal.ts';
import { type TokenWatch, watchTokens } from './connection/token-watch.ts';
import { ttlCache } from './connection/ttl-cache.ts';
import { type Installs, openInstalls } from './connection/workspaces/installs.ts';
import { singleWorkspace } from './connection/workspaces/workspaces.ts';
import { partsOf, SLACK } from './context.ts';
import { notifySlackAdmin } from './delivery/admin.ts';
import { findOnSlack } from './delivery/find-message.ts';
import { payloadsOf } from './delivery/payload.ts';
import { sendToSlack } from './delivery/send.ts';
import { simplifyForSlack } from './delivery/simplify.ts';
import { listen } from './events/listen.ts';
import type { InModal } from './reply/listener.ts';
import { installSettingsOf, type SlackSettings, wayOf } from './settings.ts';

export { checkSlack } from './connection/check.ts';

export interface SlackSetup {
  readonly settings: SlackSettings;
  readonly appApi: AppApi;
  readonly reach: Reach;
  /** Where workspaces that add the app are kept; needed only with `SLACK_CLIENT_ID`. */
  readonly installs?: KeptTexts | undefined;
}

export interface Slack extends ChatAdapter {
  /** Connects and answers. Rejects with a SetupError; may be called again then, or once `lost` was called. */
  start(lost?: (why: SetupError) => void): Promise<void>;
  /** Takes Slack's requests, where it comes over HTTP. */
  readonly routes?: Routes;
  /** Takes nothing more, and waits some seconds for what is being answered. */
  stop(): Promise<void>;
  /** Why nothing can be answered now, where that is so; it is tried again by itself. */
  trouble(): string | undefined;
}

/** Slack takes "several hundred" posts a minute of an app in a workspace. */
const WORKSPACE = { of: ({ workspace }: Channel) => partsOf(workspace).team, perSecond: 5 };

/** For as long as Slack tells of the same again. */
const MODALS = { ms: 60_000, most: 200 };

/** Papers on Slack. */
export function slackAdapter(setup: SlackSetup): Slack {
  const { settings, appApi, reach } = setup;
  const tokens = watchTokens();
  const reads = openReadLimits(() => appApi.clock.ticks());
  const line: Line = { apiUrl: settings.apiUrl, logger: appApi.logger, reach, tokens, reads };
  const way = wayOf(settings);
  const installs = installsOf(setup, line);
  const single = singleWorkspace(settings.botToken ?? '', line);
  const workspaces = installs ?? single;
  const people = openPeople({
    workspaces,
    line,
    clock: appApi.clock,
    configure: settings.configure ?? 'members',
    admins: appApi.admins,
    managers: appApi.managers,
    subscriptions: appApi.subscriptions,
  });
  const sender = { workspaces, people, line, appApi };
  const readBack = openReadBack();
  const work = openInFlight({ platform: SLACK, appApi, reach });
  const homes = openSequence();
  const modals = ttlCache<InModal>(appApi.clock, MODALS);
  let stopping = new AbortController();
  let leaving: Promise<void> | undefined;
  let connection: Connection | undefined;

  return {
    platform: SLACK,
    // Slack takes the same post as often as it comes.
    resendWithinMs: 0,
    rate: { concurrency: 20, perSecond: 20, channelMs: 1_000, workspace: WORKSPACE },
    render: (document) => payloadsOf(document, appApi.commands),
    simplify: simplifyForSlack,
    send: (outgoing) => sendToSlack(sender, outgoing),
    findByMarker: (lookup) => findOnSlack(sender, readBack, lookup),
    mayConfigure: people.mayConfigure,
    notifyAdmin: (channel, document) =>
      notifySlackAdmin({ workspaces, people, line, admins: appApi.admins }, channel, document),
    start: async (lost = () => {}) => {
      stopping = new AbortController();
      const { signal } = stopping;
      const who = installs ?? (await single.known().catch(refuse));
      if ('team' in who) await appApi.removals.end(SLACK, who.team);
      // One that Slack keeps open for now ends when there is another.
      const before = connection;
      connection = connect(way, who, line, {
        dropped: (reason) => appApi.dropped(SLACK, reason),
        lost: (why) => {
          appApi.logger.error('Slack is lost', { reason: why.message });
          lost(why);
        },
      });
      listen(connection.app, { appApi, people, workspaces, work, homes, modals, line });
      if (signal.aborted) return;
      await installs?.tryKey();
      await connection.start();
      await before?.stop();
      // With many workspaces it takes a while, and nobody waits for it.
      leaving = installs && lookForLeftWorkspaces(installs, { appApi, signal });
    },
    ...(way.kind === 'http' ? { routes: routesTo(() => connection) } : {}),
    trouble: () => refusedToken(settings, tokens) ?? connection?.trouble() ?? installs?.trouble(),
    stop: async () => {
      stopping.abort();
      await Promise.all([connection?.stop(), work.drain(), leaving]);
      connection = undefined;
    },
  };
}

/** What comes before there is a connection is to come again. */
function routesTo(connection: () => Connection | undefined): Routes {
  const away: RequestListener = (_, response) => void response.writeHead(503).end();
  const listener: RequestListener = (request, response) =>
    (connection()?.listener ?? away)(request, response);
  return { path: '/slack', listener };
}

/** Of many workspaces, one that has removed the app is no trouble of the others. */
function refusedToken({ botToken }: SlackSettings, tokens: TokenWatch): string | undefined {
  const refusal = botToken === undefined ? undefined : tokens.refusal(botToken);
  return refusal && refusalOfToken(refusal, 'SLACK_BOT_TOKEN');
}

function refuse(error: unknown): never {
  throw setupError(error, 'SLACK_BOT_TOKEN');
}

function installsOf({ settings, installs, appApi }: SlackSetup, line: Line): Installs | undefined {
  const many = installSettingsOf(settings);
  if (!many) return undefined;
  if (!installs)
    throw new SetupError(
      'setting-missing',
      'Slack for many workspaces needs a place to keep their installations.',
    );
  const set = async (team: string, installation: string): Promise<void> => {
    await installs.set(team, installation);
    await appApi.removals.end(SLACK, team);
  };
  return openInstalls(many, { ...installs, set, events: appApi.events }, line);
}
