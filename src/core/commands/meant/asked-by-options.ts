import { namedIn } from '../../text/named-in.ts';

const NAMED = '["“”]?(?<named>\\p{L}[\\p{L}-]{1,19})["“”]?';
const OPTIONS =
  '(?:options?|arguments?|args|parameters?|params|flags?|syntax|usage|settings|examples?|values?)';
const ABOUT: readonly RegExp[] = [
  // "What options does subscribe have", "the syntax of search".
  new RegExp(
    `^(?:(?:what|which|show|list|give|explain|the|all|are|is|me|possible|available|there|an?|can you|please|see) )*${OPTIONS}(?: (?:are|is|there|available|possible))* (?:of|for|in|on|to|does|do|can|with|behind)(?: (?:i|the|an?|command|use|set|give))* ${NAMED}(?: (?:have|has|take|takes|accepts?|support|command|with|in|know|understand))*$`,
    'iu',
  ),
  // A search, and what takes a topic, may be for these words.
  /^(?<named>subscribe|today|top|topics|settings|pause|forget|status|feed|mail|web) (?:options?|arguments?|parameters?|flags|syntax|examples?)$/iu,
  new RegExp(
    `^what (?:can|may|could) (?:i|we|one) (?:set|change|configure|choose|say|type|do)(?: (?:in|with|for|behind|after|at|on))(?: the)? ${NAMED}(?: command)?$`,
    'iu',
  ),
];
const MEANING =
  /^what(?:['’]?s| is| are| does| do)(?: (?:an?|the))? ["“”]?(?<what>explore|levels?|strict|broad|alerts?|topics?|digests?|quiet[- ]hours|quiet[- ]days|catch-?up|kind|threads?|follows?|mutes?)["“”]?(?: (?:means?|do|does|levels?|option|for|here|exactly|stand))*$/i;
const MEANT: readonly (readonly [said: RegExp, command: string])[] = [
  [/explore|quiet|catch|kind|thread|digest/i, 'subscribe'],
  [/mute/i, 'mute'],
];
const COMPARED =
  /^(?:what(?:['’]?s| is) |tell me |explain )?(?:the )?differen(?:ce|t)s?(?: is)?(?: between)? (?<one>\p{L}{2,15}) (?:and|vs\.?|versus|or|from) (?<two>\p{L}{2,15})$|^(?:how (?:is|does) )?(?<first>\p{L}{2,15}) (?:different from|differ from|vs\.?|versus) (?<second>\p{L}{2,15})$/iu;
const LONGEST = 100;

/** The names of commands that a line asks about by their options or by a word of theirs: "what options does subscribe have", "what does strict mean", "difference between mute and dismiss". Whether there are such commands is for whoever asks; none where a line asks about no command. */
export function askedByOptions(typed: string): readonly string[] {
  const line = typed.replace(/[\s?!.]+$/, '');
  if (line.length > LONGEST) return [];
  const { one, two, first = one, second = two } = namedIn(COMPARED, line);
  const compared = [first, second].flatMap((name) => name?.toLowerCase() ?? []);
  if (compared.length > 0) return compared;
  const { named } = ABOUT.map((asked) => namedIn(asked, line)).find((found) => found.named) ?? {};
  if (named) return [named.toLowerCase()];
  const { what } = namedIn(MEANING, line);
  return what ? [MEANT.find(([said]) => said.test(what))?.[1] ?? 'follow'] : [];
}
