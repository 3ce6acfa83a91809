import type { Query } from './query.ts';

// A digit is as good as a letter: "π0".
const OF_PAPERS = /[\p{Script=Latin}\p{N}]/u;

/** Whether the words of a query, of which there are some, are all in a script that no paper is written in: "你好". */
export function isInOtherScript({ words, phrases }: Query): boolean {
  const said = [...words, ...phrases];
  return said.length > 0 && !said.some((each) => OF_PAPERS.test(each));
}
