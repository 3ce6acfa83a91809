import { describe, expect, it } from 'vitest';
import { paper } from '#test/fakes/papers.ts';
import { adapterOnDiscord, type OpenDiscordAdapter } from './adapter-on-discord.ts';
import { answered, first, saidApart, textOf } from './talk.ts';

/** The reader has saved a paper. */
async function savesOne({ appApi, reader }: OpenDiscordAdapter): Promise<void> {
  await appApi.state.saved.put({ platform: 'discord', id: reader.id }, { paper: paper(), at: 0 });
}

describe('a file', () => {
  it('is attached to the answer, under a name that Discord leaves as it is', async () => {
    await using s = await adapterOnDiscord();
    const file = { kind: 'file' as const, name: 'my papers.bib', text: '2608.00001\nünïcode' };
    s.appApi.answers.saved = () => ({ summary: '2 papers', blocks: [file] });
    const doing = { user: s.reader, channel: s.channel };
    const asked = s.discord.command(doing, ['papers', 'saved'], { export: 'bibtex' });
    expect(await answered(asked)).toContain('2 papers');
    expect(first(asked).files).toEqual([{ name: 'my-papers.bib', text: '2608.00001\nünïcode' }]);
    expect(first(asked).onlyFor).toBe(s.reader);
    expect(textOf(first(asked))).not.toContain('Share');
    expect(s.discord.problems).toEqual([]);
  });

  it('does not take the place of the list that it was made from', async () => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.reader, channel: s.channel };
    await savesOne(s);
    const asked = s.discord.command(doing, ['papers', 'saved']);
    await answered(asked);
    const pressed = s.discord.press(doing, first(asked), 'BibTeX');
    expect(await saidApart(pressed)).toContain('1 saved paper');
    expect(pressed.messages[1]).toMatchObject({ files: [{ name: 'papers.bib' }], onlyFor: s.reader });
    expect(textOf(first(asked))).toContain('BibTeX');
    expect(s.discord.problems).toEqual([]);
  });

  it.each([
    ['BibTeX', /1 saved paper/],
    ['Gone', /no command/],
  ])('and a mistake stay in direct messages, beside what they came from: %s', async (label, says) => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.reader, channel: s.discord.state.directChannel(s.reader) };
    await savesOne(s);
    const asked = s.discord.command(doing, ['papers', 'saved']);
    await answered(asked);
    const gone = { type: 2, style: 2, label: 'Gone', custom_id: 't9|nothing here' };
    const on = first(asked);
    const body = { ...on.body, components: [...(on.body.components as object[]), gone] };
    const pressed = s.discord.press(doing, { ...on, body }, label);
    expect(await saidApart(pressed)).toMatch(says);
    expect(pressed.messages[1]?.onlyFor).toBeUndefined();
    expect(s.discord.problems).toEqual([]);
  });

  it('that Discord finds too large is told', async () => {
    await using s = await adapterOnDiscord();
    s.discord.fail(/^PATCH/, { kind: 'status', status: 413, code: 40005, stored: false });
    await savesOne(s);
    const doing = { user: s.reader, channel: s.channel };
    expect(await answered(s.discord.command(doing, ['papers', 'saved'], { export: 'json' }))).toContain(
      'Sorry',
    );
  });
});
