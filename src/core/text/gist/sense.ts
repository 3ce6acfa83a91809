import { sentences } from '../sentences.ts';
import { terms } from '../words.ts';
import { clipGist, GIST } from './clip-gist.ts';
import { methodOf, startsWithName } from './method.ts';

/** A sentence of an abstract, what it is there for, and how well it says what the paper does: larger is better. */
export interface Sense {
  readonly sentence: string;
  readonly role: 'about' | 'other' | 'background' | 'link';
  readonly score: number;
}

const BRINGS =
  'propose|introduce|present|develop|design|build|create|construct|describe|report|offer|formulate|devise|unveil|establish|launch|contribute|bring|contend';
const STUDIES =
  'study|investigate|explore|examine|analy[sz]e|show|demonstrate|argue|revisit|find|ask|address|tackle|evaluate|conduct|aim|seek|focus|prove|consider|identify|extend|provide|apply|train|adapt|perform|assess|benchmark|compare|discover|reveal|survey|review|test|quantify|characteri[sz]e|probe|understand|advocate|frame|reformulate|rethink|define|derive|take|make|set out|release|publish|open-?source';
const WE = '\\b[Ww]e (?:(?:\\w+ly|here|now|also|then|first|thus|hence|therefore|instead|further|have) )?';
const PAPER =
  '(?:paper|work|study|report|survey|article|review|thesis|manuscript|tutorial|technical report|position paper|research)';
const THING =
  '(?:framework|method|model|dataset|benchmark|system|approach|pipeline|algorithm|architecture|paradigm|technique|strategy|toolkit|agent|library|suite|survey|family)s?';

const NEEDS =
  '(?:address|tackle|overcome|bridge|fill|solve|resolve|close|this end|mitigate|alleviate|remedy|meet|explore|answer|understand|investigate|study)\\b';
const ANSWERING = new RegExp(`^To ${NEEDS}`);
const BRINGING = new RegExp(
  `${WE}(?:(?:${BRINGS})(?:e?d)?|release (?=[A-Z]))|\\bus to (?:${BRINGS})\\b|(?:(?<![Ii]n )\\b[Tt]his|\\b[Tt]he(?: present)?|\\b[Oo]ur) (?:\\w+ )?${PAPER} (?:${BRINGS})e?s\\b`,
);

/** What a sentence's words say of its place in an abstract, and how much that counts for or against it. */
const CUES: readonly (readonly [words: RegExp, weight: number])[] = [
  [BRINGING, 3],
  [new RegExp(`${WE}(?:${BRINGS})(?:e?d)?\\b.*\\b${THING}\\b`), 1],
  [new RegExp(`${WE}(?:${BRINGS})(?:e?d)?\\b.*?(?:\\b\\p{Lu}[\\w-]*[\\p{Lu}\\d])`, 'u'), 1],
  [new RegExp(`${WE}(?:${STUDIES})(?:e?d)?\\b`), 1],
  [
    new RegExp(
      `(?:(?<![Ii]n )\\b[Tt]his|\\b[Tt]he(?: present)?|\\b[Oo]ur) (?:\\w+ )?${PAPER} (?!${BRINGS})\\w+s\\b`,
    ),
    3,
  ],
  [new RegExp(`\\b[Ii]n (?:our|this) (?:\\w+ )?${PAPER}\\b`), 1],
  [/\b[Ww]e (?:instead |have |first )?(?:use|follow|draw|enhance|pose)\b|, (?:proposing|introducing)\b/, 1.5],
  [/\b(?:is|are) (?:introduced|proposed|presented|developed)\b/, 2],
  [ANSWERING, 1],
  [new RegExp(`^To (?!${NEEDS})`), -2],
  [/\b[Ww]e (?:\w+ly )?(?:publish|open-?source)\b|\bOn top of\b|\b[Ww]e focus on\b/, -2],
  [/\b[Ww]e release (?!\p{Lu})/u, -3],
  [/^(?:Furthermore|Moreover|Additionally|In addition|Besides|Also|Finally|Lastly)\b/, -4],
  [/^(?:Then|Second|Third|Next)\b|\b[Ww]e (?:also|first|then|further|additionally)\b/, -2],
  [/^(?:Specifically|In particular|Concretely|Notably|Technically|First|In detail)\b/, -2],
  [/^(?:\w+ )*(?:experiments?|evaluations?|results?|findings)\b/i, -3],
  [/\b(?:outperform|state-of-the-art|surpass)|\d%/i, -1],
  [/^(?:It|They|This|These|Such|Here)\b/, -1.5],
  [/\b(?:that|which|by|via|through|using|where|with|based on|leverag\w+)\b/, 1],
  [/\?$/, -3],
  [/\bto (?:tackle|address|solve|study|isolate|answer) (?:this|these|it|them)(?: \w+)?\.$/, -1.5],
  [/\b[Ww]e (?:hope|believe|envision|expect|acknowledge|discuss)\b/, -4],
  [/^(?:Overall|Together|In summary|In sum|In conclusion|Taken together|Ultimately)\b/, -2],
];

const LINK =
  /https?:\/\/|\b[\w-]+\.github\.io\b|^(?:Our |The |All )?(?:source |training )?(?:codes?|data|datasets?|models?|project(?: page)?|demos?|videos?|weights|website)\b[^.]*\b(?:available|released|found|open-?sourced|here|public)\b|^(?:Code|Project(?: page)?|Demo|Website|Homepage|Data|Dataset|Models?)\s*:/i;
const BACKGROUND =
  /^(?:However|Despite|Although|Though|While|Recent|Recently|Existing|Current|Currently|Traditional|Previous|Prior|Yet|Unfortunately|Nevertheless|Nonetheless|With the|In recent years|Most|Many|Conventional|Meanwhile|Consequently|As a result)\b|\b(?:have|has) (?:\w+ly )?(?:shown|demonstrated|achieved|become|emerged|made|been|gained|seen|led|enabled|attracted)\b|\bremains?\b|\b(?:is|are) (?:\w+ly )?(?:crucial|essential|critical|important|challenging|fundamental|limited|costly|expensive|widely|difficult)\b|\b(?:often|typically|struggles?|suffers?|lacks?|overlook|hinder)\b|\bposes? .*challenge/;
const ITSELF = new RegExp(`\\b(?:[Ww]e|[Oo]ur|[Tt]his (?:\\w+ )?${PAPER})\\b`);
// What is said of any paper.
const EMPTY = new Set(
  terms(
    'propose introduce present develop describe study investigate explore address tackle overcome bridge challenge limitation issue problem gap question novel new simple effective efficient approach method framework model technique paper work research called named dubbed termed motivated inspired observation first enhancing improving',
  ),
);
const ROLES = { about: 0, other: -2, background: -6, link: -20 };

/** The sentences of an abstract, each with its role and how well it says what the paper of that title does; only those that `isAsked` takes, where the others say nothing to whoever asks. */
export function sensesOf(
  abstract: string,
  title: string,
  isAsked: (sentence: string) => boolean = () => true,
): Sense[] {
  const name = methodOf(title, abstract);
  const named = stemsOf(name ?? '');
  const about = stemsOf(title).difference(named);
  const all = sentences(abstract);
  const naming = name === undefined ? -1 : all.findIndex((sentence) => sentence.includes(name));
  const bringing = all.findIndex((sentence) => BRINGING.test(sentence));
  return all.flatMap((sentence, at) => {
    if (!isAsked(sentence)) return [];
    const stems = stemsOf(sentence).difference(named);
    const isNaming = at === naming;
    const isSubject = name !== undefined && startsWithName(sentence, name);
    const role = roleOf(sentence, isNaming || isSubject);
    const score =
      ROLES[role] +
      wordsScore(sentence) +
      firstScore(at, bringing, sentence) +
      (isNaming ? 2.5 : 0) +
      (isSubject ? 1.5 : 0) +
      4 * shareOf(about, stems) +
      sizeScore(sentence, stems) -
      3 * (at / all.length);
    return [{ sentence, role, score }];
  });
}

/** The sentence that says best what the paper does, the earliest of equals; undefined where there is none. */
export function bestSense(senses: readonly Sense[]): Sense | undefined {
  const [first, ...others] = senses;
  return first && others.reduce((best, each) => (each.score > best.score ? each : best), first);
}

function stemsOf(text: string): ReadonlySet<string> {
  return new Set(terms(text));
}

function shareOf(wanted: ReadonlySet<string>, stems: ReadonlySet<string>): number {
  return wanted.intersection(stems).size / Math.max(1, wanted.size);
}

function roleOf(sentence: string, isNamed: boolean): Sense['role'] {
  if (LINK.test(sentence)) return 'link';
  if (ITSELF.test(sentence)) return 'about';
  if (BACKGROUND.test(sentence)) return 'background';
  return isNamed ? 'about' : 'other';
}

function wordsScore(sentence: string): number {
  return CUES.reduce((sum, [words, weight]) => (words.test(sentence) ? sum + weight : sum), 0);
}

/** The first sentence that brings something says what the paper brings; a later one, what else. */
function firstScore(at: number, bringing: number, sentence: string): number {
  if (at === bringing) return 2;
  return at > bringing && BRINGING.test(sentence) ? -1.5 : 0;
}

/** A sentence of few words that say something says too little; one that is too long cannot be shown whole. */
function sizeScore(sentence: string, stems: ReadonlySet<string>): number {
  const telling = stems.difference(EMPTY).size;
  return (
    -1.5 * Math.max(0, 4 - telling) -
    0.3 * Math.max(0, 12 - telling) -
    (clipGist(sentence, GIST).endsWith('…') ? 2.5 : 0)
  );
}
