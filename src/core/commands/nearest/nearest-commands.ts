import { namedIn } from '../../text/named-in.ts';

/** What may be meant by words of a line that no command begins: the lines that come nearest, each of which works as it stands. `about` is what is left of the words that a paper may be about. */
interface Row {
  readonly said: RegExp;
  lines(about: string, said: string): readonly string[];
}

// An hour that a clock shows: what stands behind "subscribe" is to work.
const TIME =
  /\b(?:at|by|before|around) (?<time>(?:0?[1-9]|1[0-2])(?:[:.][0-5]\d)? ?[ap]m|(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?)(?!\d|[.:]\d)/i;

const ROWS: readonly Row[] = [
  {
    said: /\b(?:did i (?:just )?|take (?:\w+ )?back|mistake|changed? my mind|didn['’]?t mean|revert|undo)\b/i,
    lines: () => ['undo', 'topics'],
  },
  {
    said: TIME,
    lines: (_, said) => [`subscribe ${namedIn(TIME, said).time}`, 'settings'],
  },
  {
    said: /\b(?:skip|holidays?|vacations?|away|tomorrow|christmas|easter|cancel|rest|break|weekends?|off (?:until|on|for|this|next))\b/i,
    lines: () => ['pause until monday', 'subscribe holidays:"24 Dec to 1 Jan"'],
  },
  {
    said: /\b(?:too many|too much|fewer|less often|shorter|longer|bigger|smaller|overwhelm\w*|spam\w*|abstracts?)\b/i,
    lines: () => ['subscribe size:5', 'settings'],
  },
  { said: /\bthreads?\b/i, lines: () => ['subscribe thread:none', 'settings'] },
  { said: /\b(?:previews?|links?|unfurl\w*)\b/i, lines: () => ['help settings'] },
  {
    said: /\b(?:who (?:can|may)|permissions?|admins?|managers?|allowed)\b/i,
    lines: () => ['help settings', 'settings'],
  },
  {
    said: /\b(?:mention|ping|notify|alert|ring|wake)\w*\b|(?:^|\s)@\p{L}/iu,
    lines: () => ['topics show:alerts', 'help follow'],
  },
  {
    said: /\b(?:save[ds]?|saving|library|bookmarks?|kept|favou?rites?|collection)\b/i,
    lines: () => ['saved'],
  },
  {
    said: /\b(?:every|each) (?:day|morning|evening|week)\b|\b(?:daily|weekly|monthly|digests?|deliver\w*|schedule\w*|posts?|at \d)\b/i,
    lines: () => ['settings', 'help subscribe'],
  },
  {
    said: /\b(?:sort\w*|ordered|order|newest|oldest|ranked)\b/i,
    lines: () => ['search agents sort:date', 'top week'],
  },
  { said: /\b(?:since|until|between|year|months?)\b/i, lines: () => ['search agents since:june'] },
  { said: /\b(?:pages?|next|previous|further|remaining)\b/i, lines: () => ['search agents page:2'] },
  {
    said: /\b(?:bib|bibtex|cit(?:e|ation|ations)|ris|code|authors?|pdf|repo|abstract|demo|datasets?|first|second|third|fourth|last|number \d+|one)\b/i,
    lines: () => ['help paper', 'search agents has:code'],
  },
  { said: /\b(?:read (?:it|this|that|them|already)|seen|known?)\b/i, lines: () => ['help dismiss'] },
  { said: /\b(?:trending|hot|popular|viral|hyped?|github)\b/i, lines: () => ['top trending', 'top week'] },
  {
    said: /\b(?:not|don['’]?t|hate|dislike|without|enough|no more|boring|annoying|stop|never)\b/i,
    lines: (about) => [about ? `mute ${about}` : 'help mute'],
  },
  {
    said: /\b(?:love|like|great|awesome|amazing)\b/i,
    lines: (about) => [about ? `follow ${about}` : 'help like'],
  },
  {
    said: /\b(?:follow\w*|topics?|interest\w*|labs?|group|team|work\w*|research\w*|field|phd|thesis|student|engineer|startup|company)\b/i,
    lines: (about) => [about ? `follow ${about}` : 'topics'],
  },
  {
    said: /\b(?:today|new|latest|now|news|papers?|this (?:week|morning))\b/i,
    lines: () => ['today', 'top week'],
  },
];

const MOST = 2;

/** The lines that come nearest to what somebody said, one or two of them; none where no word tells. */
export function nearestLines(said: string, about: string): readonly string[] {
  const found = ROWS.flatMap((row) => (row.said.test(said) ? row.lines(about, said) : []));
  return [...new Set(found)].slice(0, MOST);
}
