import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailServer } from './mail-server.ts';

export interface LineSetup {
  readonly server: MailServer;
  readonly isTlsRequired: boolean;
  /** Milliseconds for the TLS of a connection, for an answer, for all of a mail before its final dot, and for how long nothing may be said. */
  readonly stepMs: number;
  /** Milliseconds for the answer behind the final dot. */
  readonly dotMs: number;
}

/** nodemailer's connection, a step at a time: it says what goes wrong by events as well as to whoever called. */
export interface Steps {
  readonly connection: SMTPConnection;
  isOpen(): boolean;
  end(why?: Error): void;
  /** Ends it so many milliseconds from now, in place of what was said of that before. */
  endWithin(ms: number): void;
  /** Rejects where the step fails, the connection ends, or it is called off, which ends it. */
  take(signal: AbortSignal, work: (done: (error?: Error | null) => void) => void): Promise<void>;
}

export function stepsTo({ server, isTlsRequired, stepMs, dotMs }: LineSetup): Steps {
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.isSecure,
    requireTLS: isTlsRequired && !server.isSecure,
    ignoreTLS: !isTlsRequired,
    connectionTimeout: stepMs,
    greetingTimeout: stepMs,
    dnsTimeout: stepMs,
    // How long each mail may take is said by `endWithin`.
    socketTimeout: stepMs + dotMs,
    socketCloseTimeout: 1_000,
  });
  const ended = Promise.withResolvers<never>();
  // Nobody may be waiting for it.
  ended.promise.catch(() => undefined);
  let isOpen = true;
  let timer: NodeJS.Timeout | undefined;
  const end = (why = new Error('the connection has ended')): void => {
    isOpen = false;
    clearTimeout(timer);
    ended.reject(why);
    connection.close();
  };
  connection.on('error', end);
  connection.once('end', () => end());
  return {
    connection,
    isOpen: () => isOpen,
    end,
    endWithin(ms) {
      clearTimeout(timer);
      if (isOpen) timer = setTimeout(() => end(new Error(`no answer within ${ms / 1_000} s`)), ms).unref();
    },
    async take(signal, work) {
      const callOff = () => end(new Error('called off'));
      signal.addEventListener('abort', callOff, { once: true });
      const done = Promise.withResolvers<void>();
      work((error) => (error ? done.reject(error) : done.resolve()));
      try {
        await Promise.race([done.promise, ended.promise]);
      } finally {
        signal.removeEventListener('abort', callOff);
      }
    },
  };
}
