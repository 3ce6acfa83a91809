import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What a mail server has taken. */
export interface Taken {
  readonly mails: number;
  /** Different pairs of a mailbox and a Message-ID. */
  readonly different: number;
  readonly bytes: number;
  /** How many were signed, and how many could be stopped by one press. */
  readonly signed: number;
  readonly stoppable: number;
  /** Epoch milliseconds of the first one and the last. */
  readonly first: number;
  readonly last: number;
}

// A mail server in a process of its own, which takes whatever comes and keeps only what is counted of it.
if (import.meta.main) {
  const seen = new Set<string>();
  let taken: Omit<Taken, 'different'> = { mails: 0, bytes: 0, signed: 0, stoppable: 0, first: 0, last: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onData: async (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      const raw = Buffer.concat(chunks);
      const head = raw.subarray(0, raw.indexOf('\r\n\r\n')).toString('latin1');
      const [, id = ''] = /^message-id: (\S+)/im.exec(head) ?? [];
      seen.add(createHash('sha1').update(`${envelope.rcptTo[0]?.address} ${id}`).digest('base64'));
      const now = Date.now();
      taken = {
        mails: taken.mails + 1,
        bytes: taken.bytes + raw.length,
        signed: taken.signed + Number(/^dkim-signature:/im.test(head)),
        stoppable:
          taken.stoppable + Number(/^list-unsubscribe-post: List-Unsubscribe=One-Click/im.test(head)),
        first: taken.first || now,
        last: now,
      };
      done();
    },
  });
  server.on('error', () => undefined);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  process.send?.((server.server.address() as AddressInfo).port);
  process.on('message', () => process.send?.({ ...taken, different: seen.size } satisfies Taken));
}
