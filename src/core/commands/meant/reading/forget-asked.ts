import type { Meant } from '../meant.ts';

const DELETE = '(?:forget|delete|erase|remove|wipe|clear|purge|drop|reset|destroy)';
const ALL =
  '(?:(?:all|all of|everything|anything|everything (?:that )?(?:is )?(?:stored|kept|known)|what(?:ever)?)(?: (?:about|of|on|for|from|in))? ?)?';
const KEPT = '(?:data|history|information|info|records?|account|profile|settings and data)';
const BEGIN = "(?:(?:i want (?:you )?to|i(?:[’']d| would) like (?:you )?to|please|gdpr) )?";
const CHANNEL = '(?:(?:this|the|our|my) (?:channel|room|chat|workspace|server|group)|channel|here|us)';
const CHANNELS: readonly RegExp[] = [
  new RegExp(
    `^${BEGIN}${DELETE} ${ALL}(?:the |our )?(?:${KEPT} (?:about|of|on|for|from|in) )?${CHANNEL}(?:['’]s)?(?: ${KEPT})?(?: please)?$`,
    'i',
  ),
  new RegExp(
    `^${BEGIN}${DELETE} (?:all )?(?:of )?(?:our|the channel['’]?s|this channel['’]?s) ${KEPT}$`,
    'i',
  ),
  new RegExp(
    `^${BEGIN}${DELETE} (?:everything|all(?: of it)?|it all|all (?:the )?data)(?: (?:you (?:have|know|stored?|keep)|stored|kept))* (?:here|about us|(?:in|about|on|of|for) ${CHANNEL})$`,
    'i',
  ),
];
const LEARNED =
  "(?:(?:what|everything|all|anything)(?: that)? (?:you|paperboy|the bot|it)(?:[’']ve| have| has)? (?:learn(?:ed|t)?|guessed|inferred|concluded)(?: (?:about|of|from) (?:me|us|my .{2,20}))?|(?:my |the |your )?(?:learning|training|taste|recommendations?|recommendation history|personali[sz]ation|profile of me|likes(?: and dislikes)?|preferences|feedback))";
const UNLEARN = new RegExp(
  `^${BEGIN}(?:${DELETE}|undo(?! (?:learning|training)$)|unlearn|start over with) (?:all (?:of )?)?${LEARNED}$`,
  'i',
);
const ASKS = '(?:(?:(?:can|could|would) you )?(?:show|tell|give|list|export|download|send)(?: me)? )?';
const OF_ME = '(?:about|of|on|for) (?:me|us|my account)';
const KNOWN: readonly RegExp[] = [
  new RegExp(
    `^${ASKS}(?:what|which|how much)(?: (?:else|all|exactly|personal))*(?: (?:data|information|info|things))? (?:(?:do|did|have|does|has) )?(?:you|paperboy|the bot|it) (?:have |has |do )?(?:know|knows|store|stores|stored|keep|keeps|kept|have|has|remember|remembers|save|saved|collect|collected|hold|track)(?: (?:stored|saved|kept))?(?: ${OF_ME})$`,
    'i',
  ),
  new RegExp(
    `^(?:what|which) (?:(?:personal )?(?:data|information|info)) (?:(?:is|are|gets|do you|have you|does it|does paperboy)(?: (?:stored?|keep|kept|saved?|collect(?:ed)?|have|hold))?)(?: (?:here|by you|${OF_ME}))?$`,
    'i',
  ),
  /^(?:show|list|export|download|see|give me|get|send me|view)(?: me)? (?:all )?(?:of )?my (?:(?:personal|stored) )?(?:data|information|info|account)$/i,
  new RegExp(
    `^(?:show|tell)(?: me)? (?:everything|all)(?: that)? (?:you (?:know|have|store)(?: stored)?) ${OF_ME}$`,
    'i',
  ),
  /^(?:what (?:have you|do you have) (?:stored|saved|kept)|what do you (?:store|keep|save)|my data|gdpr|data (?:request|protection)|subject access request)$/i,
];
const LEARNED_WHAT =
  /^(?:what|how much) (?:(?:did|have|has|do) )?(?:you|paperboy|the bot|it)(?: (?:have|has))? (?:learn(?:ed|t)?|know(?:n)?)(?: so far)?(?: (?:about|of|from) (?:my (?:taste|likes|interests|preferences)|me|us)(?: so far)?)?$/i;
const LONGEST = 120;

/** What is to be forgotten of a channel, or of what was learned, and what is asked of all that is kept: "wipe this channel", "delete what you've learned about me", "what do you know about me". Nothing goes before a yes. Undefined where a line is none of that. */
export function forgetAsked(said: string): Meant | undefined {
  if (said.length > LONGEST) return undefined;
  if (UNLEARN.test(said)) return { line: 'forget learning' };
  if (/\blearn/i.test(said) && LEARNED_WHAT.test(said)) return { line: 'forget learning' };
  if (CHANNELS.some((asked) => asked.test(said))) return { line: 'forget channel' };
  return KNOWN.some((asked) => asked.test(said)) ? { line: 'forget me' } : undefined;
}
