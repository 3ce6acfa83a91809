import type { Reply } from '#core/commands/command.ts';
import { actionOn, type PaperAction } from '#core/commands/paper-actions.ts';
import { papersLinked } from '#core/search/paper-reference.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { SLACK_LIMITS } from '../limits.ts';

/** A digest of 25 papers is the longest. */
const MOST = 25;

/** Asks which of the papers that a message links to an action is meant for, each by the words of its link where they are a title. */
export function whichPaper(action: PaperAction, papers: readonly string[], written: string): Reply {
  const titles = titlesIn(written);
  const actions = papers.slice(0, MOST).map((paper) => ({
    label: clipWords(titles.get(paper) ?? paper, SLACK_LIMITS.button),
    ...actionOn(action, paper),
  }));
  const { question } = action;
  return {
    status: 'answered',
    document: {
      summary: question,
      blocks: [
        { kind: 'text', text: question },
        { kind: 'actions', actions },
      ],
    },
  };
}

// A title is longer than the one word that leads to a paper's page or code.
const LINK = /<(https:[^<>|]+)\|([^<>]* [^<>]*)>/g;

function titlesIn(written: string): ReadonlyMap<string, string> {
  const links = [...written.matchAll(LINK)].reverse();
  return new Map(
    links.flatMap(([, address = '', words = '']) =>
      papersLinked(address).map(
        (paper) => [paper, oneLine(words.replace(/&(?:amp|lt|gt);/g, unescaped))] as const,
      ),
    ),
  );
}

const SIGNS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

function unescaped(sign: string): string {
  return SIGNS[sign] ?? sign;
}
