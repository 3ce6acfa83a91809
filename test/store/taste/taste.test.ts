import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '#core/paper.ts';
import { openArchive } from '#store/archive/archive.ts';
import { trainReference } from '#store/matcher/reference.ts';
import { countPairs, pairKey, papersWithPair } from '#store/taste/pairs.ts';
import { paper } from '#test/fakes/papers.ts';

const SUBJECTS = {
  robots: 'robot arms grasp fragile objects by touch',
  proteins: 'protein folding predicts the structure of long chains',
  speech: 'speech synthesis of a voice from text in real time',
  games: 'game playing agents plan many moves ahead',
  weather: 'weather forecasts of storms over oceans',
};

/** So many papers that the archive has something to learn from. */
function shelf(each = 60): Paper[] {
  return Object.entries(SUBJECTS).flatMap(([subject, text]) =>
    Array.from({ length: each }, (_, at) =>
      paper({
        id: `${subject}-${at}`,
        title: `${text.split(' ').slice(0, 3).join(' ')} ${at}`,
        abstract: `We study ${text}.`,
      }),
    ),
  );
}

/** A paper on robots that has something else in it. */
function mixedRobot(at: number): Paper {
  const abstract = `We study ${SUBJECTS.robots} with ${SUBJECTS.speech}.`;
  return paper({ id: `voices-${at}`, title: `robot arms voice ${at}`, abstract });
}

async function learned(papers: readonly Paper[]) {
  const archive = openArchive(':memory:');
  await archive.putPapers(papers);
  await archive.learn();
  return archive;
}

const subjectOf = (id: string) => id.split('-')[0];

describe('what is near to what somebody likes', () => {
  it('comes first, for each of several interests, with the liked paper that it is nearest to', async () => {
    const papers = shelf();
    const archive = await learned(papers);
    const liked = papers.filter(({ id }) => ['robots-0', 'robots-1', 'speech-0', 'speech-1'].includes(id));
    const near = archive.near(
      liked,
      papers.filter(({ id }) => /-[2-5]$/.test(id)),
    );
    expect(new Set(near.slice(0, 8).map(({ paper: { id } }) => subjectOf(id)))).toEqual(
      new Set(['robots', 'speech']),
    );
    for (const { paper: found, to } of near.slice(0, 8))
      expect(subjectOf(to?.id ?? '')).toBe(subjectOf(found.id));
    expect(near.length).toBe(20);
  });

  it('is found before anything was learned, and for papers that the archive never had', async () => {
    const archive = openArchive(':memory:');
    const [liked, same, other] = [
      paper({ id: 'a', title: 'Dashcam video', abstract: 'Highway lanes from dashcam video.' }),
      paper({ id: 'b', title: 'Driving', abstract: 'Dashcam video teaches driving in highway lanes.' }),
      paper({ id: 'c', title: 'Proteins', abstract: 'Chains fold.' }),
    ];
    expect(archive.near([liked], [other, same]).map(({ paper: { id } }) => id)).toEqual(['b', 'c']);
    expect(archive.near([liked], [other])[0]?.score).toBe(0);
    expect(archive.near([], [other, same])).toEqual([]);
    const [against] = archive.near([], [same, other], [liked]).toSorted((a, b) => b.against - a.against);
    expect(against).toMatchObject({ paper: same, score: 0, to: undefined });
    expect(against?.against, 'near to what is not liked').toBeGreaterThan(0);
    expect(archive.near([liked], [same], [other])[0]?.against, 'nearer to what is liked').toBe(0);
  });

  it('does not depend on the order of what is asked, and a paper is nearest to itself', async () => {
    const papers = shelf(40);
    const archive = await learned(papers);
    const some = fc.shuffledSubarray(papers, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(some, some, (liked, among) => {
        const near = archive.near(liked, among);
        const again = archive.near(liked.toReversed(), among.toReversed());
        expect(again.map(({ paper: { id } }) => id)).toEqual(near.map(({ paper: { id } }) => id));
        expect(near.map(({ score }) => score)).toEqual(
          near.map(({ score }) => score).toSorted((a, b) => b - a),
        );
        for (const { score } of near) expect(Math.abs(score)).toBeLessThanOrEqual(1.5001);
      }),
    );
    const [first] = papers;
    if (first) expect(archive.near([first], papers.slice(0, 30))[0]?.paper.id).toBe(first.id);
  });

  it('counts what was liked before many others for less, and twelve or fewer in full', async () => {
    const papers = shelf();
    const archive = await learned(papers);
    const of = (subject: string, from: number, to: number) =>
      papers.filter(({ id }) => {
        const [which, at] = id.split('-');
        return which === subject && Number(at) >= from && Number(at) < to;
      });
    const [robot, speech] = [...of('robots', 20, 21), ...of('speech', 20, 21)];
    if (!robot || !speech) throw new Error('The shelf has both.');
    const likings = [...of('robots', 0, 7), ...of('speech', 0, 7)];
    const near = (liked: readonly Paper[], one: Paper) => archive.near(liked, [one])[0];
    const now = near(likings, robot)?.lately ?? 0;
    const then = near(likings, speech)?.lately ?? 0;
    expect(now).toBeGreaterThan(1.8 * then);
    expect(near(likings.toReversed(), speech)?.lately).toBeGreaterThan(1.8 * then);
    expect(near(likings, speech)?.score, 'near at all').toBeCloseTo(
      near(of('speech', 0, 7), speech)?.score ?? 0,
    );
    for (const few of [1, 7, 12]) {
      const some = likings.slice(-few);
      const turned = near(some.toReversed(), robot)?.lately ?? 0;
      expect(near(some, robot)?.lately, `of ${few}`).toBeCloseTo(turned);
    }
  });

  it('goes by all of one interest, and of several by the few that are nearest', async () => {
    const papers = [...shelf(), ...Array.from({ length: 10 }, (_, at) => mixedRobot(at))];
    const archive = await learned(papers);
    const of = (subject: string, from: number, to: number) =>
      papers.filter(({ id }) => subjectOf(id) === subject).slice(from, to);
    const [robot] = of('robots', 50, 51);
    if (!robot) throw new Error('The shelf has it.');
    const alone = archive.near([...of('robots', 20, 25), ...of('voices', 0, 5)], [robot])[0];
    expect(alone?.lately, 'some of one interest are less near').toBeLessThan(0.99 * (alone?.score ?? 0));
    const several = archive.near([...of('robots', 20, 24), ...of('weather', 30, 34)], [robot])[0];
    expect(several?.lately).toBe(several?.score);
  });

  it('is told apart by two words together where each alone is in all papers', async () => {
    const titled = (at: number) => (at % 5 === 0 ? 'world model' : 'model of the world');
    const mixed = Array.from({ length: 120 }, (_, at) =>
      paper({ id: `p-${at}`, title: `${titled(at)} ${at}`, abstract: `Of games ${at}.` }),
    );
    const archive = await learned(mixed);
    const near = archive.near(mixed.slice(0, 1), mixed.slice(1));
    const first = near.slice(0, 23).map(({ paper: { title } }) => title.replace(/ \d+$/, ''));
    expect(new Set(first)).toEqual(new Set(['world model']));
  });
});

describe('pairs of words', () => {
  it('are counted once a paper, never across the end of its title, from five papers on', () => {
    const data = trainReference([
      ...Array.from({ length: 5 }, () => ({ title: 'alpha beta', text: 'gamma alpha beta alpha beta' })),
      ...Array.from({ length: 4 }, () => ({ title: 'delta', text: 'gamma delta' })),
    ]);
    const number = (term: string) => data.terms.indexOf(term);
    const pairs = countPairs(data);
    const having = (first: string, second: string) =>
      papersWithPair(pairs, pairKey(number(first), number(second)));
    expect(having('alpha', 'beta')).toBe(5);
    expect(having('beta', 'alpha')).toBe(5);
    expect(having('beta', 'gamma'), 'title and text are no neighbours').toBe(0);
    expect(having('gamma', 'delta'), 'too few papers').toBe(0);
  });
});
