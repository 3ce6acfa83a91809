import type { types } from '@slack/bolt';
import { CHANNEL_ID } from '../context.ts';
import { mrkdwnElement } from './escape.ts';

/** A channel's name as Slack shows it to who may know it: people know names, and nobody ids. */
export function channelName(id: string): types.KnownBlock[] {
  return CHANNEL_ID.test(id) ? [{ type: 'context', elements: [mrkdwnElement(`<#${id}>`)] }] : [];
}
