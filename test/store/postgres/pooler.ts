import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What stands before a server and has one session for all who connect, as a pooler in transaction mode with a pool of one. */
export interface Pooler extends AsyncDisposable {
  readonly port: number;
}

const STARTUP = 196_608;
const SSL = 80_877_103;
/** AuthenticationOk, and that it is ready: https://www.postgresql.org/docs/current/protocol-message-formats.html */
const WELCOME = Buffer.from([82, 0, 0, 0, 8, 0, 0, 0, 0, 90, 0, 0, 0, 5, 73]);
const READY = 90;

/** Hands the server's one session to whoever asks, and each answer to whoever has asked last. */
export async function handingOut(to: number): Promise<Pooler> {
  const session = await openSession(to);
  const clients = new Set<Socket>();
  let asking: Socket | undefined;
  session.on('data', (answer) => asking?.write(answer));
  const server = createServer((client) => {
    clients.add(client);
    client.on('error', () => client.destroy());
    client.on('data', (message) => {
      const code = message.length >= 8 ? message.readInt32BE(4) : 0;
      if (code === SSL) client.write('N');
      else if (code === STARTUP) client.write(WELCOME);
      // Whoever leaves does not end what others use.
      else if (message[0] !== 'X'.charCodeAt(0)) {
        asking = client;
        session.write(message);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      for (const client of clients) client.destroy();
      session.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function openSession(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  const words = Buffer.from('user\0paperboy\0database\0postgres\0\0');
  const head = Buffer.alloc(8);
  head.writeInt32BE(8 + words.length);
  head.writeInt32BE(STARTUP, 4);
  socket.write(Buffer.concat([head, words]));
  await new Promise<void>((resolve) => {
    const hear = (data: Buffer): void => {
      // The last message of the greeting says that it is ready.
      if (data.at(-6) !== READY) return;
      socket.off('data', hear);
      resolve();
    };
    socket.on('data', hear);
  });
  return socket;
}
