import { namedIn } from '../../../text/named-in.ts';
import type { Meant } from '../meant.ts';

const CHANNEL = '(?:#[\\p{L}\\p{M}\\p{N}_-]{1,80}|<#\\w{1,30}(?:\\|[^>]{0,80})?>)';
const MOVED = new RegExp(
  `^(?:subscribe )?(?:move|transfer|relocate|redirect) (?:(?:it|this|that|them|(?:the |this |my |our )?(?:(?<name>[\\p{L}\\p{N}_-]{1,20}) )?(?:digests?|papers|subscription)) )?(?:from (?:channel )?(?<from>${CHANNEL}) )?(?:over )?(?:in)?to (?:the )?(?:channel )?(?<to>${CHANNEL})$|^(?:post|send|put|deliver) (?:(?:it|this|that|them|the (?:digest|papers)) )?(?:in)?(?:to )?(?:the )?(?:channel )?(?<instead>${CHANNEL}) (?:instead|from now on)$`,
  'iu',
);
const ALL =
  /^(?:(?:list|show|see|open|view|give|what are|which are)(?: (?:me|us))? )?(?:all|every|each)(?: of)?(?: (?:the|our|my|your))? (?:digests?|subscriptions?)(?: (?:there (?:are|is)|(?:of|on|in|for|from) (?:this|the|our|my|all|every) (?:servers?|workspaces?|channels?)))?$/i;
const WHERE =
  /^(?:(?:list|show|see)(?: (?:me|us))? (?:the |our )?digests|(?:which|what) channels (?:get|have|has) (?:a |the )?digests?|(?:where|in which channels?) do (?:the |our )?digests (?:go|come)(?: to)?)$/i;
const LONGEST = 200;

/** What is said of digests of other channels: "move the digest to #papers", "list all digests". */
export function digestsElsewhere(said: string): Meant | undefined {
  if (said.length > LONGEST) return undefined;
  if (ALL.test(said) || WHERE.test(said)) return { line: 'settings all' };
  const { instead, to = instead, from, name } = namedIn(MOVED, said);
  if (to === undefined) return undefined;
  const which = [...(from ? [`channel:${from}`] : []), ...(name ? [`name:${name}`] : [])];
  return { line: ['subscribe', `move-to:${to}`, ...which].join(' ') };
}
