import { UserError } from '../../errors.ts';
import type { WordsRead } from '../command.ts';
import { readScope } from './read-scope.ts';

const FOR_ME = / (?:for )?(?:me|mine)$/i;
const ALL = /\b(?:all|every|everything|server|workspace|channels)\b/i;

const BESIDE_ALL =
  /^(?:digests?|channels?|settings|of|in|on|the|this|our|my|server|workspace|page|\d{1,4})$/i;

const NOTHING_GIVEN =
  'Give what “settings export” has written behind it: the text or, in a terminal, the name of the file.';

/** The words behind "settings": "export" and whose, "import" and what; "settings me" is "settings for me". */
export function readSettingsWords(words: readonly string[]): WordsRead {
  const [all = '', ...more] = words;
  const isOfAll = /^(?:all|everything)$/i.test(all);
  const [first = '', ...others] = isOfAll ? [...more, all] : words;
  const verb = first.toLowerCase();
  if (verb === 'export' || verb === 'download') {
    const said = ` ${others.join(' ')}`;
    const scope = FOR_ME.test(said) ? { for: 'me' } : {};
    return { options: { export: ALL.test(said) ? 'all' : 'channel', ...scope }, left: [] };
  }
  if (verb === 'import') {
    if (others.length === 0) throw new UserError('option-missing', NOTHING_GIVEN);
    return { options: { import: others.join(' ') }, left: [] };
  }
  if (isOfAll && more.every((word) => BESIDE_ALL.test(word))) {
    const page = words.find((word) => /\d/.test(word));
    return { options: { show: 'all', ...(page ? { page } : {}) }, left: [] };
  }
  return readScope(words);
}
