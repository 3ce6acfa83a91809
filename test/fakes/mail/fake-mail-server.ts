import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { TEST_CERTIFICATE } from './certificate.ts';
import type { MailFault, MailWeather } from './faults.ts';
import { type ReadMail, readMail } from './read-mail.ts';
import { type SessionFaults, sessionFaults } from './session-faults.ts';

/** A mail that the server has taken. */
interface TakenMail {
  readonly from: string;
  readonly to: string;
  readonly raw: Buffer;
  readonly isSecure: boolean;
  readonly user: string | undefined;
  readonly read: ReadMail;
}

/** A mail whose final dot has arrived, before it is answered. */
interface ArrivedMail {
  readonly to: string;
  readonly marker: string;
}

export interface FakeMailServer extends AsyncDisposable {
  /** As SMTP_URL has it. */
  readonly url: string;
  readonly mails: TakenMail[];
  /** How many final dots have arrived, how many connections. */
  readonly dots: () => number;
  readonly connections: () => number;
  /** How many connections are open now. */
  readonly waiting: () => number;
  /** Has the next mails go wrong, in turn; the rest is well. */
  fail(...faults: readonly (MailFault | undefined)[]): void;
  /** How each mail is taken from its envelope on, beside those. */
  weather: ((mail: ArrivedMail) => MailWeather) | undefined;
  /** Ends the connections over which nothing is being said, as servers do. */
  hangUp(): void;
  /** Nobody listens, until what it gives is called. */
  away(): Promise<() => Promise<void>>;
}

export interface MailServerRules {
  /** How it does TLS: from the start, by STARTTLS, by a certificate that nobody trusts, or not at all (the default). */
  readonly tls?: 'at-once' | 'starttls' | 'none';
  /** Who may log in; nobody has to where it is left out. */
  readonly login?: { readonly user: string; readonly pass: string };
}

/** A mail server over real sockets, which misbehaves as the world's do. */
export async function fakeMailServer({ tls = 'none', login }: MailServerRules = {}): Promise<FakeMailServer> {
  const mails: TakenMail[] = [];
  let [dots, connections] = [0, 0];
  const faults = sessionFaults(() => server);
  const server = new SMTPServer({
    ...TEST_CERTIFICATE,
    secure: tls === 'at-once',
    disabledCommands: tls === 'starttls' ? [] : ['STARTTLS'],
    authOptional: !login,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onConnect(session, done) {
      connections += 1;
      faults.pass('connect', session, done);
    },
    onAuth({ username, password }, session, done) {
      faults.pass('login', session, (error) => {
        if (error) return void done(error);
        if (username === login?.user && password === login?.pass) return void done(null, { user: username });
        done(Object.assign(new Error('5.7.8 Authentication failed'), { responseCode: 535 }));
      });
    },
    onMailFrom: (_, session, done) => faults.pass('mail', session, done),
    onRcptTo: (_, session, done) => faults.pass('rcpt', session, done),
    onData: (stream, session, done) => void taken(stream, session, done).catch(() => undefined),
    onClose: faults.over,
  });
  server.on('error', () => undefined);

  const taken = async (
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    done: (error?: Error | null, words?: string) => void,
  ) => {
    const raw = await textOf(stream, session, faults);
    if (!raw) return;
    dots += 1;
    const own = faults.of(session);
    faults.over(session);
    const { acceptMs = 0, answerMs = 0, fault = own } = fake.weather?.(arrived(raw, session)) ?? {};
    if (acceptMs > 0) await after(acceptMs);
    const isWrong = fault?.at === 'dot';
    if (!isWrong || fault.stored) mails.push(takenMail(raw, session));
    if (answerMs > 0) await after(answerMs);
    if (isWrong) faults.play(fault, session, done);
    else done(null, '2.0.0 Ok: queued');
  };

  const { port, hangUp, close, listen } = await listening(server);
  const name = login ? `${login.user}:${encodeURIComponent(login.pass)}@` : '';
  const fake: FakeMailServer = {
    url: `${tls === 'at-once' ? 'smtps' : 'smtp'}://${name}localhost:${port}`,
    mails,
    dots: () => dots,
    connections: () => connections,
    waiting: () => server.connections.size,
    fail: faults.add,
    weather: undefined,
    hangUp,
    away: async () => {
      await close();
      return () => listen(port);
    },
    [Symbol.asyncDispose]: close,
  };
  return fake;
}

/** Where a server listens, and how it is shut and opened again. */
async function listening(server: SMTPServer) {
  const listen = async (port: number): Promise<void> => {
    await once(server.listen(port, '127.0.0.1'), 'listening');
  };
  await listen(0);
  const hangUp = (): void => {
    for (const { _socket } of server.connections) _socket.destroy();
  };
  const close = async (): Promise<void> => {
    if (!server.server.listening) return;
    const closed = once(server.server, 'close');
    server.server.close();
    hangUp();
    await closed;
  };
  return { port: (server.server.address() as AddressInfo).port, hangUp, close, listen };
}

/** A mail's bytes; undefined where its session goes wrong within them. */
async function textOf(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  faults: SessionFaults,
): Promise<Buffer | undefined> {
  const fault = faults.of(session);
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
    if (fault?.at !== 'text') continue;
    faults.play(fault, session, () => undefined);
    return undefined;
  }
  return Buffer.concat(chunks);
}

function arrived(raw: Buffer, { envelope }: SMTPServerSession): ArrivedMail {
  const [, marker = ''] = /^message-id: <([\w-]+)@/im.exec(raw.toString('latin1')) ?? [];
  return { to: envelope.rcptTo[0]?.address ?? '', marker };
}

function takenMail(raw: Buffer, { envelope, secure, user }: SMTPServerSession): TakenMail {
  const { mailFrom, rcptTo } = envelope;
  return {
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo[0]?.address ?? '',
    raw,
    read: readMail(raw.toString('latin1')),
    isSecure: secure,
    user: user as string | undefined,
  };
}
