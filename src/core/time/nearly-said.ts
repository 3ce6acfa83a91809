import { distance } from 'fastest-levenshtein';

const WORDS = [
  'weekdays',
  'weekends',
  'daily',
  'weekly',
  'monthly',
  'morning',
  'afternoon',
  'evening',
  'midnight',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];
const SHORTEST = 5;
const LONGEST = 12;
const LONG = 6;

/** The word of a schedule that a misspelt one stands for, "wensday"; undefined where none is so near. */
export function nearlySaid(word: string): string | undefined {
  const typed = word.toLowerCase().replace(/[,.;:!]+$/, '');
  if (typed.length < SHORTEST || typed.length > LONGEST) return undefined;
  const most = typed.length < LONG ? 1 : 2;
  return WORDS.find(
    (name) => name[0] === typed[0] && distance(name, typed.replace(/(?<=day)s$/, '')) <= most,
  );
}
