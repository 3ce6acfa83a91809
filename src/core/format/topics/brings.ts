import type { Block, Document, PaperBlock, Text } from '../../document.ts';
import type { Day } from '../../paper.ts';
import { gistOf } from '../../text/gist/gist.ts';
import { plural } from '../../text/text.ts';
import { reaches, type TopicMatch } from '../../topics/matcher.ts';
import { Level, type Topic } from '../../topics/topic.ts';
import { sampleBlocks } from '../papers.ts';

/** What a topic would bring to whoever follows it at a level: the papers of the last lists, newest first, and how many at each. */
export function bringsDocument(
  {
    topic,
    level,
    notes,
    line,
  }: {
    topic: Topic;
    level: Level;
    notes: readonly string[] /** What is typed to follow it. */;
    line: string;
  },
  brought: {
    matches: readonly TopicMatch[];
    lists: number;
    dayOf: (paper: string) => Day | undefined;
    sampleBecause?: string | undefined;
  },
  size: number,
): Document {
  const { matches, lists, dayOf, sampleBecause } = brought;
  const at = (each: Level) => matches.filter((match) => reaches(match, each));
  const shown = at(level);
  const counts = Level.options.map((each) => `${each} ${at(each).length}`).join(', ');
  return {
    summary: `${topic.text}: ${plural(shown.length, 'paper')} of ${plural(lists, 'list')}`,
    blocks: [
      ...sampleBlocks(sampleBecause),
      { kind: 'heading', text: topic.text, aside: `${plural(shown.length, 'paper')} at level ${level}` },
      {
        kind: 'text',
        text: `Whoever follows this would have got, from the last ${plural(lists, 'list')}: ${counts}.`,
      },
      ...shown.slice(0, size).map((match, index) => broughtPaper(match, index + 1, dayOf(match.paper.id))),
      ...notes.map((text): Block => ({ kind: 'note', text })),
      { kind: 'note', text: howToFollow(line) },
    ],
  };
}

function broughtPaper({ paper, sentence }: TopicMatch, number: number, day: Day | undefined): PaperBlock {
  const found = sentence();
  const reasons = found.length > 0 ? [{ kind: 'match' as const, sentence: found }] : [];
  return { kind: 'paper', number, paper, ...(day ? { day } : {}), gist: gistOf(paper), reasons };
}

function howToFollow(line: string): Text {
  return [
    'To follow it, type ',
    { command: `/papers ${line}` },
    ' on Discord or Slack, or ',
    { command: line },
    ' in a terminal; for yourself alone, with ',
    { command: 'for me' },
    ' behind it',
  ];
}
