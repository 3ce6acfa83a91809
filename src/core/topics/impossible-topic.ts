import type { Part, Text } from '../document.ts';
import { UserError } from '../errors.ts';
import { isInOtherScript } from '../search/other-script.ts';
import { isStopword, words } from '../text/words.ts';
import { type Category, categoryIn } from './categories.ts';
import type { Topic } from './topic.ts';

/** The subjects of arXiv's categories that people ask for most, as words that papers have. */
const SUBJECTS: Readonly<Record<string, string>> = {
  'cs.ai': 'reasoning',
  'cs.cl': 'language models',
  'cs.cr': 'security',
  'cs.cv': 'computer vision',
  'cs.gr': 'computer graphics',
  'cs.hc': 'human-computer interaction',
  'cs.ir': 'information retrieval',
  'cs.lg': 'deep learning',
  'cs.ma': 'multi-agent systems',
  'cs.ne': 'neural architecture',
  'cs.ro': 'robotics',
  'cs.sd': 'audio generation',
  'cs.se': 'software engineering',
  'eess.as': 'speech',
  'eess.iv': 'image processing',
  'stat.ml': 'statistical learning',
};
// What is followed or muted are papers: all of them are no topic.
const ANY = /^(?:all|any|anything|everything|papers?|news?)$/i;

/** Throws a UserError for a topic that can never be about a paper: words that say nothing, another script, one of arXiv's categories. `command` is what it was named for. */
export function requirePossible({ text, query }: Topic, command: string): void {
  const said = [...query.words, ...query.phrases];
  // An author or an organisation alone is enough.
  if (said.length === 0) return;
  const category = categoryIn(text);
  if (category !== undefined) throw new UserError('topic-category', categoryText(category, command));
  if (isInOtherScript(query)) {
    throw new UserError(
      'topic-script',
      `Papers are in English, and no paper will have the words “${text}”: name the topic in English.`,
    );
  }
  if (said.flatMap(words).every((word) => isStopword(word) || ANY.test(word))) {
    throw new UserError('topic-says-nothing', [
      `“${text}” says nothing of what a paper is about: name a subject, such as `,
      { command: `${command} LLM quantization` },
      '.',
    ]);
  }
}

function categoryText({ name, exists }: Category, command: string): Text {
  const subject = SUBJECTS[name.toLowerCase()];
  const instead: readonly Part[] = subject ? [', such as ', { command: `${command} ${subject}` }] : [];
  const which = exists ? `${name} is one of arXiv's categories` : `arXiv has no category ${name}`;
  return [
    `${which}, and the daily lists do not tell of ${exists ? 'them' : 'any'}: name what it is about in words`,
    ...instead,
    '.',
  ];
}
