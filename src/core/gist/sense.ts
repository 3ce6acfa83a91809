import { sentences } from '../text/sentences.ts';
import { methodOf, startsWithName } from './method.ts';

/** A sentence of an abstract, what it is there for, and how well it says what the paper does: larger is better. */
export interface Sense {
  readonly sentence: string;
  readonly role: 'about' | 'other' | 'background' | 'link';
  readonly score: number;
}

const DOING =
  'propose|introduce|present|develop|design|build|create|construct|describe|report|offer|formulate|devise|unveil|establish|launch|contribute|bring|contend';
const STUDYING =
  'study|investigate|explore|examine|analy[sz]e|show|demonstrate|argue|revisit|find|ask|address|tackle|evaluate|conduct|aim|seek|focus|prove|consider|identify|extend|provide|apply|train|adapt|perform|assess|benchmark|compare|discover|reveal|survey|review|test|quantify|characteri[sz]e|probe|understand|advocate|frame|reformulate|rethink|define|derive|take|make|set out|release|publish|open-?source';
const ADVERB = '(?:(?:\\w+ly|here|now|also|then|first|thus|hence|therefore|instead|further) )?';
const PAPER =
  '(?:paper|work|study|report|survey|article|review|thesis|manuscript|tutorial|technical report|position paper|research)';

/** What a sentence's words say of its place in an abstract, and how much that counts for or against it. */
const CUES: readonly { readonly words: RegExp; readonly weight: number }[] = [
  { words: new RegExp(`\\b[Ww]e ${ADVERB}(?:${DOING})\\b`), weight: 4 },
  { words: new RegExp(`\\b[Ww]e ${ADVERB}(?:${STUDYING})\\b`), weight: 2 },
  { words: new RegExp(`\\b(?:[Tt]his|[Tt]he present) (?:\\w+ )?${PAPER}\\b`), weight: 3 },
  { words: new RegExp(`\\b${PAPER} (?:${DOING}|${STUDYING})e?s\\b`), weight: 1 },
  {
    words: /\b[Ww]e (?:\w+ly )?(?:release|publish|open-?source)\b|^To further\b|\bOn top of\b|\bin turn\b/,
    weight: -3,
  },
  { words: new RegExp(`\\b[Ii]n (?:our|this) (?:\\w+ )?${PAPER}\\b`), weight: 1 },
  { words: /\b(?:is|are) (?:introduced|proposed|presented|developed)\b/, weight: 2 },
  {
    words: /^To (?:address|tackle|overcome|bridge|fill|solve|close|this end|mitigate|alleviate)\b/,
    weight: 1,
  },
  {
    words:
      /^(?:Furthermore|Moreover|Additionally|In addition|Besides|Also|Finally|Lastly|Then|Second|Third|Next)\b/,
    weight: -4,
  },
  { words: /\b[Ww]e (?:also|then|further|additionally)\b/, weight: -2 },
  { words: /^(?:Specifically|In particular|Concretely|Notably|Technically|First|In detail)\b/, weight: -2 },
  {
    words:
      /^(?:Our |The |These |Those |Through |Extensive |Comprehensive |Empirical |Experimental |\w+ )*(?:experiments?|evaluations?|results?|findings)\b/i,
    weight: -3,
  },
  { words: /\b(?:outperform|state-of-the-art|surpass)/i, weight: -1 },
  { words: /^(?:It|They|This|These|Such|Here)\b/, weight: -1.5 },
  { words: /\?$/, weight: -1 },
  { words: /\b[Ww]e (?:hope|believe|envision|expect|acknowledge|discuss)\b/, weight: -4 },
  { words: /^(?:Overall|Together|In summary|In sum|In conclusion|Taken together|Ultimately)\b/, weight: -2 },
  {
    words:
      /\b[Ww]e (?:instead |have |first )?(?:consider|use|introduced|proposed|follow|draw|enhance|pose|address)\b|, proposing\b/,
    weight: 1.5,
  },
];

const LINK =
  /https?:\/\/|\b[\w-]+\.github\.io\b|^(?:Our |The |All )?(?:source |training )?(?:codes?|data|datasets?|models?|project(?: page)?|demos?|videos?|weights|website)\b[^.]*\b(?:available|released|found|open-?sourced|here|public)\b|^(?:Code|Project(?: page)?|Demo|Website|Homepage|Data|Dataset|Models?)\s*:/i;
const BACKGROUND =
  /^(?:However|Despite|Although|Though|While|Recent|Recently|Existing|Current|Currently|Traditional|Previous|Prior|Yet|Unfortunately|Nevertheless|Nonetheless|With the|In recent years|Most|Many|Conventional|Meanwhile|Consequently|As a result)\b|\b(?:have|has) (?:\w+ly )?(?:shown|demonstrated|achieved|become|emerged|made|been|gained|seen|led|enabled|attracted)\b|\bremains?\b|\b(?:is|are) (?:\w+ly )?(?:crucial|essential|critical|important|challenging|fundamental|limited|costly|expensive|widely|difficult)\b|\b(?:often|typically|struggles?|suffers?|lacks?|overlook|hinder)\b/;
const ITSELF = new RegExp(`\\b(?:[Ww]e|[Oo]ur|[Tt]his (?:\\w+ )?${PAPER})\\b`);
const ROLES = { about: 0, other: -2, background: -6, link: -20 };

/** The sentences of an abstract, each with its role and how well it says what the paper of that title does. */
export function sensesOf(abstract: string, title: string): Sense[] {
  const name = methodOf(title);
  const all = sentences(abstract);
  const naming = name === undefined ? -1 : all.findIndex((sentence) => sentence.includes(name));
  return all.map((sentence, at) => {
    const isNaming = at === naming;
    const isSubject = name !== undefined && startsWithName(sentence, name);
    const role = roleOf(sentence, isNaming || isSubject);
    const score =
      ROLES[role] +
      wordsScore(sentence) +
      (isNaming ? 3 : 0) +
      (isSubject ? 2 : 0) +
      lengthScore(sentence.length) -
      3 * (at / all.length);
    return { sentence, role, score };
  });
}

function roleOf(sentence: string, isNamed: boolean): Sense['role'] {
  if (LINK.test(sentence)) return 'link';
  if (isNamed || ITSELF.test(sentence)) return 'about';
  return BACKGROUND.test(sentence) ? 'background' : 'other';
}

function wordsScore(sentence: string): number {
  return CUES.reduce((sum, { words, weight }) => (words.test(sentence) ? sum + weight : sum), 0);
}

/** Too short says too little; too long cannot be shown whole. */
function lengthScore(length: number): number {
  if (length < 40) return -4;
  if (length < 70) return -1;
  return length > 280 ? -1 : 0;
}
