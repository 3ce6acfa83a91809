const BRINGS =
  'propose|introduce|present|develop|design|build|create|construct|describe|report|offer|formulate|devise|unveil|establish|launch|contribute|bring|contend';
const STUDIES =
  'study|investigate|explore|examine|analy[sz]e|show|demonstrate|argue|revisit|find|ask|address|tackle|evaluate|conduct|aim|seek|focus|prove|consider|identify|extend|provide|apply|train|adapt|perform|assess|benchmark|compare|discover|reveal|survey|review|test|quantify|characteri[sz]e|probe|understand|advocate|frame|reformulate|rethink|define|derive|take|make|set out|conceptuali[sz]e|formali[sz]e|recast|challenge|replace|curate|estimate|scale|enable|implement|systemati[sz]e|map|audit|measure|trace|fine-?tune|delve|release|publish|open-?source';
// "Can we develop …?" is asked, not said.
const WE =
  '(?<!\\b(?:[Cc]an|[Ss]hould|[Dd]o|[Cc]ould|[Mm]ay|[Hh]ow) )\\b(?:[Ww]e|I) (?:(?:\\w+ly|here|now|also|then|first|thus|hence|therefore|instead|further|have) )?';
const PAPER =
  '(?:paper|work|study|report|survey|article|review|thesis|manuscript|tutorial|technical report|position paper|research)';
const THIS_PAPER = `(?:(?<![Ii]n )\\b[Tt]his|\\b[Tt]he(?: present)?|\\b[Oo]ur) (?:[\\w-]+ )?${PAPER} (?:\\w+ly )?`;
const THING =
  '(?:framework|method|model|dataset|benchmark|system|approach|pipeline|algorithm|architecture|paradigm|technique|strategy|toolkit|agent|library|suite|survey|family)s?';
const SURVEY =
  '(?:an?|the) (?:[\\w-]+,? ){0,6}?(?:survey|review|overview|study|analysis|evaluation|audit|taxonomy|comparison)\\b';
const NEEDS =
  '(?:address|tackle|overcome|bridge|fill|solve|resolve|close|this end|mitigate|alleviate|remedy|meet|explore|answer|understand|investigate|study)\\b';

/** A sentence in which a paper brings something: "we propose", "this paper systematically presents", "we address it by introducing". */
export const BRINGING = new RegExp(
  `${WE}(?:(?:${BRINGS})(?:e?d)?|release (?=[A-Z]))|^By (?:introducing|proposing)\\b|\\bus to (?:${BRINGS})\\b|\\b[Ww]e \\w+ [^,;:]*\\b(?:by|and) (?:introduc|propos|present|develop)(?:ing|e)\\b|${THIS_PAPER}(?:${BRINGS})e?s\\b`,
);
/** A sentence that says that a paper is a survey, a study or the like: what it brings, where it brings nothing else. */
export const SURVEYING = new RegExp(
  `(?:${WE}(?:provide|conduct|perform|give)(?:e?d)?|${THIS_PAPER}(?:provides|conducts|performs|gives)) ${SURVEY}`,
);
/** A sentence in which a paper studies something, or does anything else. */
export const STUDYING = new RegExp(`${WE}(?:${STUDIES})(?:e?d)?\\b|${THIS_PAPER}\\w+s\\b`);
/** A sentence that speaks of its paper or of who wrote it. */
export const ITSELF = new RegExp(
  `\\b(?:[Ww]e|I|[Oo]ur|[Tt]his (?:[\\w-]+ )?${PAPER})\\b|\\b(?:is|are) (?:introduced|proposed|presented)\\b|^The (?:key|main|core|central) (?:idea|insight|innovation)\\b`,
);
/** A sentence that is one of several: "(1) We …". */
export const ITEM = /^\(?(?:\d|[ivx]{1,3}|[a-c])\)/;
/** A sentence about where something is to be had. */
export const LINK =
  /https?:\/\/|(?<=\w-*)\.github\.io\b|^(?:Our |The |All )?(?:source |training )?(?:codes?|data|datasets?|models?|project(?: page)?|demos?|videos?|weights|website)\b[^.]*\b(?:available|released|found|open-?sourced|here|public)\b|^(?:Code|Project(?: page)?|Demo|Website|Homepage|Data|Dataset|Models?)\s*:/i;
/** A sentence about what was there before. */
export const BACKGROUND =
  /^(?:However|Despite|Although|Though|While|Recent|Recently|Existing|Current|Currently|Traditional|Previous|Prior|Yet|Unfortunately|Nevertheless|Nonetheless|With the|In recent years|Most|Many|Conventional|Meanwhile|Consequently|As a result)\b|\b(?:have|has) (?:\w+ly )?(?:shown|demonstrated|achieved|become|emerged|made|been|gained|seen|led|enabled|attracted|proven|proved|posed|prompted|revolutioni[sz]ed|transformed|advanced|opened|unlocked)\b|\bremains?\b|\b(?:is|are) (?:an? )?(?:\w+ly )?(?:crucial|essential|critical|important|challenging|fundamental|limited|costly|expensive|widely|difficult)\b|\b(?:often|typically|struggles?|suffers?|lacks?|overlook|hinder)\b|\bposes? .*challenge/;

/** What a sentence's words say of its place in an abstract, and how much that counts for or against it. */
export const CUES: readonly (readonly [words: RegExp, weight: number])[] = [
  [BRINGING, 3],
  [new RegExp(`${WE}(?:${BRINGS})(?:e?d)?\\b.*\\b${THING}\\b`), 1],
  [new RegExp(`${WE}(?:${BRINGS})(?:e?d)?\\b.*?(?:\\b\\p{Lu}[\\w-]*[\\p{Lu}\\d])`, 'u'), 1],
  [new RegExp(`${WE}(?:${STUDIES})(?:e?d)?\\b`), 1],
  [new RegExp(`${THIS_PAPER}(?!${BRINGS})\\w+s\\b`), 3],
  [new RegExp(`\\b[Ii]n (?:our|this) (?:\\w+ )?${PAPER}\\b`), 1],
  [/\b[Ww]e (?:instead |have |first )?(?:use|follow|draw|enhance|pose)\b|, (?:proposing|introducing)\b/, 1.5],
  [/\b(?:is|are) (?:introduced|proposed|presented|developed)\b/, 2],
  [new RegExp(`^To ${NEEDS}`), 1],
  [new RegExp(`^To (?!${NEEDS})`), -2],
  [/\b[Ww]e (?:\w+ly )?(?:publish|open-?source)\b|\bOn top of\b|\b[Ww]e focus on\b/, -2],
  [/\b[Ww]e release (?!\p{Lu})/u, -3],
  [/^(?:Furthermore|Moreover|Additionally|In addition|Besides|Also|Finally|Lastly)\b/, -4],
  [/^(?:Then|Second|Third|Next)\b|\b[Ww]e (?:also|first|then|further|additionally)\b/, -2],
  [/^(?:Specifically|In particular|Concretely|Notably|Technically|First|In detail)\b/, -2],
  [/^(?!We |This |In )(?:[\w-]+ ){0,3}(?:experiments?|evaluations?|results?|findings|analys[ei]s)\b/i, -3],
  [/\b(?:outperform|state-of-the-art|surpass)|\d%/i, -1],
  [/^(?:It|They|This|These|Such|Here)\b/, -1.5],
  [/\b(?:that|which|by|via|through|using|where|with|based on|leverag\w+)\b/, 1],
  [/^(?:However|Unfortunately|Nevertheless), we\b/, -3],
  [/^(?:Compared|In comparison) (?:to|with)\b/, -3],
  [
    /^(?:Using|Given|With) (?!(?:this|these) (?:insights?|observations?|findings?)\b)[^,]*, (?:we|this)\b/,
    -1.5,
  ],
  [
    /^(?:The |Our )?\p{Lu}[\w+-]* (?:\w+ly )?(?:demonstrates|achieves|shows|exhibits|excels|attains|matches)\b/u,
    -2,
  ],
  [/\b[Ww]e (?:\w+ly )?(?:observe|point out|notice|note)d?\b/, -1.5],
  [ITEM, -4],
  [/^(?:The|Our) (?:key|main|core|central) (?:idea|insight|innovation)\b/, 2.5],
  [/\?$/, -4.5],
  [
    /^(?:In fact|For example|For instance|Indeed|Second|Third|In contrast|Interestingly|Surprisingly)\b/,
    -1.5,
  ],
  [
    /^(?:While|Although|Though|Despite|Given|Unlike) (?:\w+ )?(?:previous|prior|existing|recent|current|many|most|some|these|the success)\b/,
    -2.5,
  ],
  [/\bto (?:tackle|address|solve|study|isolate|answer) (?:this|these|it|them)(?: \w+)?\.$/, -3],
  [
    /\b[Ww]e (?:hope|believe|envision|expect|anticipate|acknowledge|discuss|only)\b|\b(?:first|important) steps? (?:to|toward)|\b[Ii]n our (?:prior|previous|earlier) work\b/,
    -4,
  ],
  [/^(?:Overall|Together|In summary|In sum|In conclusion|Taken together|Ultimately)\b/, -2],
];
