import { bad, type CheckResult, good, note } from '#core/parts/check-result.ts';
import { whyNot } from '../../api-errors.ts';
import { type Line, onceClient } from '../client.ts';
import type { Way } from '../connect.ts';

/** Whether Slack can reach us. */
export async function checkWay(way: Way, line: Line): Promise<CheckResult[]> {
  if (way.kind === 'http') return [UNSEEN];
  try {
    await onceClient(way.appToken, line).apps.connections.open({});
    return [good('SLACK_APP_TOKEN opens a connection.')];
  } catch (error) {
    const remedy = 'Make one with connections:write under "App-Level Tokens".';
    return [bad(`SLACK_APP_TOKEN: ${whyNot(error, remedy)}`)];
  }
}

// Whether a secret is the right one, only a request of Slack's shows.
const UNSEEN = note(
  'SLACK_SIGNING_SECRET is set. Slack has to reach this as https://YOUR.ADDRESS/slack/events, which cannot be seen from here.',
);
