import { ARXIV_ID, canonicalId, wholeArxivId } from '../paper.ts';

// Where a link to a paper has its arXiv id in the path.
const HOSTS = [
  'arxiv\\.org',
  'huggingface\\.co',
  'hf\\.co',
  'alphaxiv\\.org',
  'papers\\.cool',
  'ar5iv\\.org',
  'ar5iv\\.labs\\.arxiv\\.org',
  'doi\\.org',
  'scirate\\.com',
  'emergentmind\\.com',
].join('|');

// A link as people and other programs write it; not one that only stands in another's path.
const LINK = new RegExp(
  `(?<![\\w@./-])(?:https?://)?(?:[\\w-]{1,63}\\.){0,4}(?:${HOSTS})/[^\\s()<>[\\]"'|\\\\]{1,500}`,
  'gi',
);
// What Hugging Face has under such a number beside its papers is somebody's model or data set.
const OTHER_PAGE = /(?:huggingface|hf)\.co\/(?!(?:api\/)?(?:daily_)?papers(?:\/|\?q=))/i;
const WITHIN = new RegExp(
  `(?:(?:^|[\\s/:([<"“'=|])#?|arxiv\\.)${ARXIV_ID}(?:\\.pdf|\\.md)?(?=$|[\\s?#/&)\\]>|,;!"”']|[.:](?:\\s|$))`,
  'i',
);

/** The arXiv id in a bare id, `arXiv:` id, DOI or link of any site, alone or among words; undefined where there is none. */
export function paperIn(text: string): string | undefined {
  return OTHER_PAGE.test(text) ? undefined : canonicalId(WITHIN.exec(text));
}

/** The papers that a text links to, by their arXiv ids, in order, each once. */
export function papersLinked(text: string): string[] {
  const ids = [...text.matchAll(LINK)].flatMap(([link]) => paperIn(link.replace(/[.,;:!?]+$/, '')) ?? []);
  return [...new Set(ids)];
}

// A chat's own way to write a link, with the words that it is shown as.
const CHAT_LINK = /<(https?:[^\s<>|]{1,2000})(?:\|[^<>]{0,2000})?>/gi;
const WRAPPED = /^[<([{"'“‘*_~`#]+|[>)\]}"'”’.,;:!?*_~`]+$/g;

/** The papers that words of a text stand for, by their arXiv ids, each once, and the text without them: ids and links, not numbers within other words or quotes. */
export function takePapers(text: string): { readonly papers: readonly string[]; readonly rest: string } {
  const found = new Set<string>();
  let quoted = false;
  const words = text.replace(CHAT_LINK, ' $1 ').split(/\s+/).filter(Boolean);
  const kept = words.filter((word) => {
    const id = quoted ? undefined : paperOf(word);
    if (word.split('"').length % 2 === 0) quoted = !quoted;
    if (id !== undefined) found.add(id);
    return id === undefined;
  });
  if (found.size === 0) return { papers: [], rest: text };
  // "arXiv: 2608.01234" is said of the number behind it.
  return { papers: [...found], rest: kept.filter((word) => !/^[<("“]?arxiv:?$/i.test(word)).join(' ') };
}

/** The paper that a text is an id of or a link to, and nothing else; undefined for any other text. */
export function paperAlone(text: string): string | undefined {
  const { papers, rest } = takePapers(text);
  return papers.length === 1 && rest === '' ? papers[0] : undefined;
}

// No link to a paper is longer, and what is looked for in each word costs more the longer it is.
const LONGEST = 500;

function paperOf(word: string): string | undefined {
  // Most words are no number: the costlier looks are spared them.
  if (word.length > LONGEST || !/\d{4}/.test(word)) return undefined;
  const bare = word.replace(WRAPPED, '');
  const [linked, ...more] = papersLinked(bare);
  if (linked !== undefined) return more.length === 0 && !/[|,;]/.test(bare) ? linked : undefined;
  return wholeArxivId(bare.replace(NAMED_SO, '').replace(/\.(?:pdf|md)$/i, ''));
}

// What stands before an id without a host: its DOI's own beginning, or that it is one.
const NAMED_SO = /^(?:doi:)?10\.48550\/|^(?:id|paper):(?=\d)|^\/?(?:abs|pdf|html|papers)\/(?=\d)/i;

const MONTHS = 12;

/** What is wrong with an id of the shape that arXiv's have, where its month or its digits show that it can be none; what lacks a digit is told elsewhere. Undefined where nothing is. */
export function wrongId(id: string): string | undefined {
  const [, year = '', month = '', number = ''] = /^(\d\d)(\d\d)\.(\d{4,5})$/.exec(id) ?? [];
  if (!year) return undefined;
  if (Number(month) < 1 || Number(month) > MONTHS)
    return `${id} is no arXiv id: its first four digits are a year and a month, and there is no month ${month}`;
  return Number(year) < 15 && number.length > 4
    ? `${id} is no arXiv id: before 2015 four digits stand behind its point`
    : undefined;
}
