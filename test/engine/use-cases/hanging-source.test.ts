import { describe, expect, it } from 'vitest';
import type { PaperSource } from '#core/archive/paper-source.ts';
import { type Document, plainText } from '#core/document.ts';
import type { Paper } from '#core/paper.ts';
import { virtualTime } from '#test/fakes/delivery.ts';
import { AT, testEngine } from '#test/fakes/engine.ts';
import { paper } from '#test/fakes/papers.ts';

const OLD = paper({ id: '2608.00001', title: 'Stripes of Zebras', upvotes: 3 });
const NEW = paper({ id: '2608.00002', title: 'Stripes of Tigers', upvotes: 5 });
const TOPIC = { ...AT, size: 5 };

/** An engine that has a list of yesterday, over a source that answers nothing until it is let. */
async function hanging() {
  const time = virtualTime();
  let isOut = false;
  const waiting: (() => void)[] = [];
  const answer = async <T>(value: T): Promise<T> => {
    if (isOut) await new Promise<void>((resolve) => waiting.push(resolve));
    return value;
  };
  const lists: Record<string, readonly Paper[]> = { '2026-08-19': [OLD] };
  const also: Partial<PaperSource> = {
    daily: (day) => answer(lists[day] ?? []),
    search: () => answer([NEW]),
    trending: () => answer([NEW]),
    paper: (id) => answer(id === OLD.id ? { ...OLD, upvotes: 99 } : undefined),
  };
  const tested = await testEngine(lists, { sleep: time.sleep, also });
  await tested.engine.today({ ...TOPIC, day: '2026-08-19' });
  lists['2026-08-20'] = [NEW];
  isOut = true;
  tested.clock.set('2026-08-20T19:00:00Z');
  return {
    ...tested,
    /** What an answer says within so many milliseconds; undefined where it is not there yet. */
    within: async (ms: number, asked: Promise<Document>) => {
      let said: string | undefined;
      asked.then(
        (document) => {
          said = wordsIn(document);
        },
        (error) => {
          said = `failed: ${error.message}`;
        },
      );
      await time.pass(ms);
      return said;
    },
    /** The source answers what it was asked. */
    letGo: async () => {
      isOut = false;
      for (const go of waiting.splice(0)) go();
      await time.pass(10);
    },
  };
}

function wordsIn({ blocks }: Document): string {
  return blocks
    .map((block) => {
      if (block.kind === 'paper') return block.paper.title;
      return 'text' in block ? plainText(block.text) : '';
    })
    .join('\n');
}

type Engine = Awaited<ReturnType<typeof hanging>>['engine'];

/** Each command that asks a source, and what is said of it. */
const COMMANDS: readonly [string, (engine: Engine) => Promise<Document>, RegExp][] = [
  ['today', (engine) => engine.today(TOPIC), /Zebras.*Hugging Face did not answer in time/s],
  ['today for:me', (engine) => engine.today({ ...TOPIC, for: 'me' }), /Zebras.*did not answer in time/s],
  ['today topic', (engine) => engine.today({ ...TOPIC, topic: 'zebras' }), /Zebras.*did not answer in time/s],
  [
    'top week',
    (engine) => engine.top({ period: 'week', size: 5 }),
    /Zebras.*Some lists are missing: Hugging Face did not answer in time/s,
  ],
  [
    'top trending',
    (engine) => engine.trending({ size: 5 }),
    /Zebras.*did not answer in time: instead of what is trending, this is the top of the week/s,
  ],
  [
    'search',
    (engine) => engine.search({ query: 'stripes', limit: 5, page: 1, sort: 'relevance' }),
    /Zebras.*did not answer in time, so that only what is stored here was searched/s,
  ],
  ['paper', (engine) => engine.lookUp({ paper: OLD.id }), /did not answer in time; shown as stored here/],
  ['similar', (engine) => engine.similar({ paper: OLD.id, limit: 3 }), /Zebras/],
  ['save', (engine) => engine.save({ ...AT, paper: OLD.id }), /Zebras/],
];

describe('while a source hangs', () => {
  it.each(COMMANDS)('%s is answered within 2 s with what is stored, and says so', async (_, ask, says) => {
    const { engine, within } = await hanging();
    expect(await within(1_990, ask(engine))).toMatch(says);
  });

  it('two commands that both ask it take no longer than one', async () => {
    const { engine, within } = await hanging();
    const both = Promise.all([engine.top({ period: 'month', size: 5 }), engine.today(TOPIC)]);
    expect(
      await within(
        1_990,
        both.then(([top]) => top),
      ),
    ).toMatch(/did not answer in time/);
  });

  it('what it brings after that is kept, and shown to the next who asks', async () => {
    const { engine, within, letGo, archive } = await hanging();
    await within(1_990, engine.today(TOPIC));
    await within(1_990, engine.lookUp({ paper: OLD.id }));
    await letGo();
    expect(archive.paper(OLD.id)?.paper.upvotes).toBe(99);
    expect(await within(0, engine.today(TOPIC))).toMatch(/Tigers/);
  });

  it('what its search brings after that is on the next answer', async () => {
    const { engine, within, letGo } = await hanging();
    const search = () => engine.search({ query: 'stripes', limit: 5, page: 1, sort: 'relevance' });
    expect(await within(1_990, search())).not.toMatch(/Tigers/);
    await letGo();
    expect(await within(0, search())).toMatch(/Tigers/);
  });

  it('a list that is not stored is waited for', async () => {
    const { engine, within, letGo } = await hanging();
    const asked = engine.today({ ...TOPIC, day: '2026-08-20' });
    expect(await within(7_000, asked)).toBeUndefined();
    await letGo();
    expect(await within(0, asked)).toMatch(/Tigers/);
  });
});
