import type { Archive, WordHint } from '#core/archive/archive.ts';
import type { Paper } from '#core/paper.ts';
import { hasWords } from '#core/search/names.ts';
import { queryText } from '#core/search/query.ts';
import type { Advice } from '#core/topics/advice.ts';
import { type Level, TOPIC_LIMITS, type Topic, topicOf } from '#core/topics/topic.ts';
import { spelledOut } from '#core/topics/typed/spelled-out.ts';
import { withoutKind } from '../../access/kind-of-organization.ts';
import { type Misspelt, misspeltNames } from '../search/misspelt-names.ts';
import { type NameMeant, namesMeant, TELLS_WHOSE } from '../search/names-meant.ts';

const NONE: Advice = { unknown: false, offers: [] };
/** An archive of fewer papers knows too few words to say that one is unknown. */
const ENOUGH_PAPERS = 100;
const MOST_TRIED = 5;
const MOST_OFFERED = 3;

/** What the archive would say to somebody who names a topic: what brings more of some papers at that level. */
export async function adviseOn(
  archive: Archive,
  topic: Topic,
  { among, level }: { among: readonly Paper[]; level: Level },
): Promise<Advice> {
  const said = [...topic.query.words, ...topic.query.phrases];
  const misspelt = misspeltNames(archive, topic.query);
  if (said.length + misspelt.length + topic.query.organizations.length === 0) return NONE;
  const hints = said.length > 0 ? archive.hints(said.join(' ')) : [];
  const isInPapers = hints.some(({ papers }) => papers > 0);
  const named = asNames(topic, namesMeant(archive, topic.query, { total: isInPapers ? 1 : 0 }), hints);
  const isKnown = archive.size().papers < ENOUGH_PAPERS || isInPapers || named.length > 0;
  const unknown =
    isKnown || said.length + misspelt.length === 0 ? false : said.length > 0 ? 'words' : 'names';
  const respelled = misspelt.flatMap((each) => respelt(topic, each));
  const shorter = topic.query.organizations.flatMap((name) => shortened(topic, name));
  const tried = [
    ...named,
    ...respelled,
    ...shorter,
    ...variantsOf(topic.text, hints),
    ...spelledOut(topic.text),
  ]
    .filter((text) => text.length <= TOPIC_LIMITS.characters)
    .map((text) => topicOf(text))
    .filter(({ key }, at, all) => key !== topic.key && all.findIndex((each) => each.key === key) === at)
    .slice(0, MOST_TRIED);
  if (tried.length === 0) return { unknown, offers: [] };
  const matches = await archive.matchMany(
    [topic, ...tried].map((each) => ({ topic: each, level })),
    among,
  );
  const papersOf = ({ key }: Topic) => matches.filter((match) => match.topic.key === key).length;
  const typed = papersOf(topic);
  const slips = hints.filter(({ papers, alike }) => papers === 0 && alike.length > 0);
  const isMisspelt = ({ query }: Topic) => slips.some(({ word }) => query.words.includes(word));
  const all = tried
    .filter((each) => !isMisspelt(each))
    .map((each) => ({ topic: each.text, papers: papersOf(each) }))
    .toSorted((a, b) => b.papers - a.papers);
  // A name that brings nothing is worth a word where the words bring nothing either.
  const least = slips.length > 0 ? Math.max(1, typed) : typed + 1;
  const better = all.filter(
    ({ topic, papers }) => papers >= least || (named.includes(topic) && (papers > 0 || typed === 0)),
  );
  // A topic hears what is close to it: what nobody writes so is told all the same, with what its spelling brings.
  const isTold = better.length === 0 && slips.length + misspelt.length > 0;
  const offers = isTold ? all.filter(({ papers }) => papers === typed).slice(0, 1) : better;
  return { unknown, offers: offers.slice(0, MOST_OFFERED) };
}

/** The topic by each of the names that may be meant instead of one. */
function respelt({ query }: Topic, { kind, typed, meant }: Misspelt): string[] {
  const list = kind === 'author' ? 'authors' : 'organizations';
  return meant.map((name) =>
    queryText({ ...query, [list]: query[list].map((each) => (each === typed ? name : each)) }),
  );
}

/** The topic by an organisation without the word for what kind of one it is: "nvidia" for "nvidia research". */
function shortened({ query }: Topic, name: string): string[] {
  const bare = withoutKind(name);
  if (bare === name) return [];
  const organizations = query.organizations.map((each) => (each === name ? bare : each));
  return [queryText({ ...query, organizations })];
}

const SAYS_NOTHING = /^(?:by|from|about|on|is|there|anything|something|new|newest|latest|recent|papers?)$/i;

/** What is left of words once a name is: "agents" of "new papers on agents by". */
function subjectOf(words: readonly string[]): readonly string[] {
  if (!words.some((word) => TELLS_WHOSE.test(word))) return words;
  return words.filter((word) => !SAYS_NOTHING.test(word));
}

/** The topic with the words of a name as that name; by each of several alone. Of what papers speak of, one word is a subject, whoever else is called so. */
function asNames({ query }: Topic, names: readonly NameMeant[], hints: readonly WordHint[]): string[] {
  const said = [...query.words, ...query.phrases];
  const isSpokenOf = (typed: string) =>
    hints.some(({ word, papers }) => word === typed.toLowerCase() && papers > 0);
  return names.flatMap(({ kind, name, rest, isApart }) => {
    const whose = kind === 'author' ? { authors: [name] } : { organizations: [name] };
    if (rest && isApart) return [queryText({ ...query, words: rest, phrases: [], or: [], ...whose })];
    const isWhole = hasWords(name, said.join(' '), kind);
    const own = isWhole ? said : said.filter((word) => hasWords(name, word, kind));
    if (own.length === 1 && own.some(isSpokenOf)) return [];
    const words = names.length > 1 ? [] : subjectOf(query.words.filter((word) => !own.includes(word)));
    return [queryText({ ...query, words, phrases: [], or: [], ...whose })];
  });
}

/** The text with its doubtful words as they may be meant, all of them and then each alone, and with what it has short in full. */
function variantsOf(text: string, hints: readonly WordHint[]): string[] {
  const whole = hints.reduce(
    (made, { word, alike: [first] }) => (first ? replaced(made, word, first) : made),
    text,
  );
  const single = hints.flatMap(({ word, alike }) => alike.map((other) => replaced(text, word, other)));
  const full = hints.flatMap(({ word, also }) => also.map((other) => replaced(whole, word, other)));
  return [...new Set([whole, ...single, ...full])].filter((made) => made !== text);
}

function replaced(text: string, word: string, other: string): string {
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'iu'), () => other);
}
