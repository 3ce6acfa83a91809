import { describe, expect, it } from 'vitest';
import { mergePapers } from '#core/archive/merge-papers.ts';
import { paper } from '#test/fakes/papers.ts';

describe('mergePapers', () => {
  it('takes new numbers and texts, and forgets nothing known', () => {
    const known = paper({ upvotes: 3, summary: 'Known.', organization: 'Example Lab' });
    const heard = paper({ upvotes: 5, summary: '', authors: [] });
    expect(mergePapers(known, heard)).toMatchObject({
      upvotes: 5,
      summary: 'Known.',
      organization: 'Example Lab',
      authors: ['Ada Example'],
    });
  });

  it('lets a source that counts nothing fill gaps, not overrule', () => {
    const known = paper({ title: 'Known', comments: 3 });
    const bare = uncounted({ title: 'Imported', categories: ['cs.CL'], source: 'import' });
    expect(mergePapers(known, bare)).toEqual({ ...known, categories: ['cs.CL'] });
    expect(mergePapers(bare, known)).toEqual({ ...known, categories: ['cs.CL'] });
  });

  it('lets an import fill gaps alone, also where its source has left out every count', () => {
    const known = uncounted({ title: 'Known' });
    const brought = paper({ title: 'Imported', upvotes: 9, categories: ['cs.CL'], source: 'import' });
    const merged = { ...known, upvotes: 9, comments: 0, categories: ['cs.CL'] };
    expect(mergePapers(known, brought)).toEqual(merged);
    expect(mergePapers(brought, known)).toEqual(merged);
  });

  it('takes the newer word of a source that has left out its counts', () => {
    expect(mergePapers(paper({ upvotes: 9, comments: 3 }), uncounted({ title: 'Newer' }))).toMatchObject({
      title: 'Newer',
      upvotes: 9,
      comments: 3,
    });
  });

  it('does not let two sources take turns: of those that count alike, the first goes on telling', () => {
    const one = uncounted({ title: 'One', source: 'one', categories: ['cs.CL'] });
    const two = uncounted({
      title: 'Two',
      source: 'two',
      categories: ['cs.LG'],
      organization: 'Example Lab',
    });
    const both = mergePapers(one, two);
    expect(both).toEqual({ ...one, organization: 'Example Lab' });
    expect(mergePapers(mergePapers(both, one), two)).toEqual(both);
  });

  it('keeps to whoever counts more upvotes, in whatever order they are heard', () => {
    const few = paper({ title: 'Few', upvotes: 2, source: 'few', organization: 'Example Lab' });
    const many = paper({ title: 'Many', upvotes: 40, source: 'many' });
    for (const merged of [mergePapers(few, many), mergePapers(many, few)])
      expect(merged).toEqual({ ...many, organization: 'Example Lab' });
  });

  it('keeps of models, datasets and Spaces each kind that was told of last', () => {
    const linked = (kind: 'model' | 'space', total: number) => ({ kind, total, top: [] });
    const known = paper({ linked: [linked('model', 2), linked('space', 1)] });
    expect(mergePapers(known, paper({ linked: [linked('space', 4)] })).linked).toEqual([
      linked('space', 4),
      linked('model', 2),
    ]);
    expect(mergePapers(known, paper()).linked).toEqual(known.linked);
    expect(mergePapers(paper(), paper())).not.toHaveProperty('linked');
  });

  it('does not give a repository the stars of another one', () => {
    const known = paper({ code: 'https://github.com/a/a', stars: 100 });
    expect(mergePapers(known, paper({ code: 'https://github.com/b/b' }))).not.toHaveProperty('stars');
    expect(mergePapers(known, paper({ code: 'https://github.com/b/b', stars: 3 })).stars).toBe(3);
    expect(mergePapers(known, paper({ code: 'https://github.com/a/a' })).stars).toBe(100);
    expect(mergePapers(known, paper()).stars).toBe(100);
  });

  it.each(['It says little…', 'It says little. It ...', ''])('does not cut an abstract down to %j', (cut) => {
    const known = paper({ abstract: 'It says little. It says it well.' });
    for (const upvotes of [0, 1, 50]) {
      const heard = paper({ abstract: cut, upvotes, source: 'other' });
      expect(mergePapers(known, heard).abstract).toBe(known.abstract);
      expect(mergePapers(heard, known).abstract).toBe(known.abstract);
    }
    expect(mergePapers(known, paper({ abstract: cut })).abstract).toBe(known.abstract);
  });

  it('takes an abstract that its source has shortened', () => {
    const known = paper({ abstract: 'It says little. It says it well.' });
    expect(mergePapers(known, paper({ abstract: 'It says little.' })).abstract).toBe('It says little.');
  });

  function uncounted(about: Parameters<typeof paper>[0]) {
    const { upvotes: _, comments: __, ...bare } = paper(about);
    return bare;
  }
});
