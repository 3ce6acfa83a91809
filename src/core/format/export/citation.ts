import { type Paper, wholeArxivId } from '../../paper.ts';
import { words } from '../../text/words.ts';
import { type Author, authorsOf } from './author.ts';

/** What every reference manager wants to know of a paper. */
export interface Citation {
  readonly key: string;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly Author[];
  /** Year, month and day as far as they are known, as numbers; a month without a day comes from an arXiv id. */
  readonly date: readonly number[];
  readonly doi?: string;
  readonly url?: string;
  /** Its arXiv id, and its first category there. */
  readonly arxiv?: { readonly id: string; readonly primary?: string };
}

/** A paper as a reference. */
export function citationOf(paper: Paper): Citation {
  const { id, title, abstract, published, url, categories } = paper;
  const isOnArxiv = wholeArxivId(id) === id;
  const authors = authorsOf(paper);
  const [primary] = categories;
  const doi = isOnArxiv ? `10.48550/arXiv.${id}` : /^10\.\d{4,9}\/\S+$/.exec(id)?.[0];
  const page = isOnArxiv ? `https://arxiv.org/abs/${id}` : url;
  return {
    key: keyOf(paper, authors),
    title,
    abstract,
    authors,
    date: published ? published.split('-').map(Number) : monthOf(id),
    ...(doi && { doi }),
    ...(page && { url: page }),
    ...(isOnArxiv && {
      arxiv: { id, ...(primary && /^[a-z-]+(?:\.[A-Za-z-]+)?$/.test(primary) && { primary }) },
    }),
  };
}

/** The year and month that an arXiv id begins with; nothing for another id. */
function monthOf(id: string): number[] {
  const [, year, month] = /(\d\d)(\d\d)/.exec(wholeArxivId(id) ?? '') ?? [];
  if (!year) return [];
  // The first papers are of 1991.
  return [Number(year) + (Number(year) > 90 ? 1900 : 2000), Number(month)];
}

// Longer names of families than this are those of groups.
const LONGEST = 24;
const PLAIN: Readonly<Record<string, string>> = {
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', ı: 'i', þ: 'th', æ: 'ae', œ: 'oe', ß: 'ss' },
};

/**
 * "example2026flexquant-2608.01234": the first author's family, the year, the title's first distinctive word, and the id, which
 * alone makes it unlike that of any other paper. It depends on nothing but the paper.
 */
function keyOf({ id, title, published }: Paper, [first]: readonly Author[]): string {
  const family = plain(first && 'family' in first ? first.family : (first?.group ?? '')).slice(0, LONGEST);
  const year = monthOf(id)[0] ?? published?.slice(0, 4) ?? '';
  const distinctive = words(title).find((word) => word.length > 3) ?? '';
  // BibTeX takes keys for the same that differ by case alone.
  const own = id.replace(/[^a-z0-9./:-]/gu, (sign) => `_${sign.codePointAt(0)?.toString(16)}_`);
  return `${family || 'paper'}${year}${plain(distinctive)}-${own}`;
}

function plain(text: string): string {
  const letters = text.toLowerCase().replace(/[øłđðıþæœß]/g, (letter) => PLAIN[letter] ?? '');
  return words(letters)
    .join('')
    .replace(/[^a-z0-9]/g, '');
}
