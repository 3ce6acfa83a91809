import { sentences } from '../sentences.ts';
import { terms } from '../words.ts';
import { clipGist, GIST } from './clip-gist.ts';
import { BACKGROUND, BRINGING, CUES, ITEM, ITSELF, LINK, STUDYING, SURVEYING } from './cues.ts';
import { hasName, methodOf, startsWithName } from './method.ts';
import { standAlone } from './stand-alone.ts';

/** A sentence of an abstract, what it is there for, and how well it says what the paper does: larger is better. */
export interface Sense {
  readonly sentence: string;
  readonly role: 'about' | 'other' | 'background' | 'link';
  readonly score: number;
}

/** What the sentences of an abstract are judged by, beside their own words. */
interface Whole {
  readonly named: ReadonlySet<string>;
  readonly title: ReadonlySet<string>;
  /** Numbers of sentences from 0, or -1: the first with the name, the one that says what is brought or, where nothing is, what is studied, and one that only names it. */
  readonly naming: number;
  readonly bringing: number;
  readonly surveying: number;
  readonly studying: number;
  readonly hollow: number;
}

// What is said of any paper.
const EMPTY = new Set(
  terms(
    'propose introduce present develop describe study investigate explore address tackle overcome bridge challenge limitation issue problem gap question novel new simple effective efficient approach method framework model technique series solution scheme strategy solve achieve goal end paper work research called named dubbed termed motivated inspired observation first enhancing improving aim seek yet key insight idea',
  ),
);
const ROLES = { about: 0, other: -2, background: -6, link: -20 };

/** The sentences of an abstract, each with its role and how well it says what the paper of that title does. */
export function sensesOf(abstract: string, title: string): Sense[] {
  return rolesOf(abstract, title, () => true).map((each) => ({ ...each, score: each.score() }));
}

/** A sentence and its role; what it scores takes ten times as long to tell, and is told to whoever asks. */
export interface SentenceRole extends Pick<Sense, 'sentence' | 'role'> {
  score(): number;
}

/** The same of those sentences alone that `isAsked` takes, where the others say nothing to whoever asks. */
export function rolesOf(
  abstract: string,
  title: string,
  isAsked: (sentence: string) => boolean,
): SentenceRole[] {
  const all = sentences(abstract);
  const name = methodOf(title, abstract);
  const naming = all.findIndex((sentence) => isNaming(sentence, name));
  let known: Whole | undefined;
  return all.flatMap((sentence, at): SentenceRole[] => {
    if (!isAsked(sentence)) return [];
    const isSubject = name !== undefined && startsWithName(sentence, name);
    const role = roleOf(sentence, at === naming || isSubject);
    const score = () => {
      known ??= wholeOf(all, title, { name, naming });
      return scoreOf(sentence, { at, role, isSubject, all: all.length }, known);
    };
    return [{ sentence, role, score }];
  });
}

interface Place extends Pick<Sense, 'role'> {
  readonly at: number;
  /** How many sentences there are. */
  readonly all: number;
  readonly isSubject: boolean;
}

function scoreOf(sentence: string, { at, role, isSubject, all }: Place, whole: Whole): number {
  return (
    ROLES[role] +
    wordsScore(sentence) +
    placeScore(at, whole, sentence) +
    (role === 'other' && at < Math.max(whole.bringing, whole.surveying, whole.studying) ? -2 : 0) +
    (isSubject ? 1.5 : 0) +
    substanceScore(sentence, at === whole.naming, whole) -
    3 * (at / all)
  );
}

/** The sentence that says best what the paper does, the earliest of equals; undefined where there is none. */
export function bestSense(senses: readonly Sense[]): Sense | undefined {
  const [first, ...others] = senses;
  return first && others.reduce((best, each) => (each.score > best.score ? each : best), first);
}

function isNaming(sentence: string, name: string | undefined): boolean {
  return name !== undefined && hasName(sentence, name);
}

function wholeOf(
  all: readonly string[],
  title: string,
  { name, naming }: { readonly name: string | undefined; readonly naming: number },
): Whole {
  const named = stemsOf(name ?? '');
  const titled = stemsOf(title).difference(named);
  const isBringing = (sentence: string) => BRINGING.test(sentence) && !ITEM.test(sentence);
  const brought = all.findIndex(isBringing);
  // What the title names is what the paper brings, whatever is brought before it.
  const broughtByName = all.findIndex((sentence) => isBringing(sentence) && isNaming(sentence, name));
  const bringing = [broughtByName, brought].find((at) => at >= 0) ?? -1;
  const surveying = brought < 0 ? all.findIndex((sentence) => SURVEYING.test(sentence)) : -1;
  const isStudying = (sentence: string) => brought < 0 && surveying < 0 && STUDYING.test(sentence);
  const isHollow = (sentence: string, at: number) =>
    at === bringing && substanceOf(sentence, { named, title: titled }).beyond < HOLLOW;
  return {
    named,
    title: titled,
    naming,
    bringing,
    surveying,
    studying: all.findIndex(isStudying),
    hollow: all.findIndex(isHollow),
  };
}

// So few words that say something beyond the title only name what the paper brings.
const HOLLOW = 2;

function stemsOf(text: string): ReadonlySet<string> {
  return new Set(terms(text));
}

interface Substance {
  /** How many of its stems tell something, and how many of those the title has not. */
  readonly telling: number;
  readonly beyond: number;
  /** How many stems of the title it has. */
  readonly shared: number;
}

/** What a sentence tells, without the name of what the paper brings and what stands in brackets behind it. */
function substanceOf(sentence: string, { named, title }: Pick<Whole, 'named' | 'title'>): Substance {
  const stems = stemsOf(sentence);
  const open = sentence.replace(BRACKETS, '');
  let [telling, beyond, shared] = [0, 0, 0];
  for (const each of open === sentence ? stems : stemsOf(open)) {
    if (named.has(each) || EMPTY.has(each)) continue;
    telling++;
    if (!title.has(each)) beyond++;
  }
  for (const each of title) if (stems.has(each)) shared++;
  return { telling, beyond, shared };
}

const BRACKETS = /\([^()]*\)/g;

function roleOf(sentence: string, isNamed: boolean): Sense['role'] {
  if (LINK.test(sentence)) return 'link';
  if (ITSELF.test(sentence)) return 'about';
  if (BACKGROUND.test(sentence)) return 'background';
  return isNamed ? 'about' : 'other';
}

function wordsScore(sentence: string): number {
  return CUES.reduce((sum, [words, weight]) => (words.test(sentence) ? sum + weight : sum), 0);
}

/** The first sentence that brings something says what the paper brings, and a later one, what else; behind one that only names it stands what it is. */
function placeScore(at: number, { bringing, surveying, studying, hollow }: Whole, sentence: string): number {
  const explained = hollow >= 0 && at === hollow + 1 ? 2.5 : 0;
  if (at === bringing) return explained + 2;
  if (at === surveying) return explained + 4;
  if (at === studying) return explained + 1.2;
  return at > bringing && BRINGING.test(sentence) ? explained - 1.5 : explained;
}

/** A sentence that tells little, or little but its title, says too little; one that is too long cannot be shown whole. */
function substanceScore(sentence: string, isNaming: boolean, whole: Whole): number {
  const { telling, beyond, shared } = substanceOf(sentence, whole);
  const naming = beyond < HOLLOW ? 1 : 2.5;
  return (
    (isNaming ? naming : 0) +
    4 * (shared / Math.max(1, whole.title.size)) -
    Math.max(0, 3 - beyond) -
    1.5 * Math.max(0, 4 - telling) -
    0.3 * Math.max(0, 12 - telling) -
    (clipGist(standAlone(sentence), GIST).endsWith('…') ? 2.5 : 0)
  );
}
