import { namedIn } from '../../text/named-in.ts';
import type { NameKind } from '../names.ts';
import { namesDay } from '../operators.ts';
import { storedAuthor } from './short-names.ts';
import type { ReaderContext } from './whole-values.ts';

const KINDS = '(?:papers?|articles?|works?|publications?|preprints?|research|anything|everything|something)';
const WHOSE = new RegExp(
  `^ {0,9}(?:(?:all|any|some|the|new|newest|latest|recent|more|other) ){0,3}(?<kinds>${KINDS} )?(?:(?:new|recent) )?(?:(?:written|published|released|(?:co-?)?authored) )?(?<sign>by|from) (?=\\S)`,
  'i',
);
const ENDS_NAME = /^(?:about|on|regarding|concerning)$/i;
const JOINS = /^(?:and|or|not)$/i;
// What is left out stands behind it.
const LEAVES_OUT = /^(?:but|except|excluding|without)$/i;
// A value, or a sign of the language.
const IS_VALUE = /[":=|,;<>()]|^[-–—−!]/;
// What people put around a name that is none of it.
const BEFORE =
  /^(?:(?:the|prof\.?|professor|dr\.?|someone|people|researchers|folks|authors?) (?:(?:from|at|of) )?)+/i;
const BEHIND =
  / (?:et al\.?|team|group|lab|labs|people|folks|researchers|and (?:others|colleagues|coauthors))$/i;
const BEFORE_CONDITION = /,(?= ?-?\p{L}{1,20}:)/gu;
const MOST_WORDS = 12;
// Of one word so long that an organisation has, some paper names it as its author as well.
const ONE_LONG = /^\S{5,}$/;
const ACCOUNT = /^ {0,9}@(?<name>[\p{L}\p{N}_-]{2,40})(?: (?:papers?|articles?|works?))?(?<rest>(?: .*)?)$/iu;

const POSSESSOR =
  /^ {0,9}(?<name>[^\s":=|,;<>()'’-][^":=|,;<>()'’]{1,60})['’]s? (?:(?:new|newest|latest|recent) )?(?:papers?|articles?|works?|publications|research)(?: (?:on|about) (?<about>\S.{0,100}))?$/i;

/** "Tri Dao's papers", "Yejin Choi's work on reasoning" are by whoever is called so. */
function ofPossessor(text: string, knows: ReaderContext['knows']): string | undefined {
  const { name, about } = namedIn(POSSESSOR, text);
  const kind = name && (['author', 'org'] as const).find((each) => knows?.(each, name));
  return kind && [about, `${kind}:"${name}"`].filter(Boolean).join(' ');
}

/** "@tencent papers" are from whoever is called so. */
function ofAccount(text: string, knows: ReaderContext['knows']): string | undefined {
  const { name, rest = '' } = namedIn(ACCOUNT, text);
  return name && knows?.('org', name) ? `org:"${name}"${rest}` : undefined;
}

/** A text with whose papers it asks for as `author:` or `org:`, where it says so in words and that is the whole name of somebody stored, or words of it: "papers by Kaiming He about diffusion". Undefined where it asks for nobody's. */
export function withWhose(text: string, context: ReaderContext): string | undefined {
  return (
    ofAccount(text, context.knows) ??
    ofPossessor(text, context.knows) ??
    named(text, context) ??
    asked(text, context) ??
    fromAtEnd(text, context)
  );
}

const NAMED =
  /^ {0,9}(?:the )?(?:(?<author>author)|org|organi[sz]ation|institution|lab) (?<name>[^\s":=|,;<>()][^":=|,;<>()]{1,80})$/i;

/** "Author Geoffrey Hinton": whoever follows somebody may do so before anything of theirs is stored. */
function named(text: string, { knows, isTopic }: ReaderContext): string | undefined {
  const { author, name } = namedIn(NAMED, text);
  if (!name) return undefined;
  const kind: NameKind = author ? 'author' : 'org';
  const isName = /^(?:\p{Lu}[\p{L}\p{M}.'’-]* ){1,4}\p{Lu}[\p{L}\p{M}.'’-]*$/u.test(name);
  return knows?.(kind, name) || (isTopic && isName) ? `${kind}:"${name}"` : undefined;
}

function asked(text: string, context: ReaderContext): string | undefined {
  const { kinds, sign } = namedIn(WHOSE, text);
  // "From pixels to policies" is a title.
  const isBy = sign?.toLowerCase() === 'by';
  if (!context.knows || !sign || !(kinds || isBy)) return undefined;
  const words = text.replace(WHOSE, '').replace(BEFORE_CONDITION, ' ').split(' ').filter(Boolean);
  const ends = words.findIndex((word) => [ENDS_NAME, LEAVES_OUT, IS_VALUE].some((end) => end.test(word)));
  const said = words.slice(0, ends < 0 ? undefined : ends);
  if (said.length === 0 || said.length > MOST_WORDS) return undefined;
  const rest = words.slice(said.length).filter((word, at) => at > 0 || !ENDS_NAME.test(word));
  const whose = eitherOf(said, isBy, context) ?? oneOf(said, isBy, context);
  return whose && [whose, ...rest].join(' ');
}

function oneOf(said: readonly string[], isBy: boolean, { knows, today }: ReaderContext): string | undefined {
  if (!knows || said.some((word) => JOINS.test(word))) return undefined;
  const whole = said.join(' ');
  const isPerson = isBy && !ONE_LONG.test(whole);
  if (namesDay(whole, today)) return undefined;
  const bare = whole.replace(BEFORE, '').replace(BEHIND, '');
  const author = storedAuthor(bare, (name) => knows('author', name));
  for (const name of [whole, bare, author ?? whole]) {
    const kind = kindsFor(isPerson).find((each) => knows(each, name));
    if (kind) return `${kind}:"${name}"`;
  }
  return undefined;
}

function kindsFor(isPerson: boolean): readonly NameKind[] {
  return isPerson ? ['author', 'org'] : ['org', 'author'];
}

/** "Yann LeCun or Kaiming He", each of whom is called so. */
function eitherOf(
  said: readonly string[],
  isBy: boolean,
  { knows, isTopic }: ReaderContext,
): string | undefined {
  const names = said.join(' ').split(/ or /i);
  // A topic would have what is by all of them.
  if (!knows || isTopic || names.length < 2) return undefined;
  const isOne = (name: string) => !name.split(' ').some((word) => JOINS.test(word));
  const kind = kindsFor(isBy).find((each) => names.every((name) => isOne(name) && knows(each, name)));
  return kind && names.map((name) => `${kind}:"${name}"`).join(' or ');
}

const FROM_AT_END =
  /^ {0,9}(?<about>[^":=|,;<>()]{1,80}) from (?<name>[^\s":=|,;<>()]{3,}(?: [^\s":=|,;<>()]+){0,2})(?<more>(?: -?\p{L}{1,20}:.*)?)$/u;
const MOST_BEFORE = 5;

/** "Agents from meta" are by whoever is called so, where no stored paper writes that, as they do "structure from motion". */
function fromAtEnd(text: string, { knows, writes }: ReaderContext): string | undefined {
  const { about, name, more } = namedIn(FROM_AT_END, text);
  const words = about?.split(' ') ?? [];
  const before = words.at(-1) ?? '';
  if (!about || !name || !writes || words.length > MOST_BEFORE) return undefined;
  if (LEAVES_OUT.test(before) || JOINS.test(before) || !knows?.('org', name)) return undefined;
  return writes(`${before} from ${name}`) ? undefined : `${about} org:"${name}"${more}`;
}
