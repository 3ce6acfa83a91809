import type { Intent, OptionValue } from '../../intent.ts';
import type { Spoken } from '../spoken.ts';

/** The search for what somebody says: what is said behind its words, such as "newest first" or "in the last two weeks", is read as in its line. Undefined where no command searches. */
export function searchOf(
  commands: readonly Spoken[],
  said: string,
  options: Readonly<Record<string, OptionValue>> = {},
): Intent | undefined {
  const search = commands.find(({ fallback }) => fallback);
  if (search?.rest === undefined) return undefined;
  const words = said.split(' ').filter(Boolean);
  const read = search.readWords?.(words) ?? { options: {}, left: words };
  return {
    command: search.name,
    options: { ...read.options, ...options, [search.rest]: read.left.join(' ') },
  };
}
