import { namedIn } from '../../../text/named-in.ts';
import type { Meant } from '../meant.ts';
import { orderedIn } from './order-said.ts';

const CHANNEL = '(?:#[\\p{L}\\p{M}\\p{N}_-]{1,80}|<#\\w{1,30}(?:\\|[^>]{0,80})?>)';
const DIGEST =
  '(?:it|this|that|them|(?:the |my |our |this |a |an )?(?:daily |weekly )?(?:digests?|papers|posts?|list))';
const MOVED = new RegExp(
  `^(?:use|switch(?: over)? to|change to|go to|change (?:the )?channel to|set (?:the )?channel to|have (?:it|them) in)(?: the)?(?: channel)? (?<to>${CHANNEL})(?: (?:instead|from now on|for ${DIGEST}))*$`,
  'iu',
);
const MADE = new RegExp(
  `^(?:set ?up|create|make|start|order|have|want|schedule|add|need|put|give us)(?: (?:a|an|another|one more|the))?(?: (?:second|new|separate|own|daily|weekly))*(?: (?:digest|papers|one|list))?(?: as well| too)? (?:in|for|to|on)(?: the)?(?: channel)? (?<channel>${CHANNEL})(?: (?<how>\\S.{1,50}?))?(?: (?:too|as well|also))?$`,
  'iu',
);
const TIMED = new RegExp(
  `^(?:post|send|deliver|put|publish)(?: ${DIGEST})?(?: (?:in|into|to|on))(?: the)?(?: channel)? (?<into>${CHANNEL}) (?<when>\\S.{1,50})$`,
  'iu',
);
const COPIED = new RegExp(
  `^(?:also )?(?:copy|share|cross[- ]?post|x-?post|mirror|duplicate|repeat|replicate|also (?:send|post))(?: ${DIGEST})?(?: (?:to|in|into|also|with))+(?: the)?(?: channel)? (?<channel>${CHANNEL})(?: (?:too|as well|also))*$`,
  'iu',
);
const UNNAMED =
  /^(?:(?:(?:send|post|put|move|change|switch|use|deliver|get)(?: (?:it|this|that|them|(?:the |my |our )?(?:digests?|papers)))? )?(?:to |in |into |for )?(?:the channel|an ?other channel|a different channel)|(?:send|post|put|move|deliver|publish) (?:it|this|that|them|(?:the |my |our )?(?:digests?|papers)) (?:to|in|into) (?:the |our |my |an? )?(?:[\p{L}\p{N}_-]{1,40} ){1,3}channel)(?: (?:instead|please|too|as well))?$/iu;
const DIRECTLY = new RegExp(
  `^(?:(?:dm|pm|direct message|message) (?:me|us)(?: (?:with )?${DIGEST})?|(?:send|deliver|post|give|get)(?: me)?(?: ${DIGEST})?(?: (?:to|in|by|via|as|through))?(?: me)?(?: (?:to|in|by|via|as|through))?(?: (?:an?|my|the))? (?:dms?|pms?|direct messages?|private(?:ly)?|private messages?|inbox here)|(?:in|via|by|as) (?:an? |my )?(?:dms?|direct messages?))(?: instead| every (?:day|morning)| daily)*$`,
  'iu',
);
const THREADS =
  /^(?:(?:post|send|put|answer|reply|use|start|make|deliver|keep|want|have)(?: (?:it|this|them|papers|(?:the |my |our )?(?:digests?|papers)))?(?: (?:in|into|as|to|with))?|in|as)(?: (?:an?|the|one|separate|its own))? threads?(?: (?:instead|please|(?:per|a|each|every) day))*$/i;
const AGAIN =
  /^(?:re-?send|re-?post|re-?publish|(?:send|post|publish|deliver)(?= .*\bagain$))(?: (?:it|this|that|(?:the |my |our )?(?:last |latest )?(?:digests?|papers|list)|today['’]?s (?:digest|papers|list)))?(?: again)?$/i;
const PUBLISHED =
  /^publish(?: (?:it|this|that|(?:the |our )?(?:digest|papers|list)|today(?:['’]?s (?:digest|papers|list))?))?$/i;
const LONGEST = 140;

/** What is meant by whoever wants a digest in another place, or once more: "set up a digest in #papers", "use #ml instead", "DM me the digest", "resend it". Undefined where a line is none of that. */
export function otherPlaces(said: string): Meant | undefined {
  if (said.length > LONGEST) return undefined;
  const { to } = namedIn(MOVED, said);
  if (to) return { line: `subscribe move-to:${to}` };
  const { channel, how } = namedIn(MADE, said);
  const timed = namedIn(TIMED, said);
  if (timed.into && timed.when && orderedIn(timed.when).length > 0)
    return { line: `subscribe ${timed.when} channel:${timed.into}` };
  if (channel) return { line: ['subscribe', ...(how ? [how] : []), `channel:${channel}`].join(' ') };
  const { channel: further } = namedIn(COPIED, said);
  if (further)
    return says([
      'A digest of its own comes to a channel where that is ordered: ',
      { command: `subscribe channel:${further}` },
      '.',
    ]);
  if (UNNAMED.test(said))
    return says([
      'Name the channel that is to get it: one more digest is ordered by ',
      { command: 'subscribe channel:#papers' },
      ', this one is moved by ',
      { command: 'subscribe move-to:#papers' },
      '.',
    ]);
  if (DIRECTLY.test(said))
    return says([
      'A digest of your own comes by direct message where it is ordered for you: ',
      { command: 'subscribe for me' },
      '.',
    ]);
  if (THREADS.test(said))
    return says([
      'A long digest goes into a thread of its day by ',
      { command: 'subscribe thread:day' },
      ', into the channel by ',
      { command: 'subscribe thread:none' },
      '.',
    ]);
  if (!AGAIN.test(said) && !PUBLISHED.test(said)) return undefined;
  return says([
    'A digest comes at its time. The next one comes at once by ',
    { command: 'subscribe send:now' },
    '; what there is today is shown by ',
    { command: 'today' },
    '.',
  ]);
}

function says(text: readonly (string | { readonly command: string })[]): Meant {
  return { says: ['Nothing has changed. ', ...text] };
}
