import { expect, it } from 'vitest';
import { documentOf } from '#test/fakes/documents.ts';
import type { MailFault } from '#test/fakes/mail/faults.ts';
import { adapterOnFake } from './adapter-on-fake.ts';

const NEWS = documentOf({ kind: 'text', text: 'It is not known whether a digest arrived' });

/** What a mailbox has after it is told something by a server that answers so; whether it is for another time. */
async function told(...faults: MailFault[]) {
  await using open = await adapterOnFake();
  const here = await open.mailbox('here@example.com');
  open.server.fail(...faults);
  const isForLater = await open.adapter.notifyAdmin(here, NEWS).then(
    () => false,
    () => true,
  );
  return { isForLater, mails: open.server.mails.map(({ read }) => read.text) };
}

it('what a mailbox has to know is mailed to it', async () => {
  expect(await told()).toEqual({ isForLater: false, mails: [expect.stringContaining('whether a digest')] });
});

it('is for another time where it certainly did not go, and for none where it may have, or never can', async () => {
  const later = await told({ kind: 'reply', at: 'rcpt', code: 450, words: '4.2.1 Not now' });
  expect(later).toEqual({ isForLater: true, mails: [] });
  const doubtful = await told({ kind: 'drop', at: 'dot', stored: true });
  expect(doubtful).toMatchObject({ isForLater: false, mails: [expect.any(String)] });
  const never = await told({ kind: 'reply', at: 'rcpt', code: 550, words: '5.1.1 User unknown' });
  expect(never).toEqual({ isForLater: false, mails: [] });
});
