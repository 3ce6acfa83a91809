import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { Paper } from '#core/paper.ts';
import { topicOf } from '#core/topics/topic.ts';
import { openArchive } from '#store/archive/archive.ts';
import { topicPreparer } from '#store/matcher/profile-store.ts';
import { loadReference } from '#store/matcher/reference-store.ts';
import { papers } from '#test/fakes/papers.ts';

const TEXTS = ['network pruning', 'soups', 'sparsity masks', 'salt author:ada'];
const TOPICS = TEXTS.map(topicOf);
const FOLLOWS = TOPICS.map((topic) => ({ topic, level: 'broad' as const }));
// What is prepared is what a topic is about; its conditions do not matter.
const SUBJECTS = ['network pruning', 'soups', 'sparsity masks', 'salt'];

/** Papers of which half are about pruning and half about soups. */
function twoSubjects(count: number): Paper[] {
  return papers(count, (index) =>
    index % 2 === 0
      ? {
          title: `Pruning networks ${index}`,
          abstract: `Pruning removes weights. Sparsity makes masks ${index}.`,
        }
      : { title: `Cooking soups ${index}`, abstract: `Soups need salt and spoons ${index}.` },
  );
}

async function learned({ file = join(mkdtempSync(join(tmpdir(), 'paperboy-')), 'archive.sqlite') } = {}) {
  const archive = openArchive(file);
  await archive.putPapers(twoSubjects(150));
  await archive.learn();
  const db = new DatabaseSync(file);
  return {
    archive,
    stored: () =>
      new Map(
        db
          .prepare('SELECT topic, profile FROM matcher_topic')
          .all()
          .map(({ topic, profile }) => [String(topic), JSON.parse(String(profile))]),
      ),
    /** What the topics' profiles are by the reference that is stored now. */
    expected: () => {
      const reference = loadReference(db);
      const prepare = topicPreparer(db);
      return new Map(SUBJECTS.map((subject) => [subject, prepare(subject, reference)]));
    },
    async [Symbol.asyncDispose]() {
      db.close();
      await archive.close();
    },
  };
}

const keysOf = (matches: Awaited<ReturnType<ReturnType<typeof openArchive>['matchMany']>>) =>
  matches.map(({ topic, paper, score, level }) => `${topic.key} ${paper.id} ${score} ${level}`);

describe('topics of an archive in a file', () => {
  it('are prepared in a thread as they would be here', async () => {
    await using s = await learned();
    await Promise.all([s.archive.prepare(TOPICS), s.archive.prepare(TOPICS.slice(2))]);
    expect(s.stored()).toEqual(s.expected());
    expect(s.expected().get('network pruning')?.companions.length).toBeGreaterThan(0);
  });

  it('are matched before they are prepared as they are after', async () => {
    await using s = await learned();
    const asked = twoSubjects(30);
    const before = keysOf(s.archive.match(FOLLOWS, asked));
    expect(s.stored().size).toBe(0);
    const many = keysOf(await s.archive.matchMany(FOLLOWS, asked));
    expect(s.stored().size).toBe(SUBJECTS.length);
    const after = keysOf(s.archive.match(FOLLOWS, asked));
    expect(before.length).toBeGreaterThan(0);
    expect([many, after]).toEqual([before, before]);
  });

  it('stay prepared when the archive has grown and learns anew', async () => {
    await using s = await learned();
    await s.archive.prepare(TOPICS);
    const old = s.stored();
    await s.archive.putPapers(twoSubjects(240));
    await s.archive.learn();
    expect(s.stored()).toEqual(s.expected());
    expect(s.stored()).not.toEqual(old);
  });
});

it('an archive learns beside others, which go on reading and storing', async () => {
  await using s = await learned();
  await s.archive.putPapers(twoSubjects(400));
  const learning = s.archive.learn();
  await s.archive.putPapers(twoSubjects(401));
  expect(s.archive.size().papers).toBe(401);
  await learning;
  expect(s.archive.similar('2608.00401', 3)).toHaveLength(3);
});

it('an archive in memory prepares topics in place', async () => {
  const archive = openArchive(':memory:');
  await archive.putPapers(twoSubjects(150));
  await archive.learn();
  const asked = twoSubjects(10);
  const before = keysOf(archive.match(FOLLOWS, asked));
  await archive.prepare(TOPICS);
  expect(keysOf(archive.match(FOLLOWS, asked))).toEqual(before);
});
