import { namedIn } from '../../text/named-in.ts';

// Before 2015 ids had four digits behind their point.
const FIVE_SINCE = 1501;
const TYPED =
  /^(?:arxiv[:\s]\s?)?(?<digits>[\dOoIl]{3,9}(?:\s?[.,:;_/·-]\s?|\s)?[\dOoIl]{0,8})(?:v\d{1,2})?$/i;

/** The arXiv id that somebody may have meant who typed one with its point in a wrong place, without it, or with letters that look like digits: `26072.4653`, `2607-24653`, `26O7.24653`. Undefined for anything else, ids themselves included. */
export function slippedId(text: string): string | undefined {
  const typed = namedIn(TYPED, text.trim()).digits;
  if (typed === undefined) return undefined;
  const digits = typed.replace(/o/gi, '0').replace(/[il]/gi, '1').replace(/\D/g, '');
  const [begun, number] = [digits.slice(0, 4), digits.slice(4)];
  const month = Number(begun.slice(2));
  if (month < 1 || month > 12 || begun < '0704' || (typed.match(/\d/g) ?? []).length < 6) return undefined;
  // Eight digits may be a day as well.
  const isWhole = Number(begun) < FIVE_SINCE ? number.length === 4 && /\D/.test(typed) : number.length === 5;
  const id = `${begun}.${number}`;
  return isWhole && id !== typed ? id : undefined;
}

/** Whether something written as an arXiv id has a digit too few: since 2015 there are five behind the point. */
export function isShortId(id: string): boolean {
  const { begun } = namedIn(/^(?<begun>\d{4})\.\d{4}$/, id);
  return Number(begun) >= FIVE_SINCE;
}
