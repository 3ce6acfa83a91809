import { SetupError } from '#core/errors.ts';
import { bad } from '#core/parts/check-result.ts';
import { defineAdapter } from '#core/parts/define-adapter.ts';
import { MAIL } from '#core/subscriptions/contacts.ts';
import { mailSettingsOf, mailVariables } from './settings.ts';

const NO_KEY =
  'Mail is sent only where addresses can be encrypted: set ENCRYPTION_KEY (openssl rand -hex 32).';

const NO_PORT =
  'Nothing would answer the links in mails, by which people stop them: set PORT, at which PUBLIC_URL leads to this program.';

/** Digests by mail: a mailbox is a channel, and SMTP its platform. */
export const mail = defineAdapter({
  name: MAIL,
  settings: mailVariables,
  needs: 'SMTP_URL, MAIL_FROM, PUBLIC_URL and PORT',
  isWanted: (set) => mailSettingsOf(set) !== undefined,
  sendsMail: true,
  open: async (set, { appApi, kept, reach }) => {
    const settings = mailSettingsOf(set);
    if (!settings || !appApi.mail) throw new SetupError('setting-missing', NO_KEY);
    if (set.PORT === undefined) throw new SetupError('setting-missing', NO_PORT);
    const { mailAdapter } = await import('./adapter.ts');
    const adapter = mailAdapter({ settings, appApi, mail: appApi.mail, kept, reach });
    return {
      delivery: adapter,
      letters: adapter,
      start: async () => `Mail: from ${settings.from.address}`,
      stop: () => adapter.stop(),
      trouble: () => adapter.trouble(),
    };
  },
  sendTest: async (set, to, parts) => {
    const settings = mailSettingsOf(set);
    if (!settings)
      throw new SetupError('setting-missing', 'SMTP_URL, MAIL_FROM and PUBLIC_URL are to be set.');
    const { sendTestMail } = await import('./adapter.ts');
    return await sendTestMail(settings, to, parts);
  },
  check: async (set, { reach }) => {
    const settings = mailSettingsOf(set);
    if (!settings) return [];
    if (set.PORT === undefined) return [bad(NO_PORT)];
    const { checkMail } = await import('./adapter.ts');
    return await checkMail(settings, { ms: reach.patience.request });
  },
});
