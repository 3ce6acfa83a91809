import { sentencePieces } from './content/sentence-pieces.ts';

// What ends in a full stop and goes on.
const ABBREVIATION =
  /(?:^|[\s(])(?:et al|e\.g|i\.e|a\.k\.a|w\.r\.t|v\.s|[Cc]f|[Vv]s|[Ff]igs?|[Ee]qs?|[Ss]ec|[Ss]ect|Tab|No|resp|approx|viz|[Aa]vg|[DM]r|MR|Prof|St)\.$/;
const INITIAL = /(?:^|[\s(])[A-Z]\.$/;
// What begins a sentence, and is nobody's name: "with rank N. To address this".
const OPENER = /^(?:To|We|In|This|These|The|Our|It|However|As|For|By|Moreover|Furthermore|Thus|Hence)\b/;
// "2.", "(iii)." or "; 3.": the number of what follows.
const ITEM_NUMBER = /(?:^|[:;,]\s)(?:and\s)?\(?(?:\d{1,2}|[ivx]{1,4}|[IVX]{1,4}|[a-h])\)?\.$/;
// A question or a shout inside a sentence: "(“Why this?”) explanations".
const GOES_ON = /^\p{Ll}+(?:[\s,;.)]|$)/u;
// Where one ends though no capital, or no space, follows: before an address, before a name such as vLLM, δ-mem or 3DB,
// and where the space was lost ("in images.We").
const UNSEEN_END =
  /(?<=[\p{Ll}\d)\]”"%][.!?]["”)]*)\s+(?=https?:\/\/|\p{Ll}[\p{Ll}\d-]*\p{Lu}|\p{Script=Greek}-)|(?<=\p{Ll}{3}\.)(?=\p{Lu}\p{Ll}* \p{Ll})/u;

const MAY_END = /[.?!]["”)]*\s|\.\p{Lu}/u;
// More characters than an abbreviation, an initial or a number has: a longer end is not looked at.
const LONGEST_END = 40;

/** The sentences of a text, in order, each trimmed; abbreviations, initials and the numbers of a list do not end one. */
export function sentences(text: string): string[] {
  const found: string[] = [];
  let open = '';
  for (const piece of sentencePieces(text)) {
    if (open && !goesOn(open, piece)) {
      found.push(open);
      open = '';
    }
    open += piece;
  }
  return [...found, open].flatMap(parted).filter(Boolean);
}

/** A sentence, or those that end unseen in it. */
function parted(text: string): string[] {
  const whole = text.trim();
  // Most have none: what sees that at once takes a tenth of the time.
  return MAY_END.test(whole) ? whole.split(UNSEEN_END).map((part) => part.trim()) : [whole];
}

function goesOn(open: string, next: string): boolean {
  const end = open.trimEnd();
  if (end.endsWith('.')) return goesOnBehindStop(end.slice(-LONGEST_END), next);
  if (/https?:\/\/\S*\?$/.test(end)) return true;
  return /[?!]["”’)]*$/.test(end) && GOES_ON.test(next);
}

function goesOnBehindStop(end: string, next: string): boolean {
  if (ABBREVIATION.test(end) || ITEM_NUMBER.test(end)) return true;
  return INITIAL.test(end) && !OPENER.test(next);
}
