import { takePapers } from '#core/search/paper-reference.ts';
import { clipWords } from '#core/text/text.ts';

const SMALL =
  /^(?:an?|about|and|articles?|arxiv|for|from|id|in|is|it|like|me|more|no|of|on|one|papers?|please|show|similar|that|the|this|to|was|what|why|with|works?)$/i;

/** The first paper that is named where one alone is shown, and what is said of what was left aside: further papers, and words such as "only from NVIDIA". A text that names none is the paper. */
export function onePaper(typed: string): { readonly paper: string; readonly notes: readonly string[] } {
  const { papers, rest } = takePapers(typed);
  const [paper, ...others] = papers;
  if (paper === undefined) return { paper: typed, notes: [] };
  const words = rest.replace(/\[[^\]]*\]/g, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu) ?? [];
  const unread = words.some((word) => !SMALL.test(word));
  return {
    paper,
    notes: [
      ...(others.length > 0 ? [`One paper at a time: ${others.join(', ')} was left aside`] : []),
      ...(unread
        ? [`One paper and nothing else is read here: “${clipWords(rest.trim(), 60)}” was left aside`]
        : []),
    ],
  };
}
