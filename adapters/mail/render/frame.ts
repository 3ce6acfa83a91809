import { html, raw } from 'hono/html';
import { all, type Markup, plain } from '../../shared/markup/markup.ts';
import { OWN_LINKS } from './own-links.ts';
import { HEAD_STYLE, INLINE } from './style.ts';

/** A whole mail in HTML: one column, nothing that is loaded from anywhere. */
export function frameMarkup(title: string, pieces: readonly Markup[]): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${plain(title)}</title>
<style>${raw(HEAD_STYLE)}</style>
</head>
<body class="body" style="${INLINE.body}">
<div role="main" style="${INLINE.column}">
${all(pieces)}</div>
</body>
</html>
`;
}

/** Why it comes, and how that is changed or ended; `address` is how people reach our pages. */
export function footMarkup(address: string): Markup {
  const host = new URL(address).host;
  return html`<div class="line" style="${INLINE.foot}">
<p class="soft" style="${INLINE.soft}">You get this because you asked for it at ${linkMarkup(address, host)}. ${linkMarkup(OWN_LINKS.settings, 'Change when and what')} · ${linkMarkup(OWN_LINKS.stop, 'Stop these mails')}</p>
<p class="soft" style="${INLINE.soft}">${NOBODY_LOOKS}</p>
</div>
`;
}

export const NOBODY_LOOKS = 'Nobody is told whether you open this mail, or which of its links you follow.';

/** A link, in words of ours or a paper's. */
export function linkMarkup(address: string, words: string): Markup {
  return html`<a href="${address}">${plain(words)}</a>`;
}
