import { describe, expect, it } from 'vitest';
import { plainText } from '#core/document.ts';
import { SourceError } from '#core/errors.ts';
import type { Paper } from '#core/paper.ts';
import { textsIn } from '#test/fakes/chat.ts';
import { AT, testEngine } from '#test/fakes/engine.ts';
import { paper } from '#test/fakes/papers.ts';

const DAY = '2026-08-20';
const known = paper({ id: '2608.01234', title: 'Known', upvotes: 3 });

async function asking(detail: () => Promise<Paper | undefined>) {
  return await testEngine({ [DAY]: [known] }, { also: { paper: detail } });
}

describe('several papers', () => {
  const second = paper({ id: '2608.01235', title: 'Second' });
  const both = async () =>
    await testEngine({ [DAY]: [known, second] }, { also: { paper: async () => undefined } });

  it('are shown in the order in which they are named, with a word on what is not there', async () => {
    const { engine } = await both();
    await engine.today({ ...AT, size: 1 });
    const answer = await engine.lookUp({ paper: '2608.01235, 2608.01234 and 2613.00001' });
    const shown = answer.blocks.flatMap((block) => (block.kind === 'paper' ? [block.paper.id] : []));
    expect(shown).toEqual(['2608.01235', '2608.01234']);
    expect(textsIn(answer)).toContain('there is no month 13');
  });

  it('are refused as one is where none of them is there', async () => {
    const { engine } = await both();
    await expect(engine.lookUp({ paper: '2613.00001 2614.00001' })).rejects.toThrow(/no month 13/);
  });

  it('and one too, are a file where that is asked for', async () => {
    const { engine } = await both();
    await engine.today({ ...AT, size: 1 });
    const one = await engine.lookUp({ paper: '2608.01234', export: 'bibtex' });
    expect(one.summary).toBe('Known as BibTeX');
    const [file] = one.blocks;
    expect(file).toMatchObject({
      kind: 'file',
      name: 'papers.bib',
      text: expect.stringMatching(/2608\.01234/),
    });
    const two = await engine.lookUp({ paper: '2608.01234 2608.01235', export: 'ris' });
    expect(two.summary).toBe('2 papers as RIS');
  });
});

describe('one paper', () => {
  it('is shown with its newest numbers and with what cites it', async () => {
    const { engine, archive } = await asking(async () => ({
      ...known,
      upvotes: 44,
      linked: [
        {
          kind: 'model',
          total: 5,
          top: [{ id: 'lab/small', url: 'https://huggingface.co/lab/small', likes: 1_200 }],
        },
      ],
    }));
    await engine.today({ ...AT, size: 1 });
    const answer = await engine.lookUp({ paper: 'https://arxiv.org/abs/2608.01234v3' });
    const [shown] = answer.blocks.filter((block) => block.kind === 'paper');
    expect(shown).toMatchObject({ whole: true, paper: { linked: [{ kind: 'model', total: 5 }] } });
    expect(textsIn(answer)).toContain('On the list of Thu 20 Aug 2026');
    expect(archive.paper('2608.01234')?.paper.upvotes).toBe(44);
  });

  it('keeps what is known where its source leaves it out now, such as the comments', async () => {
    const { comments: _, upvotes: __, ...uncounted } = known;
    const { engine, archive } = await asking(async () => ({ ...uncounted, keywords: ['memory'] }));
    await archive.putPapers([{ ...known, comments: 6, upvotes: 9 }]);
    const answer = await engine.lookUp({ paper: '2608.01234' });
    const shown = answer.blocks.flatMap((block) => (block.kind === 'paper' ? [block.paper] : []));
    expect(shown).toMatchObject([{ comments: 6, upvotes: 9, keywords: ['memory'] }]);
    expect(archive.paper('2608.01234')?.paper).toMatchObject({ comments: 6, upvotes: 9 });
  });

  it.each([
    ['without a summary', '', ''],
    ['whose summary is its abstract’s first sentence', 'We round weights by their rank.', ''],
    ['with a summary of its own', 'A way to round weights.', 'A way to round weights.'],
  ])('says no sentence twice, of one %s', async (_, summary, above) => {
    const abstract = 'We round weights by their rank. They take a quarter of the room.';
    const { engine } = await asking(async () => ({ ...known, summary, abstract }));
    const { blocks } = await engine.lookUp({ paper: '2608.01234' });
    const said = blocks.flatMap((block) => {
      if (block.kind === 'paper') return [block.gist];
      return block.kind === 'text' ? [plainText(block.text)] : [];
    });
    expect(said[0]).toBe(above);
    expect(said.join(' ').split('We round weights by their rank.')).toHaveLength(2);
  });

  it('names all of its authors, who they are, and what it is about', async () => {
    const authors = Array.from({ length: 17 }, (_, at) => `Author ${at + 1}`);
    const { engine } = await asking(async () => ({
      ...known,
      authors,
      verified: ['Author 2'],
      keywords: ['quantization', 'memory'],
      submitter: { name: 'Ada Example', login: 'ada-ex' },
      authorParticipates: true,
      versions: 3,
    }));
    const said = textsIn(await engine.lookUp({ paper: '2608.01234' }));
    expect(said).toContain(
      '17 authors (✓ has confirmed it as their own): Author 1, Author 2 ✓, Author 3, Author 4',
    );
    expect(said).toContain('Author 17');
    expect(said).toContain('Keywords: quantization, memory');
    expect(said).toContain(
      'Submitted by Ada Example (ada-ex) · an author takes part in the discussion · 3 versions',
    );
  });

  it('says where papers are submitted, where its source tells', async () => {
    const { engine } = await testEngine({ [DAY]: [known] }, { also: { submissions: 'hub.example/submit' } });
    await engine.today({ ...AT, size: 1 });
    expect(textsIn(await engine.lookUp({ paper: '2608.01234' }))).toContain(
      'To submit a paper: hub.example/submit',
    );
  });

  it('is shown as stored while the source is down, and says so', async () => {
    const { engine } = await asking(async () => {
      throw new SourceError('source-refused', 'Hugging Face answered 503');
    });
    await engine.today({ ...AT, size: 1 });
    expect(textsIn(await engine.lookUp({ paper: '2608.01234' }))).toContain('503; shown as stored here');
    await expect(engine.lookUp({ paper: '2608.09999' })).rejects.toMatchObject({ code: 'source-down' });
  });

  it('is found by an imported id of any form', async () => {
    const { engine, archive } = await asking(async () => undefined);
    await archive.putPapers([paper({ id: 'own-1', title: 'Ours' })]);
    expect((await engine.lookUp({ paper: ' own-1 ' })).summary).toBe('Ours (own-1)');
  });

  it('does not hide a fault of ours behind the source', async () => {
    const { engine } = await asking(async () => {
      throw new TypeError('bug');
    });
    await expect(engine.lookUp({ paper: '2608.01234' })).rejects.toThrow(TypeError);
  });
});
