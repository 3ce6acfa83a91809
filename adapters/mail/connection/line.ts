import { Readable } from 'node:stream';
import { type LineSetup, type Steps, stepsTo } from './steps.ts';

/** How far a mail had got when something went wrong: from `dot` on, the server may have taken it. */
export type Stage = 'connecting' | 'login' | 'envelope' | 'dot';

/** What went wrong, and when: nodemailer's own error, or what the last step before the dot rejected with. */
export interface LineFailure {
  readonly at: Stage;
  readonly error: unknown;
}

/** A mail as it is given to a server. */
interface GivenMail {
  /** Where it comes back to, and to whom it goes. */
  readonly from: string;
  readonly to: string;
  readonly bytes: Buffer;
  /** Waited for before the final dot, which is not written where it rejects. */
  readonly beforeDot: () => Promise<void>;
  readonly signal: AbortSignal;
}

/** A connection that is logged in, for one mail after another; one that has failed is closed. */
export interface MailLine {
  /** Gives a mail to the server; what went wrong where it did not take it, or nobody knows. */
  send(mail: GivenMail): Promise<LineFailure | undefined>;
  isOpen(): boolean;
  close(): void;
}

/** Connects and logs in. */
export async function openLine(setup: LineSetup, signal: AbortSignal): Promise<MailLine | LineFailure> {
  const steps = stepsTo(setup);
  const { connection } = steps;
  let at: Stage = 'connecting';
  try {
    await steps.take(signal, (done) => connection.connect(done));
    at = 'login';
    const { login } = setup.server;
    if (login) await steps.take(signal, (done) => connection.login(login, done));
  } catch (error) {
    steps.end();
    return { at, error };
  }
  return {
    send: (mail) => sendOn(steps, mail, setup),
    isOpen: steps.isOpen,
    close: () => {
      connection.quit();
      steps.end();
    },
  };
}

async function sendOn(
  steps: Steps,
  { from, to, bytes, beforeDot, signal }: GivenMail,
  { stepMs, dotMs }: Pick<LineSetup, 'stepMs' | 'dotMs'>,
): Promise<LineFailure | undefined> {
  let at: Stage = 'envelope';
  const content = endingAfter(bytes, async () => {
    await beforeDot();
    at = 'dot';
    steps.endWithin(dotMs);
  });
  const envelope = { from, to: [to], size: bytes.length };
  steps.endWithin(stepMs);
  try {
    await steps.take(signal, (done) => steps.connection.send(envelope, content, (error) => done(error)));
    // Servers hang up on who says nothing.
    steps.endWithin(stepMs);
    return undefined;
  } catch (error) {
    steps.end();
    return { at, error: content.errored ?? error };
  }
}

/** Bytes as a stream, which ends once `last` has resolved: nodemailer writes the dot at its end. */
function endingAfter(bytes: Buffer, last: () => Promise<void>): Readable {
  let isRead = false;
  return new Readable({
    read() {
      if (!isRead) {
        isRead = true;
        this.push(bytes);
        return;
      }
      last().then(
        () => this.push(null),
        (error: Error) => this.destroy(error),
      );
    },
  });
}
