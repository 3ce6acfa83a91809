import { z } from 'zod';
import { Day } from '../../paper.ts';
import { type Intent, optionsIn } from '../intent.ts';
import { SEARCH, TODAY } from '../known-intents.ts';

/** What a page's address says behind its path, by name. */
type Words = Readonly<Record<string, string>>;

const PERIODS = ['week', 'month', 'trending'] as const;
const PAPER = 'paper';
const SIMILAR = 'similar';
const TOP = 'top';

/** What a command's option is called in an address, where that differs. */
const SHORT: Words = { query: 'q' };
const LONG: Words = { q: 'query' };

/** The address of the page that shows what an intent asks for, such as `/search?q=llm&page=2`; undefined where no page does. */
export function pageAddress(intent: Intent): string | undefined {
  const { command } = intent;
  const { for: scope, ...options } = optionsIn(intent);
  if (scope !== undefined) return undefined;
  switch (command) {
    case TODAY.command: {
      const { date, ...rest } = options;
      if (date !== undefined && !Day.safeParse(date).success) return undefined;
      return withWords(date === undefined ? '/' : `/${date}`, rest);
    }
    case TOP: {
      const { period = 'week', ...rest } = options;
      return PERIODS.some((each) => each === period) ? withWords(`/${period}`, rest) : undefined;
    }
    case SEARCH.command:
      return withWords('/search', options);
    case PAPER:
    case SIMILAR: {
      const { paper = '', ...rest } = options;
      // What is below a paper's own address is no part of its id.
      const path = String(paper).toWellFormed().split('/').map(encodeURIComponent).join('/');
      return path === ''
        ? undefined
        : withWords(`/papers/${path}${command === SIMILAR ? '/similar' : ''}`, rest);
    }
    default:
      return undefined;
  }
}

/** What the page at an address asks for; undefined where there is none. */
export function intentAtAddress(path: string, words: Words): Intent | undefined {
  const options = Object.fromEntries(
    Object.entries(words).flatMap(([name, value]) => (value === '' ? [] : [[LONG[name] ?? name, value]])),
  );
  const [, first = ''] = path.split('/');
  if (path === '/') return { command: TODAY.command, options };
  if (path === `/${first}` && Day.safeParse(first).success)
    return { command: TODAY.command, options: { ...options, date: first } };
  if (path === `/${first}` && z.enum(PERIODS).safeParse(first).success)
    return { command: TOP, options: { ...options, period: first } };
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

function withWords(path: string, options: Readonly<Record<string, string | number | boolean>>): string {
  const words = Object.entries(options).map(([name, value]): [string, string] => [
    SHORT[name] ?? name,
    String(value),
  ]);
  return words.length > 0 ? `${path}?${new URLSearchParams(words)}` : path;
}
