import { namedIn } from '../../../text/named-in.ts';
import type { Meant } from '../meant.ts';

const GROUP = '(?:<@&?\\w{1,30}>|<!\\w{1,20}[^>]{0,60}>|@[\\p{L}\\p{N}_-]{1,60})';
const ALL = `(?:${GROUP}|everyone|everybody|anyone|anybody|people|(?:the |our )?(?:whole |entire )?(?:team|channel|group|role|lab))`;
const WITH =
  '(?: (?:with|in|on|for|when|about|once|every|each)(?: (?:the|an?|each|every|new|our|any|there))*(?: (?:digests?|papers?|lists?|posts?|it|them|time|day|morning|here|is|are|comes?|arrives?|posted))+| any ?more| again| please)*';
const VERB = '(?:mention|ping|tag|notify|notif|alert|@)';
const ENDED: readonly RegExp[] = [
  new RegExp(
    `^(?:stop|quit|no more|end|cease) (?:all )?${VERB}(?:p?g?ing|y?ing)? ?(?:of )?${ALL}${WITH}$`,
    'iu',
  ),
  new RegExp(
    `^(?:do not|don['’]?t|never|no longer|without) (?:mention|ping|tag|notify|alert)(?:g?ing)? ${ALL}${WITH}$`,
    'iu',
  ),
  new RegExp(
    `^(?:no|no more|drop|remove|disable|without|stop|end|kill|turn off|switch off)(?: the| all| any| those)? (?:(?:${ALL} )?(?:pings?|mentions?|tags?|pinging|mentioning|tagging|@ ?mentions?)|@(?:here|channel|everyone))${WITH}$`,
    'iu',
  ),
  /^(?:turn|switch)(?: the| all)? (?:pings?|mentions?) off$/i,
  /^(?:mention|ping|notify|tag|alert) (?:nobody|no[- ]?one)(?: any ?more)?$/i,
];
const WHEN_IT_COMES =
  /^(?:mention|ping|notify|tag|alert|tell|message|dm|let|wake|remind) (?<who>me|us)(?: know)? (?:when(?:ever)?|once|as soon as|if|each time|every time) (?:it|the (?:digest|list|papers|new list)|(?:the |a )?(?:new )?(?:digests?|lists?|papers?))(?:['’]s)?(?: (?:is|are|has|have|was))? (?:there|here|out|in|up|ready|come|comes|arrives?|arrived|posted|published|sent|available|lands?|new|done|been posted)(?: (?:here|please|in))*$/i;
const COPIED = new RegExp(`^(?:cc|@-?mention|at-?mention) (?<who>${GROUP})${WITH}$`, 'iu');
const LONGEST = 100;

/** What is meant by whoever wants nobody, or somebody, to be notified with a digest: "stop pinging everybody", "no more @here", "cc @readers". Undefined where a line is none of that. */
export function mentionAsked(said: string): Meant | undefined {
  if (said.length > LONGEST) return undefined;
  if (ENDED.some((asked) => asked.test(said))) return { line: 'subscribe mention:off' };
  const { who: one } = namedIn(WHEN_IT_COMES, said);
  if (one)
    return {
      says: /me/i.test(one)
        ? [
            'Nothing has changed. A digest of your own comes to you by direct message where it is ordered for you: ',
            { command: 'subscribe for me' },
            '.',
          ]
        : [
            'Nothing has changed. To have a digest notify you all, type ',
            { command: 'subscribe mention:everyone' },
            ', or name a role or group instead.',
          ],
    };
  const { who } = namedIn(COPIED, said);
  if (who === undefined) return undefined;
  return {
    says: [
      'Nothing has changed. To have a digest notify them, type ',
      { command: `subscribe mention:${who}` },
      '.',
    ],
  };
}
