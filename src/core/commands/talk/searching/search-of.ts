import type { Intent, OptionValue } from '../../intent.ts';
import { optionsSaid } from '../../options/free-words.ts';
import { wordsOfLine } from '../../options/words.ts';
import type { Spoken } from '../spoken.ts';

/** The search for what somebody says: options of its own ("sort:date", "page 2") and what is said behind its words, such as "newest first" or "in the last two weeks", are read as in its line. Undefined where no command searches. */
export function searchOf(
  commands: readonly Spoken[],
  said: string,
  options: Readonly<Record<string, OptionValue>> = {},
): Intent | undefined {
  const search = commands.find(({ fallback }) => fallback);
  if (search?.rest === undefined) return undefined;
  const own = optionsSaid(
    search,
    wordsOfLine(said).map(({ raw }) => raw),
  );
  const read = search.readWords?.(own.left) ?? { options: {}, left: own.left };
  return {
    command: search.name,
    options: { ...read.options, ...own.options, ...options, [search.rest]: read.left.join(' ') },
  };
}
