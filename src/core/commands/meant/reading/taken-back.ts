import { takePapers } from '../../../search/paper-reference.ts';
import { namedIn } from '../../../text/named-in.ts';
import type { Meant } from '../meant.ts';
import { DIGEST_ENDED_BY, TAKEN_BACK_BY } from './ways-back.ts';

const TOPICS =
  "(?:(?:(?:my|our|the|this|your|its|all|channel[’']?s|list of|of) )*(?:followed )?(?:topics?|follows|interests|follow(?:ed)? list|topic list|subscriptions?|topics? list|feed)|what (?:we|i) follow)";
const OUT = '(?:remove|drop|delete|take|cut|kick|throw|cross|strike|clear|erase|get rid of)(?: out| off)?';
const ANY_MORE = '(?: (?:any ?more|any longer|now|again|please))*';
const UNFOLLOWED: readonly RegExp[] = [
  new RegExp(`^${OUT} (?:the )?(?<topic>\\S.{0,80}?) (?:from|off|out of|off of) ${TOPICS}${ANY_MORE}$`, 'i'),
  new RegExp(
    `^(?:(?:i|we)(?: (?:do not|don['’]?t|no longer|never))? ?(?:want|need|wish)(?:s|ed)?(?: to)? (?:un-?follow|stop following)|(?:i|we) (?:do not|don['’]?t|no longer)(?: (?:want|need|wish) to)? follow|(?:stop|quit|end|cancel|finish)(?: (?:the|my|our))? follow(?:ing)?(?: (?:of|for|on))?) (?<topic>\\S.{0,80}?)${ANY_MORE}$`,
    'i',
  ),
  new RegExp(
    `^(?:get rid of|cancel|remove|drop|end|delete)(?: the| my| our)? (?<topic>\\S.{0,80}?) (?:topic|follow|subscription to topic)${ANY_MORE}$`,
    'i',
  ),
];
// Whose digest it is, and what else is ended by a command of its own.
const NO_TOPIC =
  /^(?:(?:my|our|the|all|daily|weekly|monthly|everything|every|this|that|last|muted|a|an) ?)+(?:(?:digest|paper|topic|follow)s?|one)?$/i;
const REFOLLOWED =
  /^(?:re-?follow|follow(?= .* again(?: for me)?$)) (?<topic>\S.{0,80}?)(?: again)?(?<mine> for me)?$|^(?:bring|get) (?:back )?(?<back>(?!(?:it|that|this|them|my|the|everything|all)\b)\S.{0,60}?) back$|^(?:restore|recover) (?:the |my |our )?(?:topic (?<restored>\S.{0,60})|(?<last>\S.{0,60}) topic)$/i;
const BACK =
  /^(?:(?:(?:can|could) (?:i|we|you) )?(?:get|have|bring|give)(?: me| us)?(?: back)? (?:my|our|the|that|it|them|all)(?: (?:old|last|deleted|lost|saved))*(?: (?:(?:digest|topic|follow|paper|subscription)s?|list|one))?(?: back)?|(?:restore|recover|reinstate|re-?activate)(?: (?:it|that|this|them|everything|(?:my|our|the)(?: (?:old|last|deleted|lost|saved))*(?: (?:(?:digest|topic|follow|paper|subscription|setting)s?|list|one|thing))?))?|(?:ctrl|cmd)[ +-]?z|undelete|un-?do (?:it|that) all|take (?:it|that|the last (?:one|thing)) back)$/i;
const ASKS_BACK = /\b(?:back|restore|recover|reinstate|re-?activate|undelete|un-?do)\b|ctrl|cmd/i;
const MISTAKEN =
  /^(?:(?:oops|sorry|no|oh no|damn|wait)[,.! ]+)*(?:(?:that|this|it)(?: was|'s| is) (?:a |my |by )?(?:mistake|accident|wrong|error|not what i (?:wanted|meant))|(?:my )?mistake|wrong (?:one|command|topic|paper|button|thing)|(?:i|we) (?:did not|didn'?t) (?:mean|want|intend)(?: to)?(?: (?:do |that|this|it|to do that|this|follow|unfollow|save|unsave|mute|delete|remove|unsubscribe)(?: .{1,60})?)?|(?:i|we)(?: just)? (?:accidentally|mistakenly) .{3,60}|(?:i|we)(?: just)? \S+(?:ed|t)(?: \S.{0,50}?)? (?:by (?:mistake|accident)|accidentally)|accidentally .{3,60})$/i;
const REDO = /^(?:redo|re-?do(?: (?:it|that))|undo (?:the )?undo|do (?:it|that) again)$/i;
const STOPPED =
  /^(?:leave (?:me|us) alone|go away|opt[- ]?out|(?:quit|stop) (?:sending|bothering|annoying|spamming|messaging|contacting|emailing|mailing)(?: (?:me|us))?(?: (?:this|the|your|any|these))?(?: ?(?:stuff|things|crap|junk|spam|mails?|messages|it|more))*|(?:get me|take me|remove me|i want) (?:off|out)(?: (?:of )?(?:this|the|your) ?(?:list|mailing list|digest|channel)?)?)$/i;
const LONGEST = 140;

/** What is to be followed no more or again, or was a mistake: "remove agents from our topics", "bring robotics back", "I unfollowed RL by mistake". Undefined where a line is none of that. */
export function takenBack(said: string): Meant | undefined {
  if (said.length > LONGEST || takePapers(said).papers.length > 0) return undefined;
  const { topic } = UNFOLLOWED.map((asked) => namedIn(asked, said)).find((found) => found.topic) ?? {};
  if (topic && !NO_TOPIC.test(topic)) return { line: `unfollow ${topic}` };
  if (BACK.test(said) && ASKS_BACK.test(said)) return { line: 'undo' };
  const again = namedIn(REFOLLOWED, said);
  if (again.topic) return { line: `follow ${again.topic}${again.mine ?? ''}` };
  const lost = again.back ?? again.restored ?? again.last;
  if (lost)
    return {
      says: [
        'What you have ended within the last ten minutes comes back by ',
        { command: 'undo' },
        '; to follow a topic again, type ',
        { command: `follow ${lost}` },
        '.',
      ],
    };
  return ended(said);
}

function ended(said: string): Meant | undefined {
  if (MISTAKEN.test(said) || REDO.test(said))
    return {
      says: [
        'What you have ended within the last ten minutes comes back by ',
        { command: 'undo' },
        ...TAKEN_BACK_BY,
      ],
    };
  return STOPPED.test(said) ? { says: DIGEST_ENDED_BY } : undefined;
}
