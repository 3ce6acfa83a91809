import { SetupError } from '#core/errors.ts';
import { defineAdapter } from '#core/parts/define-adapter.ts';
import { MAIL } from '#core/subscriptions/contacts.ts';
import { mailSettingsOf, mailVariables } from './settings.ts';

const NO_KEY =
  'Mail is sent only where addresses can be encrypted: set ENCRYPTION_KEY (openssl rand -hex 32).';

/** Digests by mail: a mailbox is a channel, and SMTP its platform. */
export const mail = defineAdapter({
  name: MAIL,
  settings: mailVariables,
  needs: 'SMTP_URL, MAIL_FROM and PUBLIC_URL',
  isWanted: (set) => mailSettingsOf(set) !== undefined,
  sendsMail: true,
  open: async (set, { appApi, kept, reach }) => {
    const settings = mailSettingsOf(set);
    if (!settings || !appApi.mail) throw new SetupError('setting-missing', NO_KEY);
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
  check: async (set, { reach }) => {
    const settings = mailSettingsOf(set);
    if (!settings) return [];
    const { checkMail } = await import('./adapter.ts');
    return await checkMail(settings, { ms: reach.patience.request });
  },
});
