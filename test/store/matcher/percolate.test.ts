import { describe, expect, it } from 'vitest';
import { terms } from '#core/text/words.ts';
import { percolate } from '#store/matcher/percolate/percolate.ts';
import { packTopics } from '#store/matcher/percolate/topic-table.ts';
import { prepareTopic } from '#store/matcher/profile.ts';
import { openReference, trainReference } from '#store/matcher/reference.ts';

const SUBJECTS = ['gaussian splatting', 'speech recognition', 'protein folding', 'graph networks'];
const WAYS = ['fast', 'sparse', 'robust', 'neural', 'cheap', 'scalable', 'private'];
const TEXTS = SUBJECTS.flatMap((subject, at) =>
  WAYS.map((way) => ({
    title: `${way} ${subject}`,
    text: `We study ${subject}. It is ${way}, unlike ${WAYS[at]} ways. Scenes, voices, chains and edges of ${subject} gain.`,
  })),
);
const REFERENCE = openReference(trainReference([...TEXTS, ...TEXTS, ...TEXTS]));

/** Topics of one to four words, among them the same one many times, as a table of many follows has them. */
function topics(size: number) {
  const known = SUBJECTS.flatMap((subject) =>
    [
      subject,
      ...terms(subject),
      ...WAYS.map((way) => `${way} ${subject} of ${subject.split(' ')[0]} cells`),
    ].map((topic) => prepareTopic(topic, REFERENCE)),
  );
  return Array.from(
    { length: size },
    (_, at) => known[(at * 7) % known.length] ?? prepareTopic('', REFERENCE),
  );
}

function found(papers: typeof TEXTS, followed: ReturnType<typeof topics>, from = 0): Map<string, number> {
  const hits = percolate(papers, packTopics(followed), REFERENCE.averageLength);
  return new Map(hits.map((hit) => [`${TEXTS.indexOf(hit.paper)} ${from + hit.topic}`, hit.score]));
}

describe('percolating papers through topics', () => {
  it('finds among many topics and papers what it finds of a few topics in each paper alone', () => {
    const followed = topics(20_000);
    const few = 500;
    const apart = TEXTS.flatMap((text) =>
      Array.from({ length: followed.length / few }, (_, part) => [
        ...found([text], followed.slice(part * few, (part + 1) * few), part * few),
      ]).flat(),
    );
    const together = found(TEXTS, followed);
    expect(together.size).toBeGreaterThan(10_000);
    expect(together.size).toBe(apart.length);
    const differences = apart.map(([pair, score]) => Math.abs(score - (together.get(pair) ?? Number.NaN)));
    expect(differences.filter((difference) => !(difference < 1e-5))).toEqual([]);
  });

  it('gives what it finds in the order of the papers', () => {
    const hits = percolate(TEXTS, packTopics(topics(100)), REFERENCE.averageLength);
    const order = hits.map(({ paper }) => TEXTS.indexOf(paper)).toArray();
    expect(new Set(order).size).toBeGreaterThan(8);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('finds nothing where there are no papers, no topics, or a topic without words', () => {
    expect(found([], topics(3)).size).toBe(0);
    expect(found(TEXTS, []).size).toBe(0);
    expect(found(TEXTS, [prepareTopic('', REFERENCE)]).size).toBe(0);
  });
});
