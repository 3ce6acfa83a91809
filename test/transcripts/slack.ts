import { ASKS, HOSTILE, LINES, LONG, lineOf, PLAIN } from './asks.ts';
import { slackIdsIn } from './ids.ts';
import { askOnSlack, MEMBER } from './slack-asks.ts';
import { slackDigests } from './slack-digests.ts';
import { recordSlack } from './slack-recorder.ts';
import { walkOn } from './slack-walk.ts';
import { homes, shortcuts, speak } from './slack-ways.ts';
import { storedIn } from './stored.ts';

const OLD_ACTIONS = [
  { action_id: 'command:0', value: 'today size:1' },
  { action_id: 'command:9', value: '#AAAAAAAAAAAAAAAAAAAAAA' },
  { action_id: 'command:0', value: `search ${HOSTILE}` },
  { action_id: 'command:0', value: '' },
  { action_id: 'paper:2608.99999', option: 'save' },
  { action_id: 'paper:nonsense', option: 'nonsense' },
  { action_id: 'field:nonsense', select: '10' },
  { action_id: 'change:0', value: 'nonsense' },
  { action_id: 'fill_in', value: 'nonsense' },
  { action_id: 'do:topic', option: 'nonsense' },
  { action_id: 'share', value: '' },
  { action_id: 'gone', value: 'gone' },
];

/** All that people do on Slack, and what Slack is sent; with the ids that are out in the world then. */
export async function slackTranscript() {
  await using recorder = await recordSlack();
  const { slack, transcript, actions, doing, written } = recorder;
  transcript.did('the program starts');
  await written();
  const walk = walkOn(recorder);
  const { press, submit } = walk;
  const command = askOnSlack(recorder);

  for (const line of [...ASKS.map(lineOf), ...LINES, `search ${LONG} limit:1`])
    await press(await command(line), MEMBER);
  for (const line of ['', ...PLAIN.map(lineOf)]) {
    const where = { channel: 'DU1' };
    await press(await command(line, where), where);
    await submit(where);
  }
  await speak(recorder, walk);
  await shortcuts(recorder, walk);
  await homes(recorder, { ...walk, command });
  for (const action of OLD_ACTIONS)
    await doing(`press ${JSON.stringify(action)} of another version`, () => actions.press({ action }));
  const stored = storedIn(recorder);
  await slackDigests(recorder, { press, command });
  transcript.did('what Slack would not have taken');
  transcript.came(JSON.stringify(slack.problems));
  return {
    text: transcript.text(),
    ids: slackIdsIn(transcript.whole()),
    stored: [...stored, ...storedIn(recorder)],
  };
}
