import type { Text } from '../../document.ts';
import { DIGEST_ENDED_BY } from '../meant/reading/ways-back.ts';

/** What somebody asks for in words that no command has, and what is said: what cannot be done, and which lines come nearest. */
export interface Offer {
  readonly asked: RegExp;
  /** Of the words that `asked` has names for. */
  says(words: Readonly<Record<string, string | undefined>>): Text;
}

/** What is to be ended, taken back or begun anew, in words that name none of it. Nothing of that is done: each command says first what would go. */
export const ENDING: readonly Offer[] = [
  {
    asked:
      /^(?:delete|remove|kill|drop|get rid of) (?:the |my |our |this |that |all )*(?:daily |weekly |monthly )?(?:digests?|subscriptions?|schedule)$|^(?:i|we) (?:do not|don'?t|no longer|never) (?:want|need|like)(?: (?:any|the|these|those|more|to get|to receive|your))* (?:digests?|papers?|messages?|mails?|this|it|them)(?: any ?more| again)?$/i,
    says: () => DIGEST_ENDED_BY,
  },
  {
    asked: /^bring back (?<what>.+)/i,
    says: ({ what = '' }) => [
      'What you have ended within the last ten minutes comes back by ',
      { command: 'undo' },
      ...(/^(?:it|that|this|them|(?:all|everything)(?: of (?:it|them))?|the last(?: one)?|(?:the|my|our|this|that) (?:digest|schedule|topic|paper)s?)$/i.test(
        what,
      )
        ? []
        : ['; to follow a topic again, type ', { command: `follow ${what}` }]),
      '.',
    ],
  },
  {
    asked:
      /^(?:clear|delete|remove|empty|reset|wipe|erase|unsave)(?: all)?(?: of)?(?: (?:my|our|the))?(?: list of)? saved?(?: (?:papers?|lists?|articles?|items?))?(?: list)?$/i,
    says: () => [
      'Saved papers are taken out by ',
      { command: 'unsave' },
      ' and their ids, several at once. Which there are, says ',
      { command: 'saved' },
      '.',
    ],
  },
  {
    asked:
      /^(?:clear|delete|remove|empty|reset|wipe|erase|get rid of|drop)(?: all)?(?: of)?(?: (?:my|our|the))? (?:topics?|follows|mutes|muted topics|followed topics|interests)$/i,
    says: () => [
      'Topics are ended one by one, by ',
      { command: 'unfollow' },
      ' or ',
      { command: 'unmute' },
      ' and a topic. Which there are, says ',
      { command: 'topics' },
      '.',
    ],
  },
  {
    asked:
      /^(?:clear|delete|remove|reset|wipe|erase)(?: all)?(?: of)? (?:my|our|the) (?:likes|learning|preferences|taste|recommendations?)$/i,
    says: () => [
      'What was learned goes by ',
      { command: 'forget learning' },
      ', which first says what that is.',
    ],
  },
  {
    asked:
      /^(?:(?:factory |hard )?reset(?: (?:everything|all|paperboy|the bot|yourself|me|this|this channel|(?:my |the )?settings))?|start (?:over|again|afresh|from scratch)|clear|(?:clear|delete|erase|wipe|remove) (?:it )?(?:all|everything)|(?:clear|delete|erase|wipe|remove) (?:all )?(?:the )?(?:data|history))$/i,
    says: () => [
      'Nothing was changed. What is set here and can be set otherwise, says ',
      { command: 'settings' },
      '; everything of this channel is deleted by ',
      { command: 'forget channel' },
      ', everything of yours by ',
      { command: 'forget me' },
      ', which first say what would go.',
    ],
  },
];
