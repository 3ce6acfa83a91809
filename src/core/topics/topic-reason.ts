import type { Reason, Span } from '../document.ts';
import type { Paper } from '../paper.ts';
import { subject } from '../search/filters.ts';
import { nameMeant } from '../search/names.ts';
import type { Query } from '../search/query.ts';
import { marked } from '../search/snippet.ts';
import { terms } from '../text/words.ts';
import type { TopicMatch } from './matcher.ts';

type TopicReason = Extract<Reason, { kind: 'topic' }>;

/** Why a paper of a followed topic is shown: a sentence of it, else the words of its title, else who it is by. */
export function topicReason({ topic, paper, sentence, of, weightOf }: TopicMatch): TopicReason {
  const spoken = sentence();
  const note = spoken.length > 0 ? [] : noteOn(topic.query, paper, weightOf);
  return {
    kind: 'topic',
    topic: topic.text,
    ...(of === undefined || of === 'me' ? {} : { of }),
    sentence: spoken,
    ...(note.length > 0 ? { note } : {}),
  };
}

// "Learning" says little of reinforcement learning, and "Reinforcement" most of it.
const TELLING = 0.5;

/** What of a paper answers a query where no sentence of it does, in our own words; empty where there is nothing to point at, or where that says little of the query by what its words weigh. */
export function noteOn(query: Query, paper: Paper, weightOf?: TopicMatch['weightOf']): readonly Span[] {
  const inTitle = titleWords(query, paper.title);
  if (inTitle.length > 0 && isTelling(query, inTitle, weightOf))
    return [...listed(inTitle), { text: ' in the title' }];
  const { authors, organization = '' } = paper;
  const by = [
    ...query.authors.flatMap((typed) => nameMeant(authors, typed, 'author') ?? []),
    ...query.organizations.flatMap((typed) => nameMeant([organization], typed, 'org') ?? []),
  ];
  return by.length > 0 ? [{ text: 'by ' }, ...listed([...new Set(by)])] : [];
}

function isTelling(query: Query, words: readonly string[], weightOf: TopicMatch['weightOf']): boolean {
  if (!weightOf) return true;
  const asked = new Set(terms(subject(query)));
  const said = new Set(words.flatMap(terms)).intersection(asked);
  const weights = [...said].map((stem) => weightOf(stem) ?? 1 / asked.size);
  return weights.reduce((sum, weight) => sum + weight, 0) >= TELLING;
}

/** The words of a title that a query asks for, each once, as the title has them. */
function titleWords(query: Query, title: string): string[] {
  const wanted = new Map(terms(subject(query)).map((stem) => [stem, 1]));
  return [...new Set(marked(title, wanted).flatMap(({ text, mark }) => (mark ? [text] : [])))];
}

function listed(words: readonly string[]): Span[] {
  return words.flatMap((text, at) => [...(at > 0 ? [{ text: ', ' }] : []), { text, mark: true }]);
}
