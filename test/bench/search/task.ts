import { readFileSync } from 'node:fs';
import { memory, percentile, type Row } from '../measure.ts';
import { type Answer, engines } from './engines.ts';
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

type Ask = (text: string, limit: number) => Answer;

// One engine and one corpus in a process of its own, so that its memory is its own: task.ts STEP ENGINE CORPUS FOLDER
const [step, name, corpus, folder] = process.argv.slice(2);
const engine = engines[name as keyof typeof engines];
if (step === 'build' && engine.keepsFile) engine.build(readCorpus(corpus ?? ''), folder ?? '');
if (step === 'ask') {
  if (!engine.keepsFile) engine.build(readCorpus(corpus ?? ''), folder ?? '');
  const questions = JSON.parse(readFileSync(`${folder}/questions.json`, 'utf8')) as Questions;
  console.log(JSON.stringify(measure(engine.open(folder ?? ''), questions)));
}

function measure(ask: Ask, { queries, relevant, lookups }: Questions): Measured {
  const times = timesOf(ask, queries);
  const resident = memory();
  const answers = new Map(queries.map(({ id, text }) => [id, ask(text, DEPTH).map((each) => each.id)]));
  const { ndcg, recall, mrr } = quality(
    new Map(relevant.map(([id, grades]) => [id, new Map(grades)])),
    answers,
  );
  return {
    quality: { 'nDCG@10': ndcg, 'recall@100': recall, 'MRR@10': mrr, ...times, MB: resident },
    ...(lookups.length > 0 ? { lookups: lookUp(ask, lookups) } : {}),
  };
}

/** Every query as often as it takes to have enough times, after one round that is not counted. */
function timesOf(ask: Ask, queries: Questions['queries']): Row {
  const times: number[] = [];
  for (const { text } of queries) ask(text, TIMED_DEPTH);
  while (times.length < TIMED_QUERIES) {
    for (const { text } of queries) {
      const started = performance.now();
      ask(text, TIMED_DEPTH);
      times.push(performance.now() - started);
    }
  }
  return { 'p50 ms': percentile(times, 0.5), 'p95 ms': percentile(times, 0.95) };
}

function lookUp(ask: Ask, lookups: readonly Lookup[]): Row {
  const mrr = (kind: 'clean' | 'typo') => {
    const ranks = lookups.map((each) =>
      reciprocalRank(
        ask(each[kind], 10).map(({ id }) => id),
        (id) => id === each.id,
      ),
    );
    return ranks.reduce((sum, rank) => sum + rank, 0) / lookups.length;
  };
  return { 'MRR@10 clean': mrr('clean'), 'one typo': mrr('typo'), MB: memory() };
}
