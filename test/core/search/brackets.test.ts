import { describe, expect, it } from 'vitest';
import { queryInWords } from '#core/search/query.ts';
import { readQuery } from '#core/search/read-query.ts';

const NOT_UNDERSTOOD = 'Brackets are not understood: OR parts everything before it from everything behind it';

describe('brackets around alternatives', () => {
  it.each([
    ['(mamba OR rwkv) -vision', 'any of mamba · rwkv -vision'],
    ['(mamba | rwkv)', 'any of mamba · rwkv'],
    ['(mamba or rwkv) vision has:code', 'any of mamba vision · rwkv vision has:code'],
    ['vision (mamba OR rwkv)', 'any of vision mamba · vision rwkv'],
    ['robots (grasping OR "world models")', 'any of robots grasping · robots "world models"'],
    ['( "world models" OR jepa ) video', 'any of video "world models" · jepa video'],
    ['(llm OR vlm) (agents OR robots)', 'any of llm agents · llm robots · vlm agents · vlm robots'],
    ['(mamba OR rwkv) OR ssm', 'any of mamba · rwkv · ssm'],
    ['jepa video OR (mamba OR rwkv) audio', 'any of jepa video · mamba audio · rwkv audio'],
    ['(world models) (mamba OR rwkv)', 'any of world models mamba · world models rwkv'],
    ['agents -(survey OR benchmark)', 'agents -survey -benchmark'],
    ['agents NOT (survey OR world models)', 'agents -survey -"world models"'],
    ['agents -("llm" OR games)', 'agents -llm -games'],
    ['agents (no surveys or games)', 'agents -surveys -games'],
    ['"video generation" (mamba OR rwkv)', 'any of mamba "video generation" · rwkv "video generation"'],
    ['retrieval (RAG) (agents OR robots)', 'any of retrieval RAG agents · retrieval RAG robots'],
    ['(tensor or matrix) factorization', 'any of tensor factorization · matrix factorization'],
    ['(oracle or learned) rewards', 'any of oracle rewards · learned rewards'],
    ['O(n) (attention OR mamba)', 'any of O n attention · O n mamba'],
    ['(O(n) OR linear) attention', 'any of O n attention · linear attention'],
    [
      '(llm OR vlm) (agents OR robots) (safe OR fast) web',
      'any of llm agents safe web · llm agents fast web · llm robots safe web · llm robots fast web · vlm agents safe web · vlm agents fast web · vlm robots safe web · vlm robots fast web',
    ],
  ])('%s is %s', (typed, meant) => {
    const { query, notes } = readQuery(typed);
    expect(queryInWords(query)).toBe(meant);
    expect(notes).toEqual([`Read as ${meant}`]);
  });

  it.each([
    '((mamba OR rwkv) vision)',
    '(author:Gu OR mamba) vision',
    '(has:code OR mamba) vision',
    '(mamba OR -rwkv) vision',
    'agents, (mamba OR rwkv)',
    '(a OR b) (c OR d) (e OR f) (g OR h)',
    '(LLM OR VLM)-based agents',
    '((mamba OR rwkv) vision',
    '(mamba OR rwkv)) vision',
    '(mamba OR rwkv) vision) agents',
    '(mamba, rwkv OR ssm) vision',
    '(mamba OR author:Gu) vision',
    '(mamba OR ) vision',
  ])('%s holds together what cannot be told', (typed) => {
    expect(readQuery(typed).notes).toContain(NOT_UNDERSTOOD);
  });

  it.each(['Learning to see (and act)', 'f(x) OR g(x)', '(mamba OR rwkv', 'mamba) OR rwkv', '()', '-(a) b'])(
    '%s is words',
    (typed) => expect(readQuery(typed).notes.join()).not.toContain('Brackets'),
  );

  it.each([
    ['(mamba OR author:Gu)', 'mamba author:Gu'],
    ['(mamba OR author:"Albert Gu")', 'mamba author:"Albert Gu"'],
    ['(author:Gu OR author:Dao) mamba', 'mamba author:Gu author:Dao'],
    ['mamba (author:Gu)', 'mamba author:Gu'],
    ['mamba [org:lab]', 'mamba org:lab'],
    ['mamba (has:code) agents', 'mamba agents has:code'],
    ['mamba -(author:Gu)', 'mamba -author:Gu'],
    ['mamba (-author:Gu)', 'mamba -author:Gu'],
    ['mamba (agents since:2026)', 'mamba agents since:2026-01-01'],
    ['rl (no games has:code)', 'rl -games has:code'],
    ['rl (foo:bar has:code)', 'rl foo bar has:code'],
    ['(mamba OR author:Gu) has:code', 'mamba author:Gu has:code'],
    // No condition is in them.
    ['mamba (coauthor:Gu)', 'mamba coauthor Gu'],
    ['mamba (3has:code)', 'mamba 3has code'],
    ['(author) mamba:x', 'author mamba x'],
  ])('are no part of a condition: %s is %s', (typed, meant) =>
    expect(queryInWords(readQuery(typed).query)).toBe(meant),
  );

  it('join words alone, and that is said', () => {
    expect(readQuery('(mamba OR rwkv) OR author:Gu').notes).toEqual([
      'Read as any of mamba · rwkv author:Gu',
      'OR joins words alone: conditions such as author:name all hold together',
    ]);
  });

  it('hold nothing together where one is open in another', () => {
    expect(queryInWords(readQuery('(mamba OR (rwkv) vision').query)).toBe('any of mamba · rwkv vision');
  });

  it('take little time however many there are', () => {
    const many = [
      `${'('.repeat(10_000)}a OR b`,
      `a OR b${')'.repeat(10_000)}x`,
      '(a OR b) '.repeat(2_000),
      '(has:a'.repeat(9_000),
    ];
    const before = process.cpuUsage();
    for (const each of many) readQuery(each);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000 / many.length).toBeLessThan(50);
  });
});
