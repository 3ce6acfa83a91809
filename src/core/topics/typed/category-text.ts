import type { Part, Text } from '../../document.ts';
import { enumerated } from '../../text/text.ts';
import { type Category, categoriesIn } from './categories.ts';

/** The subjects of arXiv's categories that people ask for most, as words that papers have. */
const SUBJECTS: Readonly<Record<string, string>> = {
  'cs.ai': 'reasoning',
  'cs.ar': 'hardware',
  'cs.cl': 'language models',
  'cs.cr': 'security',
  'cs.cv': 'computer vision',
  'cs.dc': 'distributed training',
  'cs.gr': 'rendering',
  'cs.hc': 'human-AI collaboration',
  'cs.ir': 'retrieval',
  'cs.lg': 'deep learning',
  'cs.ma': 'multi-agent systems',
  'cs.ne': 'neural networks',
  'cs.pl': 'code generation',
  'cs.ro': 'robotics',
  'cs.sd': 'audio generation',
  'cs.se': 'software engineering',
  'cs.sy': 'control',
  'eess.as': 'speech',
  'eess.iv': 'image processing',
  'eess.sy': 'control',
  'math.oc': 'optimization',
  'q-bio': 'biology',
  'q-fin': 'trading',
  'stat.ml': 'uncertainty',
};
/** What is meant by those that arXiv does not have, under which people look for it. */
const SLIPS: Readonly<Record<string, string>> = {
  'cs.ml': 'deep learning',
  'cs.llm': 'language models',
  'cs.nlp': 'language models',
  'cs.rl': 'reinforcement learning',
};

/** What is said to whoever names nothing but categories: that the lists do not tell of them, and the words to name instead to a command, with the conditions that were named beside them. */
export function categoryText(categories: readonly Category[], command: string, conditions = ''): Text {
  const real = categories.filter(({ exists }) => exists);
  const told = (real.length > 0 ? real : categories).map(({ name }) => name);
  const [name] = told;
  const all = told.slice(0, MOST_TOLD);
  const which =
    real.length === 0
      ? `arXiv has no category ${name}`
      : all.length > 1
        ? `${enumerated(all)} are arXiv's categories`
        : `${name} is one of arXiv's categories`;
  const subjects = all.flatMap((each) => subjectOf(each.toLowerCase()) ?? []);
  const instead: readonly Part[] =
    subjects.length > 0
      ? [', such as ', { command: `${command} ${subjects.join(', ')} ${conditions}`.trimEnd() }]
      : [];
  const tells = `the daily lists do not tell of ${real.length > 0 ? 'them' : 'any'}`;
  return [
    `${which}, and ${tells}: name what ${all.length > 1 ? 'they are' : 'it is'} about in words`,
    ...instead,
    '.',
  ];
}

/** The words for a category; for one that is none, those of what it may be a slip of: a letter too many. */
function subjectOf(name: string): string | undefined {
  return SUBJECTS[name] ?? SLIPS[name] ?? SUBJECTS[name.slice(0, -1)];
}

/** What is said of categories beside other words, which are left aside, or looked for by their letters where they are quoted or none. */
export function categoryNote(typed: string, isLeft: boolean): string[] {
  const [category] = categoriesIn(typed);
  if (category === undefined) return [];
  const { name, exists } = category;
  const which = exists
    ? `${name} is one of arXiv's categories, which the lists do not tell of`
    : `arXiv has no category ${name}`;
  return [`${which}: ${isLeft ? 'it was left aside' : 'only its letters were looked for'}`];
}

const MOST_TOLD = 4;
