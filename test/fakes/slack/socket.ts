import { createHash } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** One open WebSocket of the fake. */
export interface Socket {
  send(message: unknown): void;
  /** Sends what need not be JSON. */
  raw(text: string): void;
  /** Closes it as Slack does, with a word. */
  end(): void;
  /** Cuts the line without a word. */
  drop(): void;
}

export interface SocketEvents {
  open(socket: Socket): void;
  message(socket: Socket, message: Record<string, unknown>): void;
  close(socket: Socket): void;
}

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const [TEXT, CLOSE, PING, PONG] = [1, 8, 9, 10];

/** Answers the upgrades of a server: just enough of RFC 6455 for Socket Mode. */
export function serveSockets(server: Server, events: SocketEvents): void {
  server.on('upgrade', (request: IncomingMessage, stream: Duplex) => {
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}${GUID}`)
      .digest('base64');
    stream.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    const socket: Socket = {
      send: (message) => socket.raw(JSON.stringify(message)),
      raw: (text) => void stream.write(frame(TEXT, Buffer.from(text))),
      end: () => void stream.end(frame(CLOSE, Buffer.alloc(0))),
      drop: () => stream.destroy(),
    };
    let buffer = Buffer.alloc(0);
    stream.on('data', (chunk: Buffer) => {
      buffer = Buffer.concat([buffer, chunk]);
      for (let next = readFrame(buffer); next; next = readFrame(buffer)) {
        buffer = buffer.subarray(next.size);
        if (next.opcode === TEXT) events.message(socket, JSON.parse(next.payload.toString()));
        if (next.opcode === PING) stream.write(frame(PONG, next.payload));
        if (next.opcode === CLOSE) stream.end(frame(CLOSE, next.payload));
      }
    });
    // A process that was killed ends its half of the line, and no more.
    stream.on('end', () => stream.end());
    stream.on('error', () => {});
    stream.on('close', () => events.close(socket));
    events.open(socket);
  });
}

function frame(opcode: number, payload: Buffer): Buffer {
  const size = payload.length;
  const head =
    size < 126
      ? Buffer.from([0x80 | opcode, size])
      : size < 65_536
        ? Buffer.from([0x80 | opcode, 126, size >> 8, size & 255])
        : Buffer.concat([Buffer.from([0x80 | opcode, 127]), big(size)]);
  return Buffer.concat([head, payload]);
}

function big(size: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(size));
  return bytes;
}

function readFrame(buffer: Buffer): { opcode: number; payload: Buffer; size: number } | undefined {
  if (buffer.length < 2) return undefined;
  const short = (buffer[1] ?? 0) & 127;
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
  const start = 2 + extra + 4;
  if (buffer.length < start) return undefined;
  const length =
    extra === 2 ? buffer.readUInt16BE(2) : extra === 8 ? Number(buffer.readBigUInt64BE(2)) : short;
  if (buffer.length < start + length) return undefined;
  const mask = buffer.subarray(2 + extra, start);
  const payload = Buffer.from(buffer.subarray(start, start + length)).map(
    (byte, at) => byte ^ (mask[at % 4] ?? 0),
  );
  return { opcode: (buffer[0] ?? 0) & 15, payload: Buffer.from(payload), size: start + length };
}
