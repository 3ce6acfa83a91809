import { takePapers } from '#core/search/paper-reference.ts';
import { clipWords } from '#core/text/text.ts';

const SMALL =
  /^(?:an?|about|abstract|and|articles?|arxiv|details|for|from|id|info|in|is|it|like|me|more|no|of|on|one|page|papers?|pdf|please|show|similar|that|the|this|to|was|what|why|with|works?)$/i;

/** The first paper that is named, and what is said of words beside papers that were left aside, such as "only from NVIDIA". A text that names none is the paper. */
export function onePaper(typed: string): { readonly paper: string; readonly notes: readonly string[] } {
  const { papers, rest } = takePapers(typed);
  const [paper] = papers;
  if (paper === undefined) return { paper: typed, notes: [] };
  const words = rest.replace(/\[[^\]]*\]/g, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu) ?? [];
  const unread = words.some((word) => !SMALL.test(word));
  return {
    paper,
    notes: unread ? [`Only papers are read here: “${clipWords(rest.trim(), 60)}” was left aside`] : [],
  };
}
