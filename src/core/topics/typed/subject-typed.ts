import { oneLine } from '../../text/text.ts';
import { isStopword, words } from '../../text/words.ts';
import { besideCategories } from './categories.ts';
import { categoryNote } from './category-text.ts';

// What is followed or muted are papers, and mostly good ones: these words say nothing of what they are about.
const SAYS_NOTHING = new Set(
  `all any anything everything something nothing paper papers article articles publication publications preprint preprints news new
  newest latest recent stuff thing things one ones topic topics subject subjects work works research good great best better cool nice
  interesting exciting relevant important popular hot trending trend trends random like love arxiv category categories section field area
  fields areas interest interests favourite favourites favorite favorites expertise`.split(/\s+/),
);

const KINDS =
  '(?:papers?|articles?|works?|publications|preprints|research|something|anything|everything|stuff|things|news|updates)';
const WHICH = '(?:(?:all|any|some|the|more|new|newest|latest|recent|good|great|cool|interesting) ){0,3}';
const BEFORE = new RegExp(
  `^(?:${WHICH}${KINDS} (?:(?:that (?:is|are|deals?)|dealing|related|relating|to do) )?(?:about|on|regarding|concerning|with|to|around|in the (?:field|area) of)|(?:the )?(?:topic|subject|field|area) of) (?=\\S)`,
  'i',
);
const BEHIND =
  /(?<!(?:^| )(?:of|for|to|from|in|on|with|and|or|by|between|scientific|academic|white)),? (?:research |arxiv )?(?:papers|articles|preprints|publications|stuff)$/i;
const EMPTY = /\( *\)|\[ *\]/g;
// What is left of a list whose other parts are gone.
const ENDS = /^(?:[ ,;:|&]|(?:and|or|in) )+|(?:[ ,;:|&]| (?:and|or|in|from|under))+$/gi;

/** Whether words can be what a paper is about. */
export function saysSomething(said: readonly string[]): boolean {
  return said.flatMap(words).some((word) => !isStopword(word) && !SAYS_NOTHING.has(word));
}

/** What a typed topic is about, without arXiv's categories and the words that it is papers which are meant, and what is said of that: "3DGS papers", "something about robots", "computer vision (cs.CV)". As it was typed where nothing else is left. */
export function subjectTyped(typed: string): { readonly text: string; readonly notes: readonly string[] } {
  const whole = oneLine(typed);
  if (/["“”]|:\/\//.test(whole)) return { text: whole, notes: [] };
  const beside = besideCategories(whole);
  const isLeft = beside !== whole && saysSomething([beside]);
  const named = isLeft ? oneLine(beside.replace(EMPTY, ' ')).replace(ENDS, '') : whole;
  const bare = named.replace(BEFORE, '').replace(BEHIND, '');
  return {
    text: saysSomething([bare]) ? bare : named,
    notes: isLeft ? categoryNote(whole, true) : [],
  };
}
