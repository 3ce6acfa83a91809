import { describe, expect, it } from 'vitest';
import type { Archive } from '#core/archive/archive.ts';
import type { Embedder } from '#core/search/embedder.ts';
import { topicOf } from '#core/topics/topic.ts';
import { openArchive } from '#store/archive/archive.ts';
import { paper } from '#test/fakes/papers.ts';

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** One paper in forty is on jaguars that drive, the others on animals. */
const STORED = Array.from({ length: 800 }, (_, at) =>
  at % 40 === 0
    ? paper({ id: `car-${at}`, title: `Jaguar driving ${at}`, abstract: 'A jaguar drives along lanes.' })
    : paper({ id: `cat-${at}`, title: `Notes on animals ${at}`, abstract: 'An animal sleeps under trees.' }),
);
// The topic's words are the same in both: a model alone tells them apart.
const abstract = 'We look at a jaguar, and at one more jaguar.';
const onCars = paper({ id: 'car-new', title: 'A jaguar among machines', abstract });
const onCats = paper({ id: 'cat-new', title: 'A jaguar among creatures', abstract });

/** A model that knows what a paper of this test is about. */
const MODEL: Embedder = {
  name: 'stand-in',
  async embed(texts) {
    return texts.map((text, at) => {
      const isCar = /driv|machines/.test(text);
      return Float32Array.from([isCar ? 1 : 0, isCar ? 0 : 1, 0.1 * ((text.length + at) % 3)]);
    });
  },
};

async function archiveWith(model: string | undefined, embedder?: Embedder): Promise<Archive> {
  const archive = openArchive(':memory:', SILENT, model);
  await archive.putPapers([...STORED, onCars, onCats]);
  await archive.learn();
  while (embedder && (await archive.embedSome(embedder)) > 0);
  return archive;
}

async function scores(archive: Archive): Promise<Record<string, number>> {
  const follows = [{ topic: topicOf('jaguar'), level: 'broad' as const }];
  const matches = await archive.matchMany(follows, [onCars, onCats]);
  return Object.fromEntries(matches.map(({ paper: { id }, score }) => [id, score]));
}

describe('follows with a model', () => {
  it("prefer what means what the topic's surest papers mean, by less than lies between two levels", async () => {
    const plain = await scores(await archiveWith(undefined, MODEL));
    const meant = await scores(await archiveWith(MODEL.name, MODEL));
    const moved = (id: string) => (meant[id] ?? Number.NaN) - (plain[id] ?? Number.NaN);
    expect(moved(onCars.id)).toBeGreaterThanOrEqual(0);
    expect(moved(onCats.id)).toBeLessThan(-0.3);
    expect(Math.max(...[onCars, onCats].map(({ id }) => Math.abs(moved(id))))).toBeLessThanOrEqual(0.5);
  });

  it('go by words alone where the model gave the papers no vectors, or another did', async () => {
    const plain = await scores(await archiveWith(undefined));
    expect(Object.keys(plain)).toHaveLength(2);
    expect(await scores(await archiveWith(MODEL.name))).toEqual(plain);
    expect(await scores(await archiveWith('another', MODEL))).toEqual(plain);
  });

  it('are matched alike at once and in turns', async () => {
    const archive = await archiveWith(MODEL.name, MODEL);
    const follows = [{ topic: topicOf('jaguar'), level: 'broad' as const }];
    const inTurns = await archive.matchMany(follows, [onCars, onCats]);
    const atOnce = archive.match(follows, [onCars, onCats]);
    expect(atOnce).toHaveLength(2);
    expect(atOnce.map(({ score }) => score)).toEqual(inTurns.map(({ score }) => score));
  });
});

describe('what is near to saved papers, with a model', () => {
  const liked = STORED.filter(({ id }) => id.startsWith('car')).slice(0, 2);
  const nearest = (archive: Archive) => archive.near(liked, [onCats, onCars]).map(({ paper: { id } }) => id);

  it('is what means the same', async () => {
    expect(nearest(await archiveWith(MODEL.name, MODEL))).toEqual([onCars.id, onCats.id]);
  });

  it('is told by words and by what was learned where one of them has no vector yet', async () => {
    const archive = await archiveWith(MODEL.name, MODEL);
    const plain = await archiveWith(undefined);
    const fresh = paper({ id: 'fresh', title: 'Jaguar lanes', abstract: 'It drives.' });
    for (const each of [archive, plain]) await each.putPapers([fresh]);
    const scored = (of: Archive) => of.near(liked, [onCats, onCars, fresh]).map(({ score }) => score);
    expect(scored(archive)).toEqual(scored(plain));
  });
});
