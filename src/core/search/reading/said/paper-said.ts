import { isStopword } from '../../../text/words.ts';

// What a paper is called, where it stands, and what its page shows.
const OF_PAPER =
  /^(?:papers?|articles?|preprints?|arxiv|ids?|number|no|nr|ones?|please|pls|thanks|show|find|get|open|read|look|up|code|repo|repository|github|demo|weights|datasets?|abstract|abs|pdf|authors?|titles?|summary|tldr|links?|url|info|details|full|text|versions?|me|here|called|named|titled|it|s)$/i;
const IS_LINK = /^https?:\/\/\S{1,500}$/i;
const CATEGORY = /^\[[a-z-]{2,10}(?:\.[a-z-]{2,10})?\]$/i;
const MOST_WORDS = 8;

/** Whether words beside a paper's id say nothing but that it is one, or ask for what its page shows: "the paper with id", "this one:", "code". */
export function saysPaper(words: string): boolean {
  const said = words.split(' ');
  return said.length <= MOST_WORDS && said.every(isOfPaper);
}

function isOfPaper(word: string): boolean {
  if (IS_LINK.test(word) || CATEGORY.test(word)) return true;
  const bare = word.replace(/^[("'“‘]+|[)"'”’:;,.?!]+$/g, '').replace(/['’]s$/, '');
  return bare === '' || OF_PAPER.test(bare) || isStopword(bare.toLowerCase());
}
