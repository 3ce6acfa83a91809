import { SetupError, UserError } from '#core/errors.ts';
import type { CheckParts } from '#core/parts/define-adapter.ts';
import { openTestMail } from '../../chats.ts';
import type { Config } from '../../config.ts';

export interface MailTestParts extends Pick<CheckParts, 'clock' | 'reach'> {
  readonly config: Config;
  readonly write: (text: string) => void;
}

/** `npm run mail:test -- you@example.org`: sends one mail there, and says what became of it. Whether the server has taken it. */
export async function runMailTest(
  [to, ...rest]: readonly string[],
  { config, write, ...parts }: MailTestParts,
): Promise<boolean> {
  if (to === undefined || rest.length > 0)
    throw new UserError('usage', 'Type npm run mail:test -- you@example.org, with your own address.');
  const send = openTestMail(config);
  if (!send)
    throw new SetupError(
      'setting-missing',
      'No mail is sent from here: set SMTP_URL, MAIL_FROM and PUBLIC_URL first (adapters/mail/README.md).',
    );
  const { ok, isNote, line } = await send(to, parts);
  write(`${isNote ? '–' : ok ? '✓' : '✗'} ${line}\n`);
  return ok && !isNote;
}
