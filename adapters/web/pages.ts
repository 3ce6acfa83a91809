import { type Intent, optionsIn, withOptions } from '#core/commands/intent.ts';
import { SEARCH, TODAY, TOP_OF_WEEK, TOPICS } from '#core/commands/known-intents.ts';
import { intentAtAddress, pageAddress } from '#core/commands/pages/addresses.ts';
import { SIZES } from './limits.ts';

/** What a page can be had as. */
export const FORMS = {
  html: { ending: '', name: 'Page', type: 'text/html; charset=utf-8' },
  atom: { ending: '.atom', name: 'Atom feed', type: 'application/atom+xml; charset=utf-8' },
  jsonFeed: { ending: '.feed.json', name: 'JSON Feed', type: 'application/feed+json; charset=utf-8' },
  json: { ending: '.json', name: 'JSON', type: 'application/json; charset=utf-8' },
  bibtex: { ending: '.bib', name: 'BibTeX', type: 'application/x-bibtex; charset=utf-8' },
  ris: { ending: '.ris', name: 'RIS', type: 'application/x-research-info-systems; charset=utf-8' },
} as const;
export type Form = keyof typeof FORMS;

/** A page that somebody asks for. */
export interface WantedPage {
  /** What the page answers, with what a page shows where nothing else is said. */
  readonly intent: Intent;
  readonly form: Form;
  /** Its one address, without its form's ending: what was asked for besides is not in it. */
  readonly path: string;
}

/** What may stand behind a path; all else is somebody else's mark. */
const KNOWN = ['t', 'level', 'q', 'page', 'sort', 'since', 'size', 'date', 'topic'];
/** The newest list's name where its path, which is `/`, needs an ending. */
const NEWEST = '/newest';
const FEEDS_AT: Readonly<Record<string, Form>> = { '/feed.atom': 'atom', '/feed.json': 'jsonFeed' };

/** The page at an address; undefined where there is none. `accept` is the header in which a program may ask for another form. */
export function wantedAt({ pathname, searchParams }: URL, accept: string): WantedPage | undefined {
  // An ending stands behind a name: without one it asks for no page of ours.
  if (/\/\.[^/]*$/.test(pathname)) return undefined;
  const { path, form } = formIn(pathname, accept);
  const words = Object.fromEntries([...searchParams].filter(([name]) => KNOWN.includes(name)));
  const asked = intentAtAddress(path, words);
  const own = asked && pageAddress(asked);
  if (!asked || own === undefined) return undefined;
  const isFeed = form === 'atom' || form === 'jsonFeed';
  if (isFeed && !hasFeed(asked)) return undefined;
  return { intent: { ...asked, options: { ...sizesOf(asked, isFeed), ...asked.options } }, form, path: own };
}

/** Whether what a page shows goes on from day to day, so that it can be followed. */
export function hasFeed({ command, options = {} }: Intent): boolean {
  if (command === SEARCH.command) return true;
  if (command === TOPICS.command) return options.topic !== undefined;
  if (options.date !== undefined) return false;
  return command === TODAY.command || (command === TOP_OF_WEEK.command && options.period === 'week');
}

/** The address of a page in another form. */
export function addressIn(form: Form, path: string): string {
  const { ending } = FORMS[form];
  const [name = '/', query] = path.split('?');
  const based = name === '/' && ending !== '' ? NEWEST : name;
  return `${based}${ending}${query === undefined ? '' : `?${query}`}`;
}

/** The same page's address without what it shows by itself. */
export function canonical(intent: Intent): string {
  const usual = sizesOf(intent, false);
  const unusual = Object.entries(optionsIn(intent)).filter(([name, value]) => usual[name] !== value);
  return pageAddress(withOptions({ command: intent.command }, Object.fromEntries(unusual))) ?? '/';
}

function formIn(pathname: string, accept: string): { path: string; form: Form } {
  const feed = FEEDS_AT[pathname];
  if (feed) return { path: '/', form: feed };
  const found = (Object.keys(FORMS) as Form[]).find(
    (each) => FORMS[each].ending !== '' && pathname.endsWith(FORMS[each].ending),
  );
  const path = found ? pathname.slice(0, -FORMS[found].ending.length) : pathname;
  const isJson = /\bapplication\/json\b/.test(accept) && !/\btext\/html\b/.test(accept);
  return { path: path === NEWEST ? '/' : path, form: found ?? (isJson ? 'json' : 'html') };
}

/** A page has room for what a message has not; a feed has the newest first. */
function sizesOf({ command, options = {} }: Intent, isFeed: boolean): Record<string, string | number> {
  switch (command) {
    case TODAY.command:
      return { size: SIZES.list };
    case TOP_OF_WEEK.command:
      return { size: SIZES.period };
    case SEARCH.command:
      return isFeed ? { limit: SIZES.feed, sort: 'date' } : { limit: SIZES.search };
    default:
      return /\/similar(?:\?|$)/.test(pageAddress({ command, options }) ?? '')
        ? { limit: SIZES.similar }
        : {};
  }
}
