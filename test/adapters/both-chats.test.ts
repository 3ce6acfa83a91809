import { expect, it } from 'vitest';
import { adapterOnDiscord } from './discord/adapter-on-discord.ts';
import { answered, first } from './discord/talk.ts';
import { adapterOnSlack } from './slack/adapter-on-slack.ts';

it('a file is downloaded on Discord by a program that answers on Slack too', async () => {
  await using slack = await adapterOnSlack('socket');
  await slack.command('follow agents');
  await slack.answered();
  await using s = await adapterOnDiscord();
  const file = { kind: 'file' as const, name: 'papers.bib', text: '2608.00001' };
  s.appApi.answers.saved = () => ({ summary: '2 papers', blocks: [file] });
  const doing = { user: s.reader, channel: s.channel };
  const asked = s.discord.command(doing, ['papers', 'saved'], { export: 'bibtex' });
  expect(await answered(asked)).toContain('2 papers');
  expect(first(asked).files).toEqual([{ name: 'papers.bib', text: '2608.00001' }]);
});
