import { expect, it } from 'vitest';
import { programOnSlack } from './program-on-slack.ts';

it('settings come as a file in direct messages, and are pasted to bring them back', async () => {
  await using s = await programOnSlack('socket');
  const said = async (line: string) => (await s.ask(line)).words;
  await said('subscribe 08:00 Berlin');
  await said('follow "chain of thought"');
  await said('mute blockchain');
  const words = await said('settings export');
  expect(words).toContain('Settings of this channel: 1 digest, 1 topic, 1 mute');
  expect(words).toContain('the file is in your direct messages with Paperboy');
  const messages = s.slack.workspace('T1').channels.get('DU1')?.messages ?? [];
  const [file] = messages.flatMap(({ files = [] }) => files);
  expect(file?.name).toBe('paperboy-settings.json');
  const channel = { platform: 'slack', workspace: 'T1', id: 'C1' };
  await s.state().forget({ kind: 'channel', channel });
  expect(await s.state().subscriptions.all(channel)).toEqual([]);
  expect(await said(`settings import ${file?.text}`)).toContain('Imported 1 digest, 1 topic, 1 mute.');
  const [digest] = await s.state().subscriptions.all(channel);
  expect(digest?.subscription).toMatchObject({ time: '08:00', zone: 'Europe/Berlin' });
  const [topic] = await s.state().follows.of({ kind: 'channel', channel });
  expect(topic?.topic.text).toBe('"chain of thought"');
  // As a phone writes quotes.
  const typed =
    '{“paperboy”: “settings”, “version”: 1, “channels”: [{“topics”: [{“topic”: “world models”}]}]}';
  expect(await said(`settings import ${typed}`)).toContain('Imported 1 topic.');
  expect(await said('settings import')).toContain('Give what “settings export” has written');
});
