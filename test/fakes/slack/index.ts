import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { lag } from '../weather.ts';
import { type Fault, type SlackState, takeAsked, takeCall, takeUpload, workspaceOf } from './calls.ts';
import { refusal } from './limits.ts';
import { type Socket, serveSockets } from './socket.ts';
import type { Workspace } from './state.ts';
import { keepView } from './web-api.ts';

/** Something that Slack tells the app. */
interface Envelope {
  type: 'slash_commands' | 'interactive' | 'events_api';
  payload: Record<string, unknown>;
}

/** How the app took it: over HTTP the status, over a socket 200 once it was acknowledged. */
export interface Taken {
  status: number;
  body: unknown;
}

export interface Response {
  url: string;
  text: string;
  blocks: Record<string, unknown>[];
  response_type?: string;
  replace_original?: boolean;
  delete_original?: boolean;
  thread_ts?: string;
}

export interface Slack extends AsyncDisposable {
  /** As `SLACK_API_URL` has it. */
  readonly url: string;
  readonly calls: SlackState['calls'];
  readonly responses: Response[];
  /** The messages that were pressed and then deleted, by id. */
  readonly deleted: Set<string>;
  /** What the app sent that Slack's bounds do not allow. */
  readonly problems: SlackState['problems'];
  readonly sockets: Set<Socket>;
  /** How long Slack takes to apply an acknowledgement, in milliseconds: what was done meanwhile to the modal that it is for is gone. */
  ackMs: number;
  /** How much of what it told was acknowledged. */
  acknowledged: number;
  /** Where the app listens; without it everything goes through a socket. */
  http: { url: string; secret: string } | undefined;
  workspace(id: string): Workspace;
  /** Sets the app up at Slack. */
  setUp(manifest: unknown): void;
  /** From now on each message is refused of which this says why. */
  refuse(refuses: NonNullable<SlackState['refuses']>): void;
  /** The next calls of a method go wrong, in turn. */
  fail(method: string, ...faults: Fault[]): void;
  deliver(envelope: Envelope, options?: Delivery): Promise<Taken>;
  /** A signed request to the app. */
  post(body: string, options?: Delivery & { contentType?: string }): Promise<Taken>;
  /** Cuts every line, and answers nobody until it is over; how often somebody tried. */
  outage(): { tries(): number; over(): void };
  /** Tells every open socket that it will be closed, sends by it only where there is no other, and closes it after so long. */
  refresh(afterMs?: number): void;
  /** Where a press is answered; by which its message, of this id, can be deleted. */
  responseUrl(message?: string): string;
  ts(): string;
  /** Resolves once it is so; looked at whenever something has happened. */
  until<T>(so: () => T | undefined | false): Promise<T>;
  close(): Promise<void>;
}

export interface Delivery {
  retry?: number;
  /** Seconds by which the timestamp is wrong. */
  skew?: number;
  secret?: string;
}

const ANSWERS = 5;
/** Slack never gives an id twice, also not after a restart. */
let count = 0;

/** A Slack of one's own on loopback: the Web API over HTTP, Socket Mode, signed requests, and failures to order. */
export async function fakeSlack(options: Pick<SlackState, 'weather'> = {}): Promise<Slack> {
  const watchers = new Set<() => void>();
  const acks = new Map<string, (payload: unknown) => void>();
  const retiring = new WeakSet<Socket>();
  /** The message that a press was in, by where it is answered. */
  const pressedIn = new Map<string, string>();
  /** What is not acknowledged yet, by envelope, and the line it went through. */
  const pending = new Map<string, { message: object; through: Socket | undefined }>();
  const changed = () => {
    for (const look of watchers) look();
  };

  const server = createServer((request, response) => {
    void textOf(request).then(async (body) => {
      const path = new URL(request.url ?? '/', slack.url).pathname;
      if (path.startsWith('/respond/')) await takeResponse(path, body, response);
      else if (path.startsWith('/upload/')) takeUpload(slackState, path, body, response);
      else await takeCall(slackState, { method: path.replace('/api/', ''), request, body, response });
      changed();
    });
  });

  async function takeResponse(path: string, body: string, response: ServerResponse) {
    const url = slack.url.replace('/api/', path);
    const message = JSON.parse(body);
    await takeAsked(slackState, { method: 'respond', args: message, response }, () => {
      const used = slack.responses.filter((each) => each.url === url).length;
      const wrong = used >= ANSWERS ? 'used_url' : refusal(message.blocks ?? []);
      if (wrong) {
        slackState.problems.push(`respond: ${wrong}`);
        return { status: 404, body: { ok: false, error: wrong } };
      }
      const pressed = pressedIn.get(url) ?? '';
      if (message.delete_original && slack.deleted.has(pressed))
        return { status: 404, body: { ok: false, error: 'message_not_found' } };
      if (message.delete_original) slack.deleted.add(pressed);
      slack.responses.push({ blocks: [], ...message, url });
      return { status: 200, body: { ok: true } };
    });
  }

  serveSockets(server, {
    open: (socket) => {
      slack.sockets.add(socket);
      for (const each of pending.values()) if (!each.through) sendThrough(socket, each);
      socket.send({ type: 'hello', num_connections: slack.sockets.size, connection_info: { app_id: 'A1' } });
      changed();
    },
    message: (_, { envelope_id, payload }) => {
      acks.get(String(envelope_id))?.(payload);
      acks.delete(String(envelope_id));
      pending.delete(String(envelope_id));
      changed();
    },
    close: (socket) => {
      slack.sockets.delete(socket);
      const [other] = slack.sockets;
      for (const each of pending.values()) if (each.through === socket) sendThrough(other, each);
      changed();
    },
  });

  /** What was told through a line that is lost is told again through the next one. */
  function sendThrough(socket: Socket | undefined, each: { message: object; through: Socket | undefined }) {
    each.through = socket;
    socket?.send(each.message);
  }

  async function throughSocket({ type, payload }: Envelope, { retry }: Delivery): Promise<Taken> {
    const envelope_id = randomUUID();
    // One that Slack is about to close is told nothing more where there is another; of the others any may be told, and what was told before goes to another.
    const [last] = slack.sockets;
    const open = [...slack.sockets].filter((each) => !retiring.has(each));
    const socket = open.at(retry ? -1 : 0) ?? last;
    if (!socket) throw new Error('the app is not connected');
    const acknowledged = new Promise((resolve) => acks.set(envelope_id, resolve));
    const message = {
      type,
      envelope_id,
      payload,
      accepts_response_payload: true,
      ...(retry ? { retry_attempt: retry, retry_reason: 'timeout' } : {}),
    };
    const told = { message, through: undefined };
    pending.set(envelope_id, told);
    sendThrough(socket, told);
    const body = await acknowledged;
    return { status: 200, body };
  }

  // A line that is cut at once is a Slack that cannot be reached.
  let refused: number | undefined;
  server.on('connection', (line) => {
    if (refused === undefined) return;
    refused += 1;
    line.destroy();
    changed();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    for (const socket of slack.sockets) socket.drop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const slackState: SlackState = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    calls: [],
    workspaces: new Map(),
    problems: [],
    manifest: undefined,
    faults: new Map(),
    ...options,
    ts: () => {
      count += 1;
      return `${Math.floor(Date.now() / 1000)}.${String(count).padStart(6, '0')}`;
    },
  };
  const { url, calls, ts, faults, problems } = slackState;
  const slack: Slack = {
    url,
    calls,
    ts,
    problems,
    responses: [],
    deleted: new Set(),
    sockets: new Set(),
    ackMs: 0,
    acknowledged: 0,
    http: undefined,
    workspace: (id) => workspaceOf(slackState, id),
    setUp: (manifest) => {
      slackState.manifest = manifest;
    },
    refuse: (refuses) => {
      slackState.refuses = refuses;
    },
    fail: (method, ...more) => void faults.set(method, [...(faults.get(method) ?? []), ...more]),
    deliver: async (envelope, options = {}) => {
      const taken = slack.http
        ? await slack.post(...asRequest(envelope, options))
        : await throughSocket(envelope, options);
      slack.acknowledged += 1;
      changed();
      await lag(slack.ackMs);
      keepUpdate(slack, envelope, taken);
      changed();
      return taken;
    },
    post: async (
      body,
      { retry, skew = 0, secret, contentType = 'application/x-www-form-urlencoded' } = {},
    ) => {
      const to = slack.http ?? { url: '', secret: '' };
      const timestamp = Math.floor(Date.now() / 1000) + skew;
      const hmac = createHmac('sha256', secret ?? to.secret).update(`v0:${timestamp}:${body}`);
      const response = await fetch(to.url, {
        method: 'POST',
        body,
        headers: {
          'content-type': contentType,
          'x-slack-request-timestamp': String(timestamp),
          'x-slack-signature': `v0=${hmac.digest('hex')}`,
          ...(retry ? { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' } : {}),
        },
      });
      const text = await response.text();
      return {
        status: response.status,
        body: text.startsWith('{') ? JSON.parse(text) : text,
      };
    },
    outage: () => {
      refused = 0;
      for (const socket of slack.sockets) socket.drop();
      server.closeAllConnections();
      return {
        tries: () => refused ?? 0,
        over: () => {
          refused = undefined;
        },
      };
    },
    refresh: (afterMs = 2_000) => {
      for (const socket of slack.sockets) {
        if (retiring.has(socket)) continue;
        retiring.add(socket);
        socket.send({ type: 'disconnect', reason: 'refresh_requested', debug_info: {} });
        setTimeout(() => socket.end(), afterMs).unref();
      }
    },
    responseUrl: (message) => {
      count += 1;
      const url = slack.url.replace('/api/', `/respond/${count}`);
      if (message) pressedIn.set(url, message);
      return url;
    },
    until: (so) =>
      new Promise((resolve, reject) => {
        const asked = new Error('it did not come to that within 15 s');
        const late = setTimeout(() => {
          watchers.delete(look);
          reject(asked);
        }, 15_000);
        const look = () => {
          const found = so();
          if (!found) return;
          clearTimeout(late);
          watchers.delete(look);
          resolve(found);
        };
        watchers.add(look);
        look();
      }),
    close,
    [Symbol.asyncDispose]: close,
  };
  return slack;
}

/** A modal is replaced by what its submission was answered with. */
function keepUpdate(slack: Slack, { payload }: Envelope, { body }: Taken): void {
  const { response_action, view } = (body ?? {}) as { response_action?: string; view?: unknown };
  if (payload.type !== 'view_submission' || response_action !== 'update') return;
  const { team, view: before } = payload as { team: { id: string }; view: { id: string } };
  keepView(slack.workspace(team.id), before.id, view);
}

function asRequest(
  { type, payload }: Envelope,
  options: Delivery,
): [string, Delivery & { contentType: string }] {
  if (type === 'events_api') {
    return [JSON.stringify(payload), { ...options, contentType: 'application/json' }];
  }
  const form = type === 'interactive' ? { payload: JSON.stringify(payload) } : payload;
  const body = new URLSearchParams(form as Record<string, string>).toString();
  return [body, { ...options, contentType: 'application/x-www-form-urlencoded' }];
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
