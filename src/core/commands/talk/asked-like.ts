import { takePapers } from '../../search/paper-reference.ts';

const ALIKE =
  /\b(?:(?:closely )?related|similar|alike|resembl(?:e|es|ing)|comparable|close(?:ly)? to|(?:in the )?(?:vein|style|spirit) of|along the lines of|(?:(?:on|about) )?the same (?:topic|subject|area|field|theme) as)\b/i;
// "Like" alone is a verb: "I like it", and "less like it" is for the command of that name.
const LIKE =
  /\b(?:papers?|works?|articles?|research|stuff|things?|some(?:thing)?|anything|more|ones?|else|is|are) like\b(?! (?:i['’]?m|a|for|we|you)\b)/i;
const SAYS_NOTHING =
  /^(?:an?|and|any|anything|are|articles?|arxiv|as|can|could|else|find|for|get|give|have|i|id|is|it|list|look|me|more|most|new|of|on|one|ones|other|others|paper|papers|please|research|search|see|send|show|some|something|stuff|suggest|recommend|that|the|there|thing|things|this|to|us|want|what|what['’]?s|which|with|work|works|would|will|you|do|know)$/i;

/** The paper that others like it are asked for, or several, how many where that is said, and what else was. */
export interface LikeAsked {
  readonly paper: string;
  readonly many?: number;
  readonly rest: string;
}

const MOST = 3;

/** What a text asks for that wants papers like one that it names: "find me stuff related to 2608.01234". Undefined where it asks for none. */
export function likeAsked(text: string): LikeAsked | undefined {
  const { papers, rest } = takePapers(text);
  const paper = papers.join(' ');
  const asked = rest.match(ALIKE) ?? rest.match(LIKE);
  if (papers.length === 0 || papers.length > MOST || !asked || /\b(?:less|not) like\b/i.test(rest))
    return undefined;
  const words = rest
    .replace(asked[0], ' ')
    .replace(ALIKE, ' ')
    .split(/[\s:?!.,()]/)
    .filter(Boolean);
  const many = words.find((word) => /^(?:[1-9]|1\d|20)$/.test(word));
  const left = words.filter((word) => !SAYS_NOTHING.test(word) && word !== many && !/^like$/i.test(word));
  return { paper, ...(many ? { many: Number(many) } : {}), rest: left.join(' ') };
}
