import { describe, expect, it } from 'vitest';
import { topicOf } from '#core/topics/topic.ts';
import { openArchive } from '#store/archive/archive.ts';
import { prepareTopic } from '#store/matcher/profile.ts';
import { openReference, trainReference } from '#store/matcher/reference.ts';
import { paper, papers } from '#test/fakes/papers.ts';

/** Papers on networks, of which so many are about watermarks. */
function someOn(size: number, watermarks: number) {
  return papers(size, (at) => ({
    title: at < watermarks ? `Watermarks of networks ${at}` : `Layers of networks ${at}`,
    abstract: `Networks have layers. Part ${at} of ${size} tells how. ${at % 2 ? 'Agents cook.' : 'Agents sing.'}`,
  }));
}

function rarityOf(topic: string, size: number, watermarks = 5): number {
  const texts = someOn(size, watermarks).map(({ title, abstract }) => ({ title, text: abstract }));
  return prepareTopic(topic, openReference(trainReference(texts))).rarity;
}

describe('how rare the words of a topic are', () => {
  it('is what it usually is before there is an archive to ask', () => {
    expect(rarityOf('network watermarks', 0)).toBe(4);
  });

  it('goes by the rarest of them, whatever stands beside it', () => {
    expect(rarityOf('watermarks', 400)).toBeCloseTo(rarityOf('agents watermarks networks', 400), 5);
    expect(rarityOf('watermarks', 400)).toBeGreaterThan(rarityOf('agents cooking networks', 400));
  });

  it('has two ends', () => {
    expect(rarityOf('networks', 400)).toBe(3.5);
    expect(rarityOf('watermarks', 2_000, 2)).toBe(6);
  });

  it('believes in a word that no paper has where there are few papers, and takes it for a slip where there are many', () => {
    const [few, many] = [rarityOf('networks zymurgy', 300), rarityOf('networks zymurgy', 20_000)];
    expect(few).toBeGreaterThan(3.5);
    expect(many).toBe(3.5);
  });
});

describe('a paper with half of the words of a topic', async () => {
  const archive = openArchive(':memory:');
  await archive.putPapers(someOn(400, 5));
  await archive.learn();
  const scoreOf = (topic: string, word: string) => {
    const about = paper({ id: 'judged', title: word, abstract: `${word} are hidden.` });
    const [match] = archive.match([{ topic: topicOf(topic), level: 'broad' }], [about]);
    return match?.score ?? Number.NEGATIVE_INFINITY;
  };

  it('is the surer on it, the rarer the words are', () => {
    const [rare, common] = [scoreOf('watermarks zymurgy', 'Watermarks'), scoreOf('agents zymurgy', 'Agents')];
    expect(rare).toBeGreaterThan(common);
  });
});
