// What any sentence of a paper may begin with, and who reads it knows: "In this paper, we …". A survey says that it is one.
const PAPER = /^In (?:this|our) (?:[\w-]+ )?(?:paper|work|study|report|article),? (?=(?:we|I)\b)/;
const SURVEY = /^In this (?:[\w-]+ )?(?:paper|work|study|report|survey|review|article|thesis)\b/;
// What leads over from the sentence before: "To address these issues, we …", "Therefore, we …".
const REFERRING =
  /^(?:(?:Aim(?:ed|ing)|As|Based|Build(?:ing|s)?|Built|By|Drawing|Driven|Following|For|From|Given|Grounded|Guided|In|Inspired|Leveraging|Motivated|On|Recogni[sz]ing|To(?:wards?)?|Upon|Using|With)\b[^,.;:?!]*?\b(?:this|these|those|such|that end|it|them|the (?:above|aforementioned))\b[^,.;:?!]{0,60}?)(?:,\s+|\s(?=we\b))/;
const CONNECTING =
  /^(?:Accordingly|Additionally|Also|As a result|Concretely|Consequently|Finally|First(?:ly)?|Furthermore|Hence|Here|In (?:addition|contrast|particular|response|summary|turn)|Instead|Meanwhile|More specifically|Moreover|Next|Overall|Second(?:ly)?|So|Specifically|Then|Therefore|Thereby|Thus|To (?:this|that) end|Ultimately),?\s+/;
// Only what has a subject of its own stands without what led to it.
const SUBJECT =
  /^(?:(?:following|here|in this (?:paper|work|study|report)|inspired|instead|through|while|without)\b[^.;:?!]*?\bwe\b|(?:we|I|our|this (?:paper|work|study|report|survey|article|review)|the (?:paper|authors?))\b|\p{Lu})/u;
// The same behind the subject: "We therefore introduce …", "FlexQuant instead rounds …".
const BETWEEN =
  /^(?:(?:(?:We|I|(?:This|Our) [\w-]+|The authors?|\p{Lu}[\p{L}\p{N}+-]*),? (?:accordingly|consequently|hence|instead|therefore|thus)|(?:We|I),? (?:also|further|then)),?) (?=\p{Ll})(?!of\b)/u;
const ADVERB = /,? [a-z]+,? $/;
// Where the end refers back: "… to address these challenges."
const PURPOSE =
  /[\s,–—-]+(?:in order |designed |that aims |which aims )?to (?:address|alleviate|answer|bridge|close|fill|mitigate|overcome|remedy|resolve|solve|tackle) (?:this|these|those|such|them|it)(?: [\w-]+){0,3}(?=\.$)/;
// A sentence without its purpose has to say so much yet.
const ENOUGH = 60;

/** A sentence of an abstract as it stands alone: without what only leads over from sentences that are not shown. */
export function standAlone(sentence: string): string {
  const opened = withoutBetween(withoutLead(sentence));
  const ended = opened.replace(PURPOSE, '');
  return ended.length < ENOUGH ? opened : ended;
}

function withoutLead(sentence: string): string {
  const where = PAPER.exec(sentence)?.[0];
  if (where) return capital(sentence.slice(where.length));
  if (SURVEY.test(sentence)) return sentence;
  const lead = (REFERRING.exec(sentence) ?? CONNECTING.exec(sentence))?.[0];
  if (!lead) return sentence;
  const rest = sentence.slice(lead.length);
  return SUBJECT.test(rest) ? withoutLead(capital(rest)) : sentence;
}

function withoutBetween(sentence: string): string {
  const begin = BETWEEN.exec(sentence)?.[0];
  return begin ? `${begin.replace(ADVERB, '')} ${sentence.slice(begin.length)}` : sentence;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
