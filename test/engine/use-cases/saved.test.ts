import { describe, expect, it } from 'vitest';
import { savedCommand } from '#commands/saved.ts';
import { ExportKind, exportFile } from '#core/format/export/export.ts';
import { MOST_SAVED } from '#core/topics/saved.ts';
import { idsIn, linesIn, textsIn } from '#test/fakes/chat.ts';
import { AT, testEngine } from '#test/fakes/engine.ts';
import { paper, papers } from '#test/fakes/papers.ts';

const DAY = '2026-08-20';
const ADA = { platform: 'discord', id: 'ada' };
const BO = { platform: 'discord', id: 'bo' };
const PAGE = { page: 1 };

const quantized = paper({
  id: '2608.01234',
  title: 'Four-Bit Weights & {Braces} 100% of the Time',
  authors: ['Ada Example', 'Research and Development'],
  published: '2026-08-18',
  abstract: 'We quantize language models.',
});
const worlds = paper({
  id: '2608.04321',
  title: 'World [Models]',
  authors: ['Bo Sample'],
  abstract: 'A game is learned.',
});

async function archiveAccess(now?: string) {
  const test = await testEngine({ [DAY]: [quantized, worlds] }, now ? { now } : {});
  return { ...test, save: (id: string) => test.engine.save({ person: ADA, paper: id }) };
}

describe('saving', () => {
  it('keeps a paper for one person, once, and newest first', async () => {
    const { engine, save, clock } = await archiveAccess();
    await engine.today({ ...AT, size: 5 });
    await save('https://arxiv.org/abs/2608.01234v2');
    clock.set('2026-08-21T18:00:00Z');
    await save('2608.04321');
    expect((await save('2608.04321')).summary).toBe('You have saved it before: World [Models]');
    const shown = await engine.savedPapers({ person: ADA, ...PAGE });
    expect(idsIn(shown)).toEqual(['2608.04321', '2608.01234']);
    expect(textsIn(shown)).toContain('Saved from 20 Aug to 21 Aug');
    expect(textsIn(await engine.savedPapers({ person: BO, ...PAGE }))).toMatch(/saved no papers yet/);
  });

  it('can be undone, and what was not saved is told', async () => {
    const { engine, save } = await archiveAccess();
    await engine.today({ ...AT, size: 5 });
    await save('2608.01234');
    await engine.unsave({ person: ADA, paper: '2608.01234' });
    await expect(engine.unsave({ person: ADA, paper: '2608.01234' })).rejects.toMatchObject({
      code: 'not-saved',
    });
    expect(idsIn(await engine.savedPapers({ person: ADA, ...PAGE }))).toEqual([]);
  });

  it('is ended by the id that a paper has, also where that is none of arXiv', async () => {
    const talk = paper({ id: 'talk-7', title: 'Of weather' });
    const { engine } = await testEngine({ [DAY]: [talk] });
    await engine.today({ ...AT, size: 5 });
    await engine.save({ person: ADA, paper: 'talk-7' });
    expect(textsIn(await engine.unsave({ person: ADA, paper: 'talk-7' }))).toContain('Of weather');
    expect(idsIn(await engine.savedPapers({ person: ADA, ...PAGE }))).toEqual([]);
  });

  it('is ended by words of a title, or for the last one, and never for all without their ids', async () => {
    const { engine, save, clock } = await archiveAccess();
    await engine.today({ ...AT, size: 5 });
    const unsave = async (typed?: string) =>
      await engine.unsave({ person: ADA, paper: typed }).then(textsIn, String);
    expect(await unsave()).toContain('You have saved no papers.');
    expect(await unsave('last')).toContain('You have not saved “last”');
    await save('2608.01234');
    expect(await unsave('all')).toContain('For the one that you have saved type unsave 2608.01234.');
    clock.set('2026-08-21T18:00:00Z');
    await save('2608.04321');
    for (const all of [undefined, 'everything', 'all my saved papers'])
      expect(await unsave(all)).toContain('For all 2 that you have saved type unsave 2608.04321 2608.01234.');
    expect(await unsave('chess')).toContain('You have not saved “chess”');
    expect(await unsave('the world models paper')).toContain('World [Models]');
    await save('2608.04321');
    expect(await unsave('the last one')).toContain('World [Models]');
    await save('2608.04321');
    expect(await unsave('wor')).toContain('World [Models]');
    expect(await unsave('we')).toContain('You have not saved “we”');
    expect(await unsave('weights')).toContain('Four-Bit Weights');
  });

  it('asks which, where a word is of several titles, and for ids where there are many', async () => {
    const many = papers(21, () => ({ title: 'Alike' }));
    const test = await testEngine({ [DAY]: many });
    await test.engine.today({ ...AT, size: 5 });
    await test.engine.save({
      person: ADA,
      paper: many
        .slice(0, 2)
        .map(({ id }) => id)
        .join(' '),
    });
    const unsave = async (typed: string) =>
      await test.engine.unsave({ person: ADA, paper: typed }).then(textsIn, String);
    expect(await unsave('alike')).toMatch(
      /2 saved papers are called so: type unsave \S+ \(Alike\), or unsave/,
    );
    for (const { id } of many.slice(2)) await test.engine.save({ person: ADA, paper: id });
    expect(await unsave('all')).toContain('You have saved 21 papers: type unsave and the ids');
  });

  it('takes ids with a slash between them', async () => {
    const { engine } = await archiveAccess();
    await engine.today({ ...AT, size: 5 });
    await engine.save({ person: ADA, paper: '2608.01234/2608.04321' });
    expect(idsIn(await engine.savedPapers({ person: ADA, ...PAGE }))).toHaveLength(2);
  });

  it('is searched by words, in any form, and by conditions', async () => {
    const { engine, save } = await archiveAccess();
    await engine.today({ ...AT, size: 5 });
    for (const id of ['2608.01234', '2608.04321']) await save(id);
    const found = async (words: string) => idsIn(await engine.savedPapers({ person: ADA, words, ...PAGE }));
    expect(await found('quantization')).toEqual(['2608.01234']);
    expect(await found('author:example')).toEqual(['2608.01234']);
    expect(await found('models -quantize')).toEqual(['2608.04321']);
    expect(textsIn(await engine.savedPapers({ person: ADA, words: 'robots', ...PAGE }))).toMatch(
      /None of your 2 saved papers is about robots/,
    );
  });

  it('is shown in pages', async () => {
    const { engine, save } = await testEnginePaged();
    for (const each of papers(7)) await save(each.id);
    const first = await engine.savedPapers({ person: ADA, page: 1 });
    const second = await engine.savedPapers({ person: ADA, page: 2 });
    expect([idsIn(first).length, idsIn(second).length]).toEqual([5, 2]);
    expect(linesIn(first)).toContain('saved page:2');
    expect(textsIn(await engine.savedPapers({ person: ADA, page: 9 }))).toContain('There is no page 9');
  });

  it('ends where as many are kept as there may be, and says what to do', async () => {
    const { engine, state, save } = await archiveAccess();
    await engine.today({ ...AT, size: 5 });
    for (let at = 0; at < MOST_SAVED; at++) {
      await state.saved.put(ADA, { paper: { ...worlds, id: `x${at}` }, at });
    }
    await expect(save('2608.01234')).rejects.toMatchObject({ code: 'saved-full' });
  });

  it('outlives the archive', async () => {
    const { engine, state } = await testEngine({ [DAY]: [worlds] });
    await engine.today({ ...AT, size: 5 });
    await state.saved.put(ADA, { paper: quantized, at: 0 });
    expect(idsIn(await engine.savedPapers({ person: ADA, ...PAGE }))).toEqual(['2608.01234']);
  });

  it('is forgotten with the person', async () => {
    const { engine, save, state } = await archiveAccess();
    await engine.today({ ...AT, size: 5 });
    await save('2608.01234');
    await engine.forget({ ...AT, person: ADA, scope: 'me', sure: true });
    expect(await state.saved.of(ADA)).toEqual([]);
  });
});

async function testEnginePaged() {
  const test = await testEngine({ [DAY]: papers(7) });
  return {
    ...test,
    save: async (id: string) => {
      await test.engine.today({ ...AT, size: 5 });
      return await test.engine.save({ person: ADA, paper: id });
    },
  };
}

describe('an export', () => {
  it.each(ExportKind.options)(
    'as %s is offered by the command and by a button, as a file of its own',
    async (kind) => {
      const { engine, save } = await archiveAccess();
      await save('2608.01234');
      const { blocks } = await engine.savedPapers({ person: ADA, ...PAGE });
      const offered = blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
      expect(offered.map(({ options }) => options?.export)).toContain(kind);
      expect(savedCommand.options.shape.export.unwrap().options).toContain(kind);
      const files = ExportKind.options.map((each) => exportFile(each, []).name);
      expect(new Set(files).size).toBe(files.length);
    },
  );

  async function exported(kind: ExportKind) {
    const { engine, save } = await archiveAccess();
    await engine.today({ ...AT, size: 5 });
    for (const id of ['2608.01234', '2608.04321']) await save(id);
    const { blocks } = await engine.savedPapers({ person: ADA, export: kind, ...PAGE });
    const [file] = blocks;
    if (file?.kind !== 'file' || blocks.length > 1) throw new Error('an export is one file and nothing else');
    return file;
  }

  it('in BibTeX keeps a name with "and" whole', async () => {
    const { name, text } = await exported('bibtex');
    expect(name).toBe('papers.bib');
    expect(text).toContain('@misc{example2026four-2608.01234,');
    expect(text).toContain('  author = {Example, Ada and {Research and Development}},');
    expect(text).toContain('  eprint = {2608.01234},');
    expect(text.match(/^@misc\{/gm)).toHaveLength(2);
  });

  it('in Markdown escapes brackets', async () => {
    expect((await exported('markdown')).text).toContain('[World \\[Models\\]](<');
  });

  it('in JSON can be read back', async () => {
    const read: { id: string }[] = JSON.parse((await exported('json')).text);
    expect(read.map(({ id }) => id).toSorted()).toEqual(['2608.01234', '2608.04321']);
  });

  it('of nothing says that nothing is there', async () => {
    const { engine } = await archiveAccess();
    expect(textsIn(await engine.savedPapers({ person: ADA, export: 'bibtex', ...PAGE }))).toMatch(
      /saved no papers yet/,
    );
  });
});

describe('several papers at once', () => {
  it('are all saved, and what cannot be is told', async () => {
    const { engine, save, state } = await archiveAccess();
    await engine.today({ ...AT, size: 5 });
    const shown = await save('2608.01234, https://arxiv.org/abs/2608.04321 2608.99999 and 26o8.1');
    expect((await state.saved.of(ADA)).map(({ paper }) => paper.id).toSorted()).toEqual([
      '2608.01234',
      '2608.04321',
    ]);
    expect(textsIn(shown)).toMatch(/Saved: Four-Bit.*Saved: World.*2608\.99999: .*Not done: 26o8\.1/s);
    expect(textsIn(await save('2608.01234 and 2608.04321 xyz'))).toContain('Not done: xyz');
    expect(textsIn(await save('the paper 2608.01234 xyz please'))).toContain('Not done: xyz');
    for (const line of ['please the paper 2608.01234', '2608.01234 Four-Bit Weights for All'])
      expect(textsIn(await save(line))).not.toContain('Not done');
    const taken = await engine.unsave({ person: ADA, paper: '2608.01234 2608.04321' });
    expect(await state.saved.of(ADA)).toEqual([]);
    expect(textsIn(taken)).toMatch(/No longer saved: Four-Bit.*No longer saved: World/s);
    for (const line of linesIn(taken)) {
      const [, key] = line.split(' ');
      await engine.undo({ ...AT, channel: { ...AT.channel, platform: 'discord' }, person: ADA, key });
    }
    expect(await state.saved.of(ADA)).toHaveLength(2);
  });

  it('come as a file of the kind that is asked for, where none was named', async () => {
    const { engine, save } = await archiveAccess();
    await engine.today({ ...AT, size: 5 });
    const ask = { person: ADA, words: 'export', ...PAGE };
    expect(textsIn(await engine.savedPapers(ask))).toMatch(/saved no papers yet/);
    await save('2608.01234');
    const asked = await engine.savedPapers(ask);
    expect(asked.summary).toBe('As which file shall 1 saved paper come?');
    for (const words of ['as csv', 'csv', 'export csv', 'export as a csv file']) {
      const { summary } = await engine.savedPapers({ person: ADA, page: 1, words });
      expect(summary).toBe('There is no csv file here. As which file shall 1 saved paper come?');
    }
    expect(linesIn(asked)).toContain('saved export:bibtex');
  });
});
