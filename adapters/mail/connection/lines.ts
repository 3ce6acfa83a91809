import { type LineFailure, type MailLine, openLine } from './line.ts';
import type { LineSetup } from './steps.ts';

/** Connections to the mail server that wait for their next mail; one over which nothing is said ends by itself. */
export interface Lines {
  /** One that waits, else a new one. */
  take(signal: AbortSignal): Promise<MailLine | LineFailure>;
  /** Has one wait, if it can carry another mail. */
  give(line: MailLine): void;
  /** Ends those that wait, and from now on each that is given back. */
  close(): void;
}

/** Servers count what one connection brings, and close it beyond a hundred or so. */
const MOST_MAILS = 100;

export function openLines(setup: LineSetup): Lines {
  const waiting: MailLine[] = [];
  const carried = new WeakMap<MailLine, number>();
  let isClosed = false;
  return {
    async take(signal) {
      for (let line = waiting.pop(); line; line = waiting.pop()) if (line.isOpen()) return line;
      return await openLine(setup, signal);
    },
    give(line) {
      const mails = (carried.get(line) ?? 0) + 1;
      carried.set(line, mails);
      if (isClosed || mails >= MOST_MAILS) line.close();
      else if (line.isOpen()) waiting.push(line);
    },
    close() {
      isClosed = true;
      for (const line of waiting.splice(0)) line.close();
    },
  };
}
