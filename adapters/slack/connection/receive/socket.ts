import { channel } from 'node:diagnostics_channel';
import { messageOf } from '#core/errors.ts';
import { isRecord } from './event.ts';

/** An open line of Socket Mode. */
export interface Socket {
  /** Whether it could still be sent. */
  send(message: object): boolean;
  close(): void;
}

export interface SocketEvents {
  /** Something that somebody did, as Slack wraps it. */
  envelope(envelope: Record<string, unknown>, socket: Socket): void;
  /** Slack closes it soon, and wants another one opened. */
  retiring(socket: Socket): void;
  /** It is gone, and nobody closed it. */
  gone(socket: Socket): void;
  dropped(reason: string): void;
}

export interface SocketWaits {
  /** Until Slack says hello. */
  readonly helloMs: number;
  /** Without a ping, once there was one; Slack sends them every few seconds. */
  readonly silenceMs: number;
}

/** Where Node tells of the pings that its WebSocket answers by itself. */
const PINGS = channel('undici:websocket:ping');

/** Opens a line by Node's own WebSocket, which takes the proxy of Node's own fetch; resolves at Slack's hello. Rejects where it does not come about. */
export function openSocket(address: string, events: SocketEvents, waits: SocketWaits): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const line = new WebSocket(address);
  let isOver = false;
  let silence: NodeJS.Timeout | undefined;
  const alive = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => end('Slack is silent'), waits.silenceMs).unref();
  };
  const heardPing = (message: unknown): void => {
    if (isRecord(message) && message.websocket === line) alive();
  };
  const over = (): boolean => {
    if (isOver) return false;
    isOver = true;
    clearTimeout(silence);
    clearTimeout(hello);
    PINGS.unsubscribe(heardPing);
    return true;
  };
  const end = (why: string): void => {
    if (!over()) return;
    line.close();
    reject(new Error(why));
    events.gone(socket);
  };
  const hello = setTimeout(() => end('Slack does not say hello'), waits.helloMs);
  const socket: Socket = {
    send: (message) => {
      if (isOver || line.readyState !== WebSocket.OPEN) return false;
      line.send(JSON.stringify(message));
      return true;
    },
    close: () => {
      if (over()) line.close(1000);
    },
  };
  const hear = (data: unknown): void => {
    const frame: unknown = JSON.parse(String(data));
    if (!isRecord(frame)) throw new Error('a frame that is no object');
    if (frame.type === 'disconnect') events.retiring(socket);
    else if (frame.type !== 'hello') events.envelope(frame, socket);
    else {
      clearTimeout(hello);
      resolve(socket);
    }
  };
  PINGS.subscribe(heardPing);
  line.addEventListener('error', () => end('the line broke'));
  line.addEventListener('close', () => end('the line was closed'));
  line.addEventListener('message', ({ data }) => {
    // What a listener throws here would end the process.
    try {
      if (!isOver) hear(data);
    } catch (error) {
      events.dropped(messageOf(error));
    }
  });
  return promise;
}
