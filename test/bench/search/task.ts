import { readFileSync } from 'node:fs';
import { memory, percentile, type Row } from '../measure.ts';
import { type Answer, type Engine, engines } from './engines.ts';
import type { Lookup } from './lookups.ts';
import { quality, reciprocalRank } from './quality.ts';
import { type Judged, readCorpus } from './sets.ts';

/** What is asked in a measuring process, which never holds the corpus. */
export interface Questions {
  readonly queries: Judged['queries'];
  readonly relevant: readonly (readonly [query: string, grades: readonly (readonly [string, number])[]])[];
  readonly lookups: readonly Lookup[];
}

export interface Measured {
  readonly quality: Row;
  readonly lookups?: Row;
}

const DEPTH = 100;
/** What a reader's page can ask for at most is 50; twenty is what engines are usually timed with. */
const TIMED_DEPTH = 20;
const TIMED_QUERIES = 300;

type Ask = ReturnType<Engine['open']>;

// One engine and one corpus in a process of its own, so that its memory is its own: task.ts STEP ENGINE CORPUS FOLDER
const [step, name, corpus, folder] = process.argv.slice(2);
const engine: Engine = engines[name as keyof typeof engines];
if (step === 'build' && engine.keepsFile) await engine.build(readCorpus(corpus ?? ''), folder ?? '');
if (step === 'ask') {
  if (!engine.keepsFile) await engine.build(readCorpus(corpus ?? ''), folder ?? '');
  const questions = JSON.parse(readFileSync(`${folder}/questions.json`, 'utf8')) as Questions;
  console.log(JSON.stringify(await measure(engine.open(folder ?? ''), questions)));
}

async function measure(ask: Ask, { queries, relevant, lookups }: Questions): Promise<Measured> {
  const times = await timesOf(ask, queries);
  const resident = memory();
  const answers = new Map<string, string[]>();
  for (const { id, text } of queries) answers.set(id, idsOf(await ask(text, DEPTH)));
  const { ndcg, recall, mrr } = quality(
    new Map(relevant.map(([id, grades]) => [id, new Map(grades)])),
    answers,
  );
  return {
    quality: { 'nDCG@10': ndcg, 'recall@100': recall, 'MRR@10': mrr, ...times, MB: resident },
    ...(lookups.length > 0 ? { lookups: await lookUp(ask, lookups) } : {}),
  };
}

/** Every query as often as it takes to have enough times, after one round that is not counted. */
async function timesOf(ask: Ask, queries: Questions['queries']): Promise<Row> {
  const times: number[] = [];
  for (const { text } of queries) await ask(text, TIMED_DEPTH);
  while (times.length < TIMED_QUERIES) {
    for (const { text } of queries) {
      const started = performance.now();
      await ask(text, TIMED_DEPTH);
      times.push(performance.now() - started);
    }
  }
  return { 'p50 ms': percentile(times, 0.5), 'p95 ms': percentile(times, 0.95) };
}

async function lookUp(ask: Ask, lookups: readonly Lookup[]): Promise<Row> {
  const mrr = async (kind: 'clean' | 'typo') => {
    let sum = 0;
    for (const each of lookups) {
      sum += reciprocalRank(idsOf(await ask(each[kind], 10)), (id) => id === each.id);
    }
    return sum / lookups.length;
  };
  return { 'MRR@10 clean': await mrr('clean'), 'one typo': await mrr('typo'), MB: memory() };
}

function idsOf(answer: Answer): string[] {
  return answer.map(({ id }) => id);
}
