import { describe, expect, it } from 'vitest';
import type { Document } from '#core/document.ts';
import { SourceError, UserError } from '#core/errors.ts';
import type { Paper } from '#core/paper.ts';
import { textsIn } from '#test/fakes/chat.ts';
import { testEngine } from '#test/fakes/engine.ts';
import { paper } from '#test/fakes/papers.ts';

const ABSTRACTS = ['Calibration for quantization.', 'Quantization by calibration.', 'World models.'];
const STORED = ABSTRACTS.map((abstract, index) =>
  paper({ id: `2608.0000${index + 1}`, title: ['One', 'Two', 'Three'][index] ?? '', abstract }),
);

async function asking(detail: () => Promise<Paper | undefined>) {
  const test = await testEngine({}, { also: { paper: detail } });
  await test.archive.putPapers(STORED);
  return test;
}

function shown({ blocks }: Document): string[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'paper') return [];
    const sentences = block.reasons.flatMap((reason) => (reason.kind === 'match' ? reason.sentence : []));
    return [`${block.paper.id} ${sentences.map(({ text }) => text).join('')}`];
  });
}

describe('similar', () => {
  it('lists the nearest papers with the words they share, and asks nobody for a stored one', async () => {
    const { engine } = await asking(async () => {
      throw new TypeError('asked');
    });
    const answer = await engine.similar({ paper: 'https://arxiv.org/abs/2608.00001v2', limit: 1 });
    expect(shown(answer)).toEqual(['2608.00002 Shares calibration, quantization']);
    expect(answer.summary).toBe('1 paper like One');
  });

  it('lists those of each of a few papers that are named, numbered throughout, and tells which were not', async () => {
    const { engine } = await asking(async () => undefined);
    const answer = await engine.similar({ paper: '2608.00001 and 2608.00003 2608.00009', limit: 5 });
    const headings = answer.blocks.flatMap((block) => (block.kind === 'heading' ? block.text : []));
    expect(headings).toEqual(['Like One', 'Like Three']);
    const numbers = answer.blocks.flatMap((block) => (block.kind === 'paper' ? block.number : []));
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    expect(textsIn(answer)).toContain('2608.00009: ');
    expect(textsIn(answer)).not.toContain('left aside');
    const four = await engine.similar({ paper: '2608.00001 2608.00002 2608.00003 2608.00009', limit: 5 });
    expect(textsIn(four)).toContain('3 papers at a time: 2608.00009 left aside');
  });

  it('rejects where none of several is known, and tells of words beside one', async () => {
    const { engine } = await asking(async () => undefined);
    await expect(engine.similar({ paper: '2608.00008 2608.00009', limit: 5 })).rejects.toBeInstanceOf(
      UserError,
    );
    const answer = await engine.similar({ paper: '2608.00001 from NVIDIA', limit: 1 });
    expect(textsIn(answer)).toContain('Only papers are read here: “from NVIDIA” was left aside');
  });

  it('brings in a paper that is not stored', async () => {
    const heard = paper({ id: '2608.00009', title: 'New', abstract: 'The models of a world.' });
    const { engine, archive } = await asking(async () => heard);
    expect(shown(await engine.similar({ paper: '2608.00009', limit: 1 }))).toEqual([
      '2608.00003 Shares models, world',
    ]);
    expect(archive.paper('2608.00009')?.paper).toEqual(heard);
  });

  it('says what to do where nobody knows the paper', async () => {
    const { engine } = await asking(async () => undefined);
    await expect(engine.similar({ paper: '2608.00009', limit: 5 })).rejects.toMatchObject({
      code: 'paper-unknown',
    });
    await expect(engine.similar({ paper: 'nothing', limit: 5 })).rejects.toMatchObject({
      code: 'no-paper-id',
    });
    const down = await asking(async () => {
      throw new SourceError('source-refused', 'Hugging Face answered 503');
    });
    await expect(down.engine.similar({ paper: '2608.00009', limit: 5 })).rejects.toMatchObject({
      code: 'source-down',
    });
  });

  it('says so where nothing is like it', async () => {
    const { engine, archive } = await testEngine({});
    await archive.putPapers([paper({ id: '2608.00001', title: 'Alone', abstract: 'Nobody else.' })]);
    const answer = await engine.similar({ paper: '2608.00001', limit: 5 });
    expect(answer.summary).toBe('Nothing among 1 stored paper is like 2608.00001 yet.');
  });
});
