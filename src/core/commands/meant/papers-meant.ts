import { unlessRefused } from '../../errors.ts';
import { takePapers } from '../../search/paper-reference.ts';
import { namedIn } from '../../text/named-in.ts';
import { readReferences } from '../../text/references/read-references.ts';
import { offerOfPaper } from '../talk/offers-of-papers.ts';
import type { Meant } from './meant.ts';

/** What is asked of papers in the words beside their ids, and the line that does it. */
const WANTED: readonly (readonly [asked: RegExp, lineFor: (ids: string) => string])[] = [
  [
    /\b(?:do not|don'?t|no longer|not) (?:want|need)\b.*\b(?:saved|in (?:my|the) (?:list|library|saved|bookmarks))(?: (?:papers?|list|any ?more|any longer|now))*$/i,
    (ids) => `unsave ${ids}`,
  ],
  [
    /^(?:un-?(?:bookmark|pin|star|keep)|(?:remove|delete|drop|take|throw|kick|clear|erase)(?: (?:out|off|it|this|that|these|paper|papers|away|and))*(?: (?:from|of|out of|off)(?: (?:my|the|our|all))*(?: (?:saved|bookmarks?|bookmarked|library|list|reading|favou?rites|papers?|articles?|ones|list))+)?)$/i,
    (ids) => `unsave ${ids}`,
  ],
  [
    /^(?:(?:bring|get|(?:(?:i|we) )?want|give me)(?: (?:it|paper|the paper))? back(?: again)?|put(?: it)? back|restore|recover|un-?delete|un-?unsave|re-?add)(?: (?:the |that )?paper)?(?: (?:to|in|into|on|from)(?: (?:my|the|our|saved|library|bookmarks?|reading|list|papers?))+)?$/i,
    (ids) => `undo unsave ${ids}`,
  ],
  [/^re-?save$/i, (ids) => `save ${ids}`],
  [
    /^(?:(?:show|give|send|find|get)(?: me| us)? )?(?:less|fewer)\b|^(?:i |we )?(?:do not|don['’]?t|didn['’]?t|did not) (?:really )?like\b|^(?:dis-?like|thumbs? down|down-?vote)\b/i,
    (ids) => `like ${ids} less`,
  ],
  [
    /^(?:(?:i['’]?m|i am) )?(?:not (?:really )?interested|un-?interested|no (?:longer )?interest)\b|^(?:hide|skip|ignore|reject|not for me|never show(?: me)?|don['’]?t (?:show|want)|do not (?:show|want)|i (?:don['’]?t|do not) (?:want|care))\b/i,
    (ids) => `dismiss ${ids} for me`,
  ],
  [
    /^(?:(?:i|we)(?: have|['’]ve)? (?:already |just )?(?:(?:read|seen|know)(?: (?:this|it|that)(?: one)?)?(?: already)?)|(?:already )?(?:seen|known)|already read|(?:read|seen) (?:it|this|that))$/i,
    (ids) => `dismiss ${ids} for me`,
  ],
  [/^(?:👎|:-?1:|:thumbs_?down:)/iu, (ids) => `like ${ids} less`],
  [
    /^(?:(?:i |we )?(?:really |also |just )*(?:like[ds]?|love[ds]?|enjoy(?:ed)?)\b|👍|❤️?|💯|🔥|⭐|🌟|:\+1:|:heart:|:thumbs_?up:|thumbs? up\b|(?:great|good|nice|excellent|awesome|amazing|fantastic|interesting) (?:one|paper|work|read|find|stuff)\b|more of (?:this|that)|this is (?:really |very |so )?(?:great|good|nice|excellent|awesome|amazing|interesting))(?!.*\bnot\b)/iu,
    (ids) => `like ${ids}`,
  ],
  [/^(?:(?:we['’]?re|we are) not interested|not for us)\b/i, (ids) => `dismiss ${ids}`],
  [
    /^(?:export|send|add|push|import)(?: (?:this|it|these|both))? (?:to|into|in|for)(?: my)? (?:zotero|overleaf|latex)(?: library)?$/i,
    (ids) => `paper ${ids} export:bibtex`,
  ],
  [
    /^(?:export|send|add|push|import)(?: (?:this|it|these|both))? (?:to|into|in|for)(?: my)? (?:endnote|mendeley|papers)(?: library)?$/i,
    (ids) => `paper ${ids} export:ris`,
  ],
  [/^export$/i, (ids) => `paper ${ids} export`],
  [/\b(?:ris|endnote|refman)\b/i, (ids) => `paper ${ids} export:ris`],
  [/\bcsl(?:[- ]json)?\b/i, (ids) => `paper ${ids} export:csl`],
  [
    /\bbib(?:tex|liography entry)?\b|^(?:(?:how (?:do|can|should|to) ?(?:i|we)? )?(?:quote|cite)|(?:a |the )?(?:citation|reference) (?:for|of))\b|\b(?:citation|reference)$/i,
    (ids) => `paper ${ids} export:bibtex`,
  ],
  [
    /^(?:bookmark|keep|pin|remember|store|favou?rite|fav|read later|save (?:it |this )?for later|(?:star|like|save)(?:,| and) (?:then )?(?:add|put|save|keep|bookmark)\b.*|(?:(?:add|put|move|drop|stick|throw)(?: (?:this|it|these|both|paper|papers|also))* (?:to|in|into|on|onto)|send to)(?: (?:my|the|our))? (?:saved|reading|library|zotero|mendeley|bookmarks?|favou?rites|collection|list|read[- ]later|to-?read)(?: (?:papers?|list|library|pile|queue|articles))*)\b|\b(?:for later|to my (?:list|library|saved(?: papers)?)|to read later)$/i,
    (ids) => `save ${ids}`,
  ],
];

// Of a reference as it is printed.
const STYLE = /\b(?<style>apa|mla|ieee|acm|chicago|harvard|vancouver)(?: (?:style|format))?$/i;
const LONGEST = 400;

/** What somebody wants of papers that a line names by their ids or links: "less like 2608.01234", "2608.01234 bibtex". Undefined where it names none, or wants nothing so plain. */
export function paperWanted(line: string): Meant | undefined {
  if (line.length > LONGEST) return undefined;
  const { papers, rest } = takePapers(line);
  // What begins with a command, or looks for words, is read there.
  if (papers.length === 0 || /^(?:search|paper|similar|save|unsave|saved|why|follow|mute|like)\b/i.test(rest))
    return undefined;
  const style = namedIn(STYLE, rest).style;
  if (style)
    return {
      says: [
        `There is no ${style.toUpperCase()} here, which a program for references makes of the file that comes by `,
        { command: `paper ${papers.join(' ')} bibtex` },
        ' (also ris, csl).',
      ],
    };
  const lineFor = WANTED.find(([asked]) => asked.test(rest.replace(/^([^:].*?)[\s:;,.]+$/, '$1')))?.[1];
  return lineFor && { line: lineFor(papers.join(' ')) };
}

/** The line that shows the papers which a text names anywhere; undefined where it names none, or asks something of them that is answered otherwise. */
export function papersShown(text: string): string | undefined {
  const entries = referencesIn(text);
  if (entries) return entries;
  if (text.length > LONGEST) return undefined;
  const { papers, rest } = takePapers(text);
  if (papers.length === 0 || offerOfPaper(text)) return undefined;
  // An id with hardly a word, and several without any, are read as they stand.
  if (
    !/[\p{L}\p{N}]/u.test(rest) ||
    (papers.length === 1 && rest.split(' ').length <= FEW && !/\?\s*$/.test(text))
  )
    return undefined;
  return `paper ${papers.join(' ')}`;
}

/** A pasted entry of BibTeX: the paper by its id, else by its title. */
function referencesIn(text: string): string | undefined {
  if (!/^\s*@\s?\w{2,40}\s?\{/.test(text)) return undefined;
  const cited = unlessRefused(() => readReferences(text)) ?? [];
  const ids = cited.flatMap(({ id }) => id ?? []);
  if (ids.length > 0) return `paper ${[...new Set(ids)].slice(0, MOST).join(' ')}`;
  const title = cited[0]?.title.replace(/["{}]/g, '').trim();
  return title ? `search ${title}` : undefined;
}

const MOST = 10;
const FEW = 3;
