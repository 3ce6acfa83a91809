import type { IncomingMessage, ServerResponse } from 'node:http';
import { lag, type Weather } from '../weather.ts';
import { newWorkspace, type Workspace } from './state.ts';
import { type Args, METHODS, Refused } from './web-api.ts';

/** How a call goes wrong, or goes well in its turn; where it is `stored`, Slack has done it all the same. */
export type Fault =
  | { kind: 'none' }
  | { kind: 'limit'; seconds: number }
  | { kind: 'error'; error: string }
  | { kind: 'status'; status: number; stored?: boolean }
  | { kind: 'reset' | 'hang'; stored?: boolean };

/** What the Web API knows. */
export interface SlackState {
  readonly url: string;
  readonly calls: { method: string; args: Args; token: string }[];
  readonly workspaces: Map<string, Workspace>;
  /** What the app sent that Slack's bounds do not allow. */
  readonly problems: string[];
  /** The app as it is set up at Slack. */
  manifest: unknown;
  /** What goes wrong next, by method; `respond` is an answer to a response_url. */
  readonly faults: Map<string, Fault[]>;
  /** What Slack says of a message that it would not take, of each one that is posted. */
  refuses?: ((message: Args) => string | undefined) | undefined;
  /** How a call is taken; all is well where it is left out, or answers undefined. */
  readonly weather?: ((method: string, args: Args, token: string) => Weather<Fault> | undefined) | undefined;
  ts(): string;
}

export function workspaceOf({ workspaces }: SlackState, id: string): Workspace {
  const known = workspaces.get(id) ?? newWorkspace(id);
  workspaces.set(id, known);
  return known;
}

/** Takes the bytes of a file, sent as a form. */
export function takeUpload(slackState: SlackState, path: string, body: string, response: ServerResponse) {
  const [, , team = '', id = ''] = path.split('/');
  const file = workspaceOf(slackState, team).files.get(id);
  if (!file) return answer(response, 404, {});
  file.text = /\r\n\r\n([\s\S]*)\r\n--/.exec(body)?.[1] ?? body;
  return answer(response, 200, {});
}

interface Arrived {
  readonly method: string;
  readonly request: IncomingMessage;
  readonly body: string;
  readonly response: ServerResponse;
}

/** Does what a request to the Web API asks for, or goes wrong as ordered. */
export async function takeCall(slackState: SlackState, { method, request, body, response }: Arrived) {
  const args = parsed(new URLSearchParams(body));
  const token = String(args.token ?? '') || (request.headers.authorization ?? '').replace('Bearer ', '');
  slackState.calls.push({ method, args, token });
  const workspace = [...slackState.workspaces.values()].find((each) => each.token === token);
  const headers = { 'x-oauth-scopes': [...(workspace?.scopes ?? [])].join(',') };
  if (workspace && isOverLimit(workspace, method)) return goWrong({ kind: 'limit', seconds: 60 }, response);
  await takeAsked(slackState, { method, args, token, response }, () => ({
    status: 200,
    body: run(slackState, method, args, token),
    headers,
  }));
}

const LIMITED = ['conversations.history', 'conversations.replies'];

/** Whether a workspace with limited history has had this minute's call of a method. */
function isOverLimit({ limited }: Workspace, method: string): boolean {
  if (!limited || !LIMITED.includes(method)) return false;
  if (limited.has(method)) return true;
  limited.add(method);
  return false;
}

interface Done {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Does something that was asked of Slack and says how that went, or goes wrong as ordered. */
export async function takeAsked(
  { weather, faults }: SlackState,
  {
    method,
    args,
    token = '',
    response,
  }: { method: string; args: Args; token?: string; response: ServerResponse },
  done: () => Done,
) {
  const spell = weather?.(method, args, token);
  const fault = spell?.fault ?? faults.get(method)?.shift();
  if (spell) await lag(spell.acceptMs);
  if (!fault || fault.kind === 'none') {
    const { status, body, headers } = done();
    if (spell) await lag(spell.answerMs);
    return answer(response, status, body, headers);
  }
  if ('stored' in fault && fault.stored) done();
  if (spell) await lag(spell.answerMs);
  return goWrong(fault, response);
}

function goWrong(fault: Exclude<Fault, { kind: 'none' }>, response: ServerResponse) {
  switch (fault.kind) {
    case 'limit':
      return answer(response, 429, { ok: false, error: 'ratelimited' }, { 'retry-after': fault.seconds });
    case 'error':
      return answer(response, 200, { ok: false, error: fault.error });
    case 'status':
      return answer(response, fault.status, {});
    case 'reset':
      return response.socket?.resetAndDestroy();
    case 'hang':
      return;
    default:
      fault satisfies never;
  }
}

function run(slackState: SlackState, method: string, args: Args, token: string): object {
  if (method === 'apps.connections.open') return connection(slackState, token);
  if (method === 'oauth.v2.access') return access(slackState, args);
  if (method === 'apps.manifest.export') {
    return token.startsWith('xoxe.') && args.app_id === 'A1'
      ? { ok: true, manifest: slackState.manifest }
      : { ok: false, error: 'invalid_auth' };
  }
  const workspace = [...slackState.workspaces.values()].find((each) => each.token === token);
  if (!workspace) return { ok: false, error: 'invalid_auth' };
  if (workspace.removed) return { ok: false, error: 'account_inactive' };
  if (workspace.revoked) return { ok: false, error: 'token_revoked' };
  const unfit = method === 'chat.postMessage' ? slackState.refuses?.(args) : undefined;
  return unfit ? { ok: false, error: unfit } : ask(slackState, method, { args, workspace });
}

function ask(slackState: SlackState, method: string, asked: { args: Args; workspace: Workspace }): object {
  try {
    const call = METHODS[method];
    if (!call) throw new Refused('unknown_method');
    return { ok: true, ...call({ ...asked, ts: slackState.ts, url: slackState.url }) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (OUT_OF_BOUNDS.test(error.message)) slackState.problems.push(`${method}: ${error.message}`);
    return { ok: false, error: error.message, ...error.more };
  }
}

const OUT_OF_BOUNDS =
  /^(?:invalid_(?:blocks|arguments|unfurl_id)|cannot_(?:parse_attachment|unfurl_url)|missing_(?:unfurl|ts|channel|source)|msg_blocks_too_long|no_text|the bot)/;

function connection({ url }: SlackState, token: string): object {
  const socket = url.replace('http', 'ws').replace('/api/', '/socket');
  return token.startsWith('xapp-') ? { ok: true, url: socket } : { ok: false, error: 'invalid_auth' };
}

/** `code-T2` installs the workspace T2, `code-E1` the whole organization E1, and `refresh-T2` gives it another token. */
function access(slackState: SlackState, { code, grant_type, refresh_token }: Args): object {
  const renewed = grant_type === 'refresh_token';
  const workspace = workspaceOf(slackState, String(renewed ? refresh_token : code).replace(/^\w+-/, ''));
  workspace.revoked = false;
  workspace.removed = false;
  if (renewed) workspace.token = `xoxe.xoxb-${workspace.id}`;
  const rotation = { refresh_token: `refresh-${workspace.id}`, expires_in: renewed ? 43_200 : 1 };
  return {
    ...(workspace.rotates ? rotation : {}),
    ok: true,
    app_id: 'A1',
    access_token: workspace.token,
    token_type: 'bot',
    scope: [...workspace.scopes].join(','),
    bot_user_id: workspace.botUser,
    team: { id: workspace.id, name: workspace.id },
    authed_user: { id: 'U1' },
    is_enterprise_install: false,
    ...(code === 'code-E1'
      ? { is_enterprise_install: true, team: null, enterprise: { id: 'E1', name: 'E1' } }
      : {}),
  };
}

/** The SDK sends objects as JSON inside of a form. */
function parsed(form: URLSearchParams): Args {
  return Object.fromEntries(
    [...form].map(([key, value]) => {
      const literal = /^[[{]/.test(value) || value === 'true' || value === 'false';
      return [key, literal ? JSON.parse(value) : value];
    }),
  );
}

function answer(response: ServerResponse, status: number, body: unknown, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
