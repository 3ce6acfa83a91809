import { html, raw } from 'hono/html';
import type { ListAge } from '#core/app-api.ts';
import { clipWords } from '#core/text/text.ts';
import { dayAndTime, longDay } from '#core/time/dates.ts';
import { all, type Markup, NOTHING, plain } from '../../shared/markup/markup.ts';
import { timeMarkup } from '../../shared/markup/text-parts.ts';
import { STYLE } from './style.ts';

/** What stands around the main part of a page. */
export interface PageFrame {
  /** Where this is reached, without a slash at its end. */
  readonly address: string;
  /** The page's own address there, with what it asks for: `/search?q=llm`. */
  readonly path: string;
  readonly title: string;
  /** What it says, for who links to it. */
  readonly about: string;
  readonly main: Markup;
  /** Links above and below the main part. */
  readonly above?: Markup;
  readonly below?: Markup;
  /** The same in other forms: a name, a type, an address. */
  readonly others: readonly { readonly name: string; readonly type: string; readonly path: string }[];
  readonly lists: readonly ListAge[];
  /** What was searched for, where it was a search. */
  readonly query?: string | undefined;
  /** Where an address is typed to have papers mailed, where that can be done. */
  readonly mail?: Markup;
  /** Whether those who gather pages are to leave it out. */
  readonly isUnlisted?: boolean;
  /** A file of ours that runs on the page; there is none on any page that does not say so. */
  readonly script?: string;
  /** The pages beside somebody's own, and where papers are searched from there: its address is told nobody. */
  readonly own?: { readonly navigation: Navigation; readonly searchAt: string };
}

/** Addresses of pages, and what they are called. */
export type Navigation = readonly (readonly [to: string, name: string])[];

const NAVIGATION: Navigation = [
  ['/', 'Newest'],
  ['/week', 'Week'],
  ['/month', 'Month'],
  ['/trending', 'Trending'],
  ['/topics', 'Topics'],
  ['/about', 'About'],
];
const ABOUT = 200;

/** A whole page, in one piece: no picture of its own, nothing from anybody else, and no script but where the page needs one. */
export function pageText(frame: PageFrame): string {
  const { main, above = NOTHING, below = NOTHING, mail = NOTHING, lists, query = '', own } = frame;
  const search = own ? { at: own.searchAt, name: 'query' } : { at: '/search', name: 'q' };
  return String(html`<!doctype html>
<html lang="en">
${headMarkup(frame)}
<body>
<a class="skip" href="#main">To the papers</a>
<header><strong><a href="/">Paperboy</a></strong>${navigationMarkup(frame)}</header>
<search><form action="${search.at}"><input name="${search.name}" value="${plain(query)}" maxlength="300" required aria-label="Words to search for" placeholder="Search all papers"><button>Search</button></form></search>
${above}<main id="main">
${main}</main>
${below}<footer>
${mail}${all(lists.map(ageMarkup))}${exportsMarkup(frame)}<p>Paper data comes from its sources, such as Hugging Face and arXiv. <a href="/about">What this is</a></p>
</footer>
</body>
</html>
`);
}

function headMarkup({ address, path, title, about, others, isUnlisted, script, own }: PageFrame): Markup {
  const [name, words] = [plain(title), clipWords(plain(about), ABOUT)];
  const here = address + path;
  const told = html`<link rel="canonical" href="${here}">
<meta property="og:title" content="${name}">
<meta property="og:description" content="${words}">
<meta property="og:type" content="website">
<meta property="og:url" content="${here}">
<meta property="og:site_name" content="Paperboy">
`;
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name} · Paperboy</title>
<meta name="description" content="${words}">
<meta name="color-scheme" content="light dark">
${
  isUnlisted || own
    ? html`<meta name="robots" content="noindex">
`
    : NOTHING
}${own ? NOTHING : told}<link rel="icon" href="/icon.svg" type="image/svg+xml">
${all(
  others.map(
    (other) => html`<link rel="alternate" type="${other.type}" title="${other.name}" href="${other.path}">
`,
  ),
)}<style>${raw(STYLE)}</style>${
    script
      ? html`
<script src="${script}" defer referrerpolicy="no-referrer"></script>`
      : NOTHING
  }
</head>`;
}

function navigationMarkup({ path, own }: PageFrame): Markup {
  const items = (own?.navigation ?? NAVIGATION).map(([to, name]) =>
    path === to
      ? html`<li><a href="${to}" aria-current="page">${name}</a></li>`
      : html`<li><a href="${to}">${name}</a></li>`,
  );
  return html`<nav aria-label="Pages"><ul>${all(items)}</ul></nav>`;
}

function exportsMarkup({ others }: PageFrame): Markup {
  if (others.length === 0) return NOTHING;
  const links = others.map(
    ({ name, type, path }) => html`<li><a href="${path}" type="${type}">${name}</a></li>`,
  );
  return html`<ul class="exports" aria-label="This page in other forms">${all(links)}</ul>
`;
}

/** How old the newest list of a source is, and since when it could not be read. */
function ageMarkup({ title, day, readAt, failing }: ListAge): Markup {
  const moment = (at: NonNullable<typeof readAt>) => timeMarkup(at.epochMilliseconds, dayAndTime(at, 'UTC'));
  const read = readAt
    ? html`Newest list of ${title}: ${longDay(day)}, read ${moment(readAt)}.`
    : html`No list of ${title} has been read yet.`;
  const since = failing ? html` It could not be read since ${moment(failing.since)}.` : NOTHING;
  return html`<p>${read}${since}</p>
`;
}
