import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { lag, type Weather } from '../weather.ts';
import { answer, type Fault, goWrong, openFaults } from './faults.ts';
import { type Gateway, openGateway } from './gateway.ts';
import {
  type Doing,
  type FakeInteraction,
  filledIn,
  interactionOf,
  optionsOf,
  type Path,
  pressOn,
  resolvedIn,
  writtenBy,
} from './interaction.ts';
import { type Asked, answerTo } from './rest.ts';
import {
  channelJson,
  type DiscordState,
  type FakeAttachment,
  type FakeChannel,
  type FakeGuild,
  type FakeMessage,
  type FakeRole,
  guildJson,
  type Json,
  messageJson,
  openDiscordState,
  userJson,
} from './state.ts';

export const TOKEN = 'a-token-of-the-fake';

export interface FakeDiscordOptions {
  readonly shards?: number;
  /** How many shards may log in within five seconds. */
  readonly atOnce?: number;
  readonly nonceMs?: number;
  /** How a request is taken; all is well where it is left out, or answers undefined. */
  readonly weather?: ((asked: Asked) => Weather<Fault> | undefined) | undefined;
}

/** A Discord of one's own on loopback: REST and gateway, people who ask and press, and failures to order. */
export interface FakeDiscord extends AsyncDisposable {
  /** What `DISCORD_API_URL` would be. */
  readonly url: string;
  readonly state: DiscordState;
  readonly gateway: Gateway;
  /** Every request as it arrived, also those that went wrong. */
  readonly asked: Asked[];
  /** Bodies and requests that Discord would have refused. */
  readonly problems: string[];
  /** Commands as they are registered, by server or under `global`. */
  readonly commands: ReadonlyMap<string, Json[]>;
  /** Sets the faults of the next requests that fit, written as `POST /channels/1/messages`. */
  fail(route: RegExp, ...faults: readonly Fault[]): void;
  /** Uploads a file for an option that takes one; its id is the option's value. `facts` are what Discord says of it otherwise. */
  attach(filename: string, text: string, facts?: Partial<FakeAttachment>): string;
  /** Gives a slash command, as its registration allows. */
  command(doing: Doing, path: Path, options?: Json): FakeInteraction;
  /** Types into an option that completes; the values that were offered, and what is shown of them. */
  type(
    doing: Doing,
    path: Path,
    typed: readonly [option: string, text: string],
    others?: Json,
  ): Promise<readonly { readonly name: string; readonly value: string }[]>;
  /** Chooses a command from the menu of a message; `more` of what Discord tells of it. */
  menu(doing: Doing, name: string, content: string, more?: Json): FakeInteraction;
  /** Presses the button, or makes the choice, that is so named. */
  press(doing: Doing, on: FakeMessage, named: string, value?: string): FakeInteraction;
  /** Sends the modal that a press has opened, with what was typed over what stood in it. */
  submit(pressed: FakeInteraction, values?: Readonly<Record<string, string>>): FakeInteraction;
  /** Somebody writes a message; `more` of what Discord tells of it. */
  say(doing: Doing, content: string, more?: Json): FakeMessage;
  /** Tells the bot of the same message once more. */
  sayAgain(message: FakeMessage): void;
  /** Tells the bot of the same thing once more. */
  again(interaction: FakeInteraction): void;
  /** The messages that people in a channel see. */
  messagesIn(channel: FakeChannel): readonly FakeMessage[];
  /** Takes a permission away, or gives it back with 0; the bot is told of it unless `silently`. */
  deny(channel: FakeChannel, permissions: bigint, silently?: 'silently'): void;
  /** Another role of a server, of which the bot is told. */
  role(guild: FakeGuild, name: string, how?: { mentionable?: boolean }): FakeRole;
  /** Cuts every line, and answers nobody until what it gives is called. */
  away(): () => void;
  /** An outage of a server, and its end. */
  outage(guild: FakeGuild): void;
  recover(guild: FakeGuild): void;
  /** Takes the bot off a server. */
  remove(guild: FakeGuild): void;
}

export async function fakeDiscord({
  shards = 1,
  atOnce = 16,
  nonceMs = 5 * 60_000,
  weather,
}: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const state = openDiscordState();
  const faults = openFaults();
  const asked: Asked[] = [];
  const interactions = new Map<string, FakeInteraction>();
  const commands = new Map<string, Json[]>();
  const problems: string[] = [];
  const serve = async (ask: Asked, response: ServerResponse): Promise<void> => {
    const spell = weather?.(ask);
    const ordered = spell?.fault ?? faults.take(`${ask.method} ${ask.path}`);
    const fault = ordered?.kind === 'none' ? undefined : ordered;
    if (spell) await lag(spell.acceptMs);
    const reply = fault && (fault.kind === 'limit' || !fault.stored) ? undefined : answerTo(restState, ask);
    if (spell) await lag(spell.answerMs);
    if (fault) goWrong(fault, response);
    else answer(response, reply?.status ?? 500, reply?.body, reply?.headers);
  };
  const server = createServer(async (request, response) => {
    const ask = await readRequest(request);
    const [, attached] = /^\/attachments\/(\d+)\//.exec(ask.path) ?? [];
    if (attached !== undefined) {
      // From another server than the rest, which asks for no token.
      response.end(state.attachments.get(attached)?.text);
      return;
    }
    asked.push(ask);
    const needsToken = !/^\/(?:interactions|webhooks)\//.test(ask.path);
    const isKnown = !needsToken || request.headers.authorization === `Bot ${TOKEN}`;
    if (isKnown) await serve(ask, response);
    else answer(response, 401, { message: '401: Unauthorized', code: 0 });
  });
  let isAway = false;
  server.on('connection', (line) => {
    if (isAway) line.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const gateway = openGateway(server, state, { token: TOKEN, url: () => `ws://${host}` });
  const restState = {
    state,
    interactions,
    commands,
    problems,
    nonceMs,
    told: (message: FakeMessage) => tell(message),
    opened: (thread: FakeChannel) =>
      gateway.dispatch('THREAD_CREATE', { ...channelJson(thread), newly_created: true }, thread.guild),
    gateway: () => ({
      url: `ws://${host}`,
      shards,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: atOnce },
    }),
  };

  const tell = (message: FakeMessage, more: Json = {}): void => {
    const { guild } = message.channel;
    const told = { ...messageJson(message), ...(guild ? { guild_id: guild.id } : {}), ...more };
    gateway.dispatch('MESSAGE_CREATE', told, guild);
  };
  const happen = (doing: Doing, what: { type: number; data: Json; on?: FakeMessage }): FakeInteraction => {
    const interaction = interactionOf(state, doing, what);
    interactions.set(interaction.token, interaction);
    gateway.dispatch('INTERACTION_CREATE', interaction.payload, doing.channel.guild);
    return interaction;
  };
  const registered = ({ channel }: Doing) => [
    ...(commands.get('global') ?? []),
    ...(commands.get(channel.guild?.id ?? '') ?? []),
  ];
  const idOf = (doing: Doing, name: string) => registered(doing).find((command) => command.name === name)?.id;

  return {
    url: `http://${host}/api`,
    state,
    gateway,
    asked,
    problems,
    commands,
    fail: faults.add,
    attach: (filename, text, facts = {}) => {
      const id = state.newId();
      const url = `http://${host}/attachments/${id}/${filename}`;
      const size = Buffer.byteLength(text);
      const made = { id, filename, size, url, proxy_url: url, ephemeral: true as const, text, ...facts };
      state.attachments.set(id, made);
      return id;
    },
    command: (doing, path, values = {}) => {
      const options = optionsOf(registered(doing), { path, doing }, values);
      const resolved = resolvedIn(state, doing, options);
      return happen(doing, {
        type: 2,
        data: { id: idOf(doing, path[0]), name: path[0], type: 1, options, ...resolved },
      });
    },
    type: async (doing, path, [option, text], others = {}) => {
      const values = { ...others, [option]: text };
      const options = optionsOf(registered(doing), { path, doing }, values, option);
      const resolved = resolvedIn(state, doing, options);
      const typing = happen(doing, {
        type: 4,
        data: { id: idOf(doing, path[0]), name: path[0], type: 1, options, ...resolved },
      });
      await typing.until(({ callback }) => callback !== undefined);
      const { choices = [] } = (typing.callback?.data ?? {}) as {
        choices?: { name: string; value: string }[];
      };
      return choices;
    },
    menu: (doing, name, content, more = {}) => {
      const id = state.newId();
      const resolved = { messages: { [id]: { ...writtenBy(doing, id, content), ...more, id } } };
      return happen(doing, {
        type: 2,
        data: { id: idOf(doing, name), name, type: 3, target_id: id, resolved },
      });
    },
    press: (doing, on, named, value) =>
      happen(doing, { type: 3, on, data: pressOn(doing, on, named, value) }),
    submit: (pressed, values = {}) => {
      const { callback, user, channel, on } = pressed;
      if (callback?.type !== 9) throw new Error('no modal was opened');
      const data = { custom_id: callback.data.custom_id, components: filledIn(callback.data, values) };
      return happen({ user, channel }, { type: 5, data, ...(on ? { on } : {}) });
    },
    say: ({ user, channel }, content, more = {}) => {
      const author = { ...userJson(user), id: user.id, bot: false };
      const message = { id: state.newId(), channel, at: state.now(), body: { content }, author };
      state.messages.push(message);
      tell(message, more);
      return message;
    },
    sayAgain: tell,
    again: ({ payload, channel }) => gateway.dispatch('INTERACTION_CREATE', payload, channel.guild),
    messagesIn: (channel) =>
      state.messages.filter((message) => message.channel === channel && !message.onlyFor),
    deny: (channel, permissions, silently) => {
      channel.denied = permissions;
      if (!silently) gateway.dispatch('CHANNEL_UPDATE', channelJson(channel), channel.guild);
    },
    role: (guild, name, how) => {
      const role = state.addRole(guild, name, how);
      const more = { permissions: '0', position: 1, color: 0, hoist: false, managed: false, flags: 0 };
      gateway.dispatch('GUILD_ROLE_CREATE', { guild_id: guild.id, role: { ...role, ...more } }, guild);
      return role;
    },
    away: () => {
      isAway = true;
      gateway.drop();
      server.closeAllConnections();
      return () => {
        isAway = false;
      };
    },
    outage: (guild) => gateway.dispatch('GUILD_DELETE', { id: guild.id, unavailable: true }, guild),
    recover: (guild) => gateway.dispatch('GUILD_CREATE', guildJson(guild), guild),
    remove: (guild) => gateway.dispatch('GUILD_DELETE', { id: guild.id }, guild),
    [Symbol.asyncDispose]: async () => {
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readRequest(request: IncomingMessage): Promise<Asked> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const url = new URL(request.url ?? '/', 'http://discord');
  const sent = await sentIn(Buffer.concat(chunks), request.headers['content-type'] ?? '');
  return {
    ...sent,
    method: request.method ?? 'GET',
    path: url.pathname.replace(/^\/api\/v10/, ''),
    query: Object.fromEntries(url.searchParams),
  };
}

async function sentIn(bytes: Buffer, type: string): Promise<Pick<Asked, 'body' | 'files'>> {
  if (!type.startsWith('multipart/')) {
    return { body: bytes.length > 0 ? JSON.parse(bytes.toString()) : {}, files: [] };
  }
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const files = [...form].flatMap(([, part]) => (typeof part === 'string' ? [] : [part]));
  return {
    body: JSON.parse(String(form.get('payload_json'))),
    files: await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() }))),
  };
}
