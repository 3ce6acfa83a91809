import type { types } from '@slack/bolt';
import type { Intent } from '#core/commands/intent.ts';
import { FOLLOW, followForMe, ringingForMe, TOPICS, unfollowForMe } from '#core/commands/known-intents.ts';
import { type Block, plainText } from '#core/document.ts';
import type { Level } from '#core/topics/topic.ts';
import type { Address } from '../../shared/conversation/address.ts';
import type { Origin } from '../context.ts';
import { SLACK_LIMITS } from '../limits.ts';
import { slackAddress } from '../render/address.ts';
import { plainElement } from '../render/escape.ts';
import { fillButton } from '../render/form.ts';
import { renderForSlack } from '../render/render.ts';
import { answerFor, keepFor } from '../reply/answer.ts';
import type { Listener } from '../reply/listener.ts';
import { can, DO, listed, SHARE, titled } from './frame.ts';

type KnownBlock = types.KnownBlock;

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
  const groups = Object.groupBy(document.blocks, kindOf);
  const { followed = [], muted = [], paging = [], other = [] } = groups;
  const further = paging.reduce((sum, block) => sum + furtherIn(block), 0);
  const changes = followed.slice(0, MENUS).flatMap(changesOf);
  await keepFor(
    appApi,
    from,
    changes.map(([, intent]) => addressIn(intent)),
  );
  const label = followed.length > 0 ? 'Follow another topic' : 'Follow a topic';
  const another = can(appApi, FOLLOW) && fillButton(label, FOLLOW_FORM);
  const { command } = TOPICS;
  return [
    ...titled('Your topics', [
      ...(renderForSlack({ summary: '', blocks: other })[0]?.blocks ?? []).slice(0, OTHERS),
      ...followed.slice(0, MENUS).map(topicLine),
      ...listed(followed.slice(MENUS).map(lineOf), { most: MOST - MENUS, command }),
      ...listed(muted.map(lineOf), { most: MUTES, command, further }),
    ]),
    ...(another ? [{ type: 'actions' as const, elements: [another] }] : []),
  ];
}

function kindOf(block: Block, at: number): 'followed' | 'muted' | 'paging' | 'other' {
  // The tab says itself what is muted, and how the rest is seen.
  const isPaging = block.kind === 'note' || block.kind === 'actions' || (block.kind === 'heading' && at > 0);
  return isPaging ? 'paging' : (block.kind === 'text' && block.listed?.as) || 'other';
}

function lineOf(block: Block): string {
  return block.kind === 'text' ? plainText(block.text) : '';
}

function furtherIn(block: Block): number {
  return (block.kind === 'note' && block.further) || 0;
}

function topicIn(block: Block): string {
  return (block.kind === 'text' && block.listed?.topic) || '';
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
function topicLine(block: Block): KnownBlock {
  const options = changesOf(block).map(([label, intent]) => ({
    text: plainElement(label, SLACK_LIMITS.option),
    value: addressIn(intent).text,
  }));
  return {
    type: 'section',
    text: plainElement(lineOf(block), SLACK_LIMITS.context),
    accessory: { type: 'overflow', action_id: `${DO}topic`, options },
  };
}

// Slack takes five.
function changesOf(block: Block): [label: string, intent: Intent][] {
  const topic = topicIn(block);
  const levels = LEVELS.map(({ value, label }): [string, Intent] => [label, followForMe(topic, value)]);
  const ring: [string, Intent] = isRinging(block)
    ? ['Stop ringing', ringingForMe(topic, 'off')]
    : ['Ring at once', ringingForMe(topic, 'now')];
  return [...levels, ring, ['Unfollow', unfollowForMe(topic)]];
}

function isRinging(block: Block): boolean {
  return block.kind === 'text' && block.listed?.rings === true;
}

/** An intent as the value of a menu's option. */
function addressIn(intent: Intent): Address {
  return slackAddress(intent, SLACK_LIMITS.option);
}
