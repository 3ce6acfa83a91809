import { UserError } from '../errors.ts';
import { isInOtherScript } from '../search/other-script.ts';
import { isStopword, words } from '../text/words.ts';
import { categoriesIn } from './categories.ts';
import { categoryText } from './category-text.ts';
import type { Topic } from './topic.ts';

// What is followed or muted are papers: all of them are no topic.
const ANY = /^(?:all|any|anything|everything|papers?|news?)$/i;

/** Throws a UserError for a topic that can never be about a paper: words that say nothing, another script, one of arXiv's categories. `command` is what it was named for. */
export function requirePossible({ text, query }: Topic, command: string): void {
  const said = [...query.words, ...query.phrases];
  // An author or an organisation alone is enough.
  if (said.length === 0) return;
  const categories = categoriesIn(text);
  if (categories.length > 0) throw new UserError('topic-category', categoryText(categories, command));
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
