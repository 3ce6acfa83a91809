import { html } from 'hono/html';
import { all, type Markup, plain } from '../../shared/markup/markup.ts';
import type { PageParts } from '../make-page.ts';
import { pageText } from '../render/layout.ts';
import { safeHeaders } from '../serve/headers.ts';
import { ZONE_SCRIPT_AT } from './zone-script.ts';

/** A page of the mail's: nobody keeps it, and no search finds it. */
export interface MailPage {
  readonly title: string;
  readonly paragraphs?: readonly string[];
  readonly below?: readonly Markup[];
  /** Whether the browser's own time zone is filled into a form on it, by the one script that there is. */
  readonly asksZone?: boolean;
  readonly status?: 200 | 400 | 403 | 404 | 429;
}

/** Where only we are told whence somebody came, so that a form's browser says which site it is from. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'private, no-store',
  'referrer-policy': 'same-origin',
};

/** Makes the answer of a page; the same for everybody, but for what is given to it. */
export function mailResponse(
  request: Request,
  { settings, appApi }: PageParts,
  { title, paragraphs = [], below = [], asksZone = false, status = 200 }: MailPage,
): Response {
  const texts = paragraphs.map(
    (text) => html`<p>${plain(text)}</p>
`,
  );
  const main = html`<h1>${plain(title)}</h1>
${all(texts)}${all(below)}`;
  const text = pageText({
    address: settings.address,
    path: '/mail',
    title,
    about: paragraphs[0] ?? title,
    main,
    others: [],
    lists: appApi.lists(),
    isUnlisted: true,
    ...(asksZone ? { script: ZONE_SCRIPT_AT } : {}),
  });
  const headers = asksZone ? { ...safeHeaders({ ...settings, script: true }), ...HEADERS } : HEADERS;
  return new Response(request.method === 'HEAD' ? null : text, { status, headers });
}
