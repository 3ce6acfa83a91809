import type { SMTPServer, SMTPServerSession } from 'smtp-server';
import type { At, MailFault } from './faults.ts';

type Done = (error?: Error) => void;

/** Which session goes wrong, how, and that it does. */
export interface SessionFaults {
  /** Has the next mails go wrong, in turn; undefined for one that is well. */
  add(...faults: readonly (MailFault | undefined)[]): void;
  /** Goes on at a point of a session, unless that is where it goes wrong. */
  pass(at: At, session: SMTPServerSession, done: Done): void;
  /** What goes wrong with the mail that a session is at. */
  of(session: SMTPServerSession): MailFault | undefined;
  /** Does what is wrong: says an error, cuts the connection, or is silent. */
  play(fault: MailFault, session: SMTPServerSession, done: Done): void;
  /** The session's mail is over: its next one takes the next fault. */
  over(session: Pick<SMTPServerSession, 'id'>): void;
}

export function sessionFaults(server: () => SMTPServer): SessionFaults {
  const waiting: (MailFault | undefined)[] = [];
  const current = new Map<string, MailFault | undefined>();
  const socketOf = ({ id }: SMTPServerSession) =>
    [...server().connections].find((each) => each.id === id)?._socket;

  const play = (fault: MailFault, session: SMTPServerSession, done: Done): void => {
    if (fault.kind === 'drop') socketOf(session)?.destroy();
    if (fault.kind === 'half') socketOf(session)?.end(fault.words);
    if (fault.kind === 'reply') done(Object.assign(new Error(fault.words), { responseCode: fault.code }));
  };
  return {
    add: (...faults) => void waiting.push(...faults),
    pass(at, session, done) {
      if (!current.has(session.id)) current.set(session.id, waiting.shift());
      const fault = current.get(session.id);
      if (fault?.at === at) play(fault, session, done);
      else done();
    },
    of: ({ id }) => current.get(id),
    play,
    over: ({ id }) => void current.delete(id),
  };
}
