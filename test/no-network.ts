import { Socket } from 'node:net';
import { beforeAll } from 'vitest';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

// Every connection of fetch, http and the SDKs ends in Socket.connect: what is not loopback is refused, by name and loudly.
beforeAll(() => {
  const { connect } = Socket.prototype;
  // Files that share a process come by here one after another.
  if (connect.name === 'refuse') return;
  Socket.prototype.connect = function refuse(this: Socket, ...args: unknown[]) {
    const [first] = args.flat(2) as [unknown];
    const host = typeof first === 'object' && first !== null && 'host' in first ? String(first.host) : '';
    if (host && !LOOPBACK.has(host)) throw new Error(`the suite has no network: ${host}`);
    return Reflect.apply(connect, this, args) as Socket;
  } as typeof connect;
});
