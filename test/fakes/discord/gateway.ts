import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { BOT, type DiscordState, type FakeGuild, guildJson, type Json } from './state.ts';

const MESSAGES = 1 << 9;
const CONTENT = 1 << 15;

/** A message as a session is told of it: without its words where it has not asked for them, and not at all where it has not asked for messages. */
function messageFor({ intents }: Session, message: Json): Json | undefined {
  if ((intents & MESSAGES) === 0) return undefined;
  const own = (message.author as { id?: string } | undefined)?.id === BOT.id;
  return (intents & CONTENT) > 0 || own ? message : { ...message, content: '', embeds: [], components: [] };
}

interface Session {
  readonly intents: number;
  readonly id: string;
  readonly shard: number;
  readonly of: number;
  readonly log: Json[];
  socket: WebSocket | undefined;
}

export interface Gateway {
  /** What was asked for by each identify, in order. */
  readonly identified: Json[];
  /** How often a session was taken up again. */
  readonly resumed: () => number;
  /** Closes each new connection with this code instead of greeting it. */
  refuseWith: number | undefined;
  /** Where a new connection is left hanging: before the hello, or after it asked to be let in. */
  hangs: 'hello' | 'identify' | undefined;
  /** How many lines are open. */
  readonly lines: () => number;
  /** Sends every line what Discord never would. */
  raw(text: string): void;
  /** Tells every session that knows a server, or the first shard where there is none. */
  dispatch(event: string, data: unknown, guild?: FakeGuild): void;
  /** Ends every connection: with a code, or as a broken cable does. */
  drop(code?: number): void;
  close(): void;
}

/** The gateway of a fake Discord: greets, identifies, tells what there is, and takes sessions up again. */
export function openGateway(
  server: Server,
  state: DiscordState,
  { token, url }: { token: string; url: () => string },
): Gateway {
  const sockets = new WebSocketServer({ server });
  const sessions: Session[] = [];
  let resumes = 0;

  const emit = (session: Session, event: string, data: unknown): void => {
    const payload = { op: 0, t: event, s: session.log.length + 1, d: data };
    session.log.push(payload);
    session.socket?.send(JSON.stringify(payload));
  };
  const knows = (session: Session, { id }: FakeGuild) =>
    Number((BigInt(id) >> 22n) % BigInt(session.of)) === session.shard;

  // Members, presences and message contents have to be applied for.
  const privileged = () => (1 << 1) | (1 << 8) | (state.givesContent ? 0 : CONTENT);
  const refusalOf = (intent: Json): number | undefined => {
    if (intent.token !== token) return 4004;
    return (Number(intent.intents) & privileged()) > 0 ? 4014 : undefined;
  };

  const identify = (socket: WebSocket, intent: Json): void => {
    gateway.identified.push(intent);
    const refusal = refusalOf(intent);
    if (refusal) {
      socket.close(refusal);
      return;
    }
    const [shard = 0, of = 1] = (intent.shard as number[] | undefined) ?? [];
    const intents = Number(intent.intents);
    const session: Session = { intents, id: state.newId(), shard, of, log: [], socket };
    sessions.push(session);
    const own = state.guilds.filter((guild) => guild.installed && knows(session, guild));
    emit(session, 'READY', {
      v: 10,
      user: BOT,
      guilds: own.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: url(),
      shard: [shard, of],
      application: { id: state.application, flags: 0 },
    });
    for (const guild of own) {
      if (guild.unavailable) emit(session, 'GUILD_DELETE', { id: guild.id, unavailable: true });
      else emit(session, 'GUILD_CREATE', guildJson(guild));
    }
  };
  const resume = (socket: WebSocket, intent: Json): void => {
    const session = sessions.find(({ id }) => id === intent.session_id);
    if (!session || intent.token !== token) {
      socket.send(JSON.stringify({ op: 9, d: false }));
      return;
    }
    session.socket = socket;
    resumes++;
    for (const payload of session.log.slice(Number(intent.seq))) socket.send(JSON.stringify(payload));
    emit(session, 'RESUMED', {});
  };

  sockets.on('connection', (socket) => {
    if (gateway.refuseWith) socket.close(gateway.refuseWith);
    if (gateway.refuseWith || gateway.hangs === 'hello') return;
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 } }));
    socket.on('message', (text) => {
      const { op, d } = JSON.parse(String(text)) as { op: number; d: Json };
      if (op === 1) socket.send(JSON.stringify({ op: 11 }));
      if (op === 2 && gateway.hangs !== 'identify') identify(socket, d);
      if (op === 6) resume(socket, d);
    });
    socket.on('close', () => {
      for (const session of sessions) if (session.socket === socket) session.socket = undefined;
    });
  });

  const gateway: Gateway = {
    identified: [],
    resumed: () => resumes,
    refuseWith: undefined,
    hangs: undefined,
    lines: () => sockets.clients.size,
    raw: (text) => {
      for (const socket of sockets.clients) socket.send(text);
    },
    dispatch: (event, data, guild) => {
      // Each process has a session of its own; one that was left and replaced hears nothing more.
      const latest = sessions.filter(
        (session, at) =>
          session.socket || !sessions.slice(at + 1).some(({ shard }) => shard === session.shard),
      );
      for (const session of latest) {
        const isFor = guild?.installed ? knows(session, guild) : session.shard === 0;
        const told = event === 'MESSAGE_CREATE' ? messageFor(session, data as Json) : data;
        if (isFor && told !== undefined) emit(session, event, told);
      }
    },
    drop: (code) => {
      for (const socket of sockets.clients) code ? socket.close(code) : socket.terminate();
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
  return gateway;
}
