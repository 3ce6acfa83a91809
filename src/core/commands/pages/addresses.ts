import { z } from 'zod';
import { Day } from '../../paper.ts';
import { type Intent, type OptionValue, optionsIn } from '../intent.ts';
import { SEARCH, TODAY, TOPICS } from '../known-intents.ts';

/** What a page's address says behind its path, by name. */
type Words = Readonly<Record<string, string>>;

const PERIODS = ['week', 'month', 'trending'] as const;
const PAPER = 'paper';
const SIMILAR = 'similar';
const TOP = 'top';

/** What a command's option is called in an address, where that differs. */
const SHORT: ReadonlyMap<string, string> = new Map([['query', 'q']]);
const LONG: ReadonlyMap<string, string> = new Map([
  ['q', 'query'],
  ['t', 'topic'],
]);

type Options = Readonly<Record<string, OptionValue>>;

/** How the commands that have a page say their options in its address; undefined where no page does. */
const PAGES_OF: Readonly<Record<string, (options: Options) => string | undefined>> = {
  [TODAY.command]: ({ date, ...options }) => {
    if (date === undefined) return withWords('/', options);
    return Day.safeParse(date).success ? withWords(`/${date}`, options) : undefined;
  },
  [TOP]: ({ period = 'week', ...options }) =>
    PERIODS.some((each) => each === period) ? withWords(`/${period}`, options) : undefined,
  [SEARCH.command]: (options) => withWords('/search', options),
  [PAPER]: (options) => paperAddress(options, ''),
  [SIMILAR]: (options) => paperAddress(options, `/${SIMILAR}`),
  [TOPICS.command]: ({ topic, level, ...others }) => {
    if (Object.keys(others).length > 0) return undefined;
    const words = Object.entries({ t: topic, level }).filter(([, value]) => value !== undefined);
    return withWords('/topics', Object.fromEntries(words) as Options);
  },
};

/** The address of the page that shows what an intent asks for, such as `/search?q=llm&page=2`; undefined where no page does. */
export function pageAddress(intent: Intent): string | undefined {
  const { for: scope, ...options } = optionsIn(intent);
  // Who asks is nobody in particular there.
  return scope === undefined ? PAGES_OF[intent.command]?.(options) : undefined;
}

function paperAddress({ paper = '', ...options }: Options, below: string): string | undefined {
  const path = String(paper).toWellFormed().split('/').map(encodeURIComponent).join('/');
  return path === '' ? undefined : withWords(`/papers/${path}${below}`, options);
}

/** What the page at an address asks for; undefined where there is none. */
export function intentAtAddress(path: string, words: Words): Intent | undefined {
  const options = Object.fromEntries(
    Object.entries(words).flatMap(([name, value]) => (value === '' ? [] : [[LONG.get(name) ?? name, value]])),
  );
  const [, first = ''] = path.split('/');
  if (path === '/') return { command: TODAY.command, options };
  if (path === `/${first}` && Day.safeParse(first).success)
    return { command: TODAY.command, options: { ...options, date: first } };
  if (path === `/${first}` && z.enum(PERIODS).safeParse(first).success)
    return { command: TOP, options: { ...options, period: first } };
  // What one topic would bring no command says: the app API's `brings` does.
  if (path === '/topics') return { command: TOPICS.command, options };
  if (path === '/search') return { command: SEARCH.command, options };
  const [, id, similar] = /^\/papers\/(.+?)(\/similar)?$/.exec(path) ?? [];
  const paper = id === undefined ? undefined : decoded(id);
  if (!paper) return undefined;
  return { command: similar ? SIMILAR : PAPER, options: { ...options, paper } };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function withWords(path: string, options: Options): string {
  const words = Object.entries(options).map(([name, value]): [string, string] => [
    SHORT.get(name) ?? name,
    String(value),
  ]);
  return words.length > 0 ? `${path}?${new URLSearchParams(words)}` : path;
}
