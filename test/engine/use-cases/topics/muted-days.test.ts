import { describe, expect, it } from 'vitest';
import { AT, testEngine } from '#test/fakes/engine.ts';
import { paper, papers } from '#test/fakes/papers.ts';

const DAY = '2026-08-20';
const STORED = [
  ...papers(100, (index) => ({ id: `2608.${10_000 + index}` })),
  paper({ id: '2608.00001', title: 'We prompt Llama 3.1', abstract: 'It answers.' }),
  paper({ id: '2608.00002', title: 'We prompt Qwen3.5', abstract: 'It answers.' }),
];

async function muted(topic: string, stored = STORED): Promise<string> {
  const { engine } = await testEngine({ [DAY]: stored });
  await engine.today({ ...AT, size: 5 });
  return await engine.mute({ ...AT, topic, for: 'me' }).then(
    () => 'muted',
    ({ message }: Error) => message,
  );
}

describe('a number with a point behind a muted topic', () => {
  it.each([
    ['medical imaging 3.5', 'not "3.5": try mute medical imaging days:3.'],
    ['games 0.5', 'not "0.5": try mute games days:1.'],
  ])('is no number of days: %s', async (topic, says) => {
    expect(await muted(topic)).toBe(`"days" must be a whole number from 1 to 365, ${says}`);
  });

  it.each(['llama 3.1', 'qwen 3.5', 'GPT 3.5', '"games 3.5"', '3.5'])(
    'is a version where papers write it, and with a capital or in quotes: %s',
    async (topic) => expect(await muted(topic)).toBe('muted'),
  );

  it('is a version where few papers are stored, which tell nothing', async () => {
    expect(await muted('games 3.5', papers(3))).toBe('muted');
  });
});
