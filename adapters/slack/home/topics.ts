import type { types } from '@slack/bolt';
import type { Intent } from '#core/commands/intent.ts';
import { FOLLOW, followForMe, TOPICS, unfollowForMe } from '#core/commands/known-intents.ts';
import { type Block, plainText } from '#core/document.ts';
import type { Level } from '#core/topics/topic.ts';
import type { Address } from '../../shared/conversation/address.ts';
import type { Origin } from '../context.ts';
import { SLACK_LIMITS } from '../limits.ts';
import { slackAddress } from '../render/address.ts';
import { plainElement } from '../render/escape.ts';
import { fillButton } from '../render/form.ts';
import { renderForSlack } from '../render/render.ts';
import { answerFor, keepFor, type Listener } from '../reply/answer.ts';
import { can, DO, listed, SHARE, titled } from './frame.ts';

type KnownBlock = types.KnownBlock;

/** A line of what is followed, as `topics` answers it: the topic, how sure its matches are, and what it brought. */
const FOLLOWED = /^(.+?)(?: · (?:broad|strict))? · [\d,]+ papers? this week$/su;
const MUTED = /^Muted\b/;
/** How many lines are on further pages. */
const FURTHER = /; ([\d,]+) more: /;
const OTHERS = 3;
// The muted ones, those without a menu and the button take a block each.
const MENUS = SHARE.topics - OTHERS - 3;
const MUTES = 10;
const MOST = 50;

/** What the person follows and what each topic brought, each with a menu that changes it, and what they have muted. */
export async function topicBlocks(listener: Listener, from: Origin): Promise<KnownBlock[]> {
  const { appApi } = listener;
  if (!can(appApi, TOPICS)) return [];
  const { document } = await answerFor(listener, TOPICS, from, { beside: true });
  const { followed = [], muted = [], paging = [], other = [] } = Object.groupBy(document.blocks, kindOf);
  const lines = followed.map(lineOf);
  const further = Number(FURTHER.exec(paging.map(noteOf).join(' '))?.[1]?.replaceAll(',', '') ?? 0);
  const changes = lines.slice(0, MENUS).flatMap((line) => changesOf(topicIn(line)));
  await keepFor(
    appApi,
    from,
    changes.map(([, intent]) => addressIn(intent)),
  );
  const label = lines.length > 0 ? 'Follow another topic' : 'Follow a topic';
  const another = can(appApi, FOLLOW) && fillButton(label, FOLLOW_FORM);
  const { command } = TOPICS;
  return [
    ...titled('Your topics', [
      ...(renderForSlack({ summary: '', blocks: other })[0]?.blocks ?? []).slice(0, OTHERS),
      ...lines.slice(0, MENUS).map(topicLine),
      ...listed(lines.slice(MENUS), { most: MOST - MENUS, command }),
      ...listed(muted.map(lineOf), { most: MUTES, command, further }),
    ]),
    ...(another ? [{ type: 'actions' as const, elements: [another] }] : []),
  ];
}

function kindOf(block: Block): 'followed' | 'muted' | 'paging' | 'other' {
  // The tab says itself what is muted, and how the rest is seen.
  if (block.kind === 'note' || block.kind === 'actions') return 'paging';
  if (block.kind === 'heading' && MUTED.test(block.text)) return 'paging';
  const line = lineOf(block);
  if (FOLLOWED.test(line)) return 'followed';
  return MUTED.test(line) ? 'muted' : 'other';
}

function lineOf(block: Block): string {
  return block.kind === 'text' ? plainText(block.text) : '';
}

function noteOf(block: Block): string {
  return block.kind === 'note' ? plainText(block.text) : '';
}

function topicIn(line: string): string {
  return FOLLOWED.exec(line)?.[1] ?? '';
}

const LEVELS: readonly { readonly value: Level; readonly label: string }[] = [
  { value: 'broad', label: 'Wide: more papers' },
  { value: 'normal', label: 'Normal' },
  { value: 'strict', label: 'Strict: fewer papers' },
];
const FOLLOW_FORM = {
  intent: { command: FOLLOW.command, options: { for: 'me' } },
  shows: TOPICS,
  fields: [
    { name: 'topic', label: 'Topic', value: '', choices: [] },
    { name: 'level', label: 'How sure a match has to be', value: 'normal', choices: LEVELS },
  ],
};

/** A followed topic's line with its menu. */
function topicLine(line: string): KnownBlock {
  const options = changesOf(topicIn(line)).map(([label, intent]) => ({
    text: plainElement(label, SLACK_LIMITS.option),
    value: addressIn(intent).text,
  }));
  return {
    type: 'section',
    text: plainElement(line, SLACK_LIMITS.context),
    accessory: { type: 'overflow', action_id: `${DO}topic`, options },
  };
}

function changesOf(topic: string): [label: string, intent: Intent][] {
  const levels = LEVELS.map(({ value, label }): [string, Intent] => [label, followForMe(topic, value)]);
  return [...levels, ['Unfollow', unfollowForMe(topic)]];
}

/** An intent as the value of a menu's option. */
function addressIn(intent: Intent): Address {
  return slackAddress(intent, SLACK_LIMITS.option);
}
