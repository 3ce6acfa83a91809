import { messageOf } from '#core/errors.ts';
import { type NotSent, notBegun } from '../shared/not-sent.ts';
import { wasUnreached } from '../shared/unreached.ts';
import type { LineFailure, Stage } from './connection/line.ts';

/** What a server said: its code, the enhanced one where it gave one (`5.1.1`), and its words. */
interface Said {
  readonly code: number;
  readonly enhanced: string | undefined;
  readonly words: string;
  /** The command that it answered. */
  readonly to: string;
}

const MINUTE = 60_000;
/** Who is asked to come back is expected after some minutes: greylists open after five. */
const LATER_MS = 5 * MINUTE;
/** Until a server is asked again that takes nothing from us. */
const REFUSED_MS = 5 * MINUTE;
const AWAY_MS = 5_000;
const SHOWN = 200;

/** These are about the sender: taken for the mailbox's, one wrong setting would end every subscription. */
const OF_SENDER = /^5\.1\.[789]$/;
/** No such mailbox, or none of that domain. */
const OF_MAILBOX = /^5\.1\.(?:[0-6]|10)$/;
const NO_MAILBOX: ReadonlySet<number> = new Set([550, 556]);
/** We are to log in, or may not. */
const LOGIN: ReadonlySet<number> = new Set([530, 534, 535, 538]);
const TOO_LARGE = /^5\.(?:2\.3|3\.4)$/;

/** What a failed send means for its mail, and whether the server refuses us as such. */
export function mailResultOf({ at, error }: LineFailure): NotSent {
  const said = saidBy(error);
  if (said) return answered(said, at);
  if (at === 'dot') return { kind: 'unknown', reason: messageOf(error) };
  // Over a connection that had waited, the server may have gone meanwhile.
  if (at === 'envelope') return notBegun(messageOf(error));
  return { kind: 'retry', afterMs: AWAY_MS, scope: 'platform', reason: whyAway(error) };
}

function answered({ code, enhanced = '', words, to }: Said, at: Stage): NotSent {
  const ofUs = at === 'connecting' || at === 'login' || to === 'MAIL FROM' || OF_SENDER.test(enhanced);
  if (code === 552 ? to === 'MAIL FROM' || at === 'dot' : TOO_LARGE.test(enhanced))
    return { kind: 'never', scope: 'message', reason: words };
  if (ofUs || LOGIN.has(code))
    return {
      kind: 'retry',
      afterMs: REFUSED_MS,
      scope: 'platform',
      reason: `the mail server says: ${words}`,
    };
  if (code < 500) return { kind: 'retry', afterMs: LATER_MS, scope: 'channel', reason: words };
  const isNoMailbox = enhanced ? OF_MAILBOX.test(enhanced) : at === 'envelope' && NO_MAILBOX.has(code);
  if (isNoMailbox) return { kind: 'closed', reason: words };
  return { kind: 'never', scope: at === 'dot' ? 'message' : 'channel', reason: words };
}

function saidBy(error: unknown): Said | undefined {
  const { responseCode, response, command } = error as {
    responseCode?: unknown;
    response?: unknown;
    command?: unknown;
  };
  if (typeof responseCode !== 'number' || responseCode < 400) return undefined;
  const [, enhanced] = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(String(response)) ?? [];
  const words = String(response).replace(/\s+/g, ' ').slice(0, SHOWN);
  return { code: responseCode, enhanced, words, to: String(command) };
}

function whyAway(error: unknown): string {
  const { code, originalCode } = error as { code?: unknown; originalCode?: unknown };
  const isUnreached = wasUnreached({ code: originalCode }) || code === 'EDNS' || code === 'ETIMEDOUT';
  return isUnreached ? 'the mail server cannot be reached' : `the mail server: ${messageOf(error)}`;
}
