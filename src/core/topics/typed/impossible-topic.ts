import { UserError } from '../../errors.ts';
import { isInOtherScript } from '../../search/other-script.ts';
import type { Topic } from '../topic.ts';
import { categoriesIn } from './categories.ts';
import { categoryText } from './category-text.ts';
import { saysSomething, subjectTyped } from './subject-typed.ts';

/** Throws a UserError for a topic that can never be about a paper: words that say nothing, another script, one of arXiv's categories. `command` is what it was named for. */
export function requirePossible({ text, query }: Topic, command: string): void {
  const said = [...query.words, ...query.phrases];
  // An author or an organisation is enough.
  if (said.length === 0 || query.authors.length + query.organizations.length > 0) return;
  const categories = categoriesIn(subjectTyped(text).text);
  if (categories.length > 0) throw new UserError('topic-category', categoryText(categories, command));
  if (isInOtherScript(query)) {
    throw new UserError(
      'topic-script',
      `Papers are in English, and no paper will have the words “${text}”: name the topic in English.`,
    );
  }
  if (!saysSomething(said)) {
    throw new UserError('topic-says-nothing', [
      `“${text}” says nothing of what a paper is about: name a subject, such as `,
      { command: `${command} LLM quantization` },
      '.',
    ]);
  }
}
