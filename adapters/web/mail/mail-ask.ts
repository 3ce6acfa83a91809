import type { AppApi } from '#core/app-api.ts';
import type { MailApi } from '#core/subscriptions/mail/mail-api.ts';
import type { OpenedToken } from '#core/subscriptions/mail/tokens.ts';

/** What somebody asks of a mail's page. */
export interface MailAsk {
  readonly appApi: AppApi;
  readonly mail: MailApi;
  /** Whose the link's token is, where it is one of ours. */
  readonly opened: OpenedToken | undefined;
  /** The page's own path, to which its forms are sent. */
  readonly path: string;
  /** Whether something was sent; else the page is only looked at. */
  readonly isSent: boolean;
  readonly fields: ReadonlyMap<string, string>;
}

/** An ask by a link that is known to be somebody's. */
export interface LinkAsk extends MailAsk {
  readonly opened: OpenedToken;
}
