import { describe, expect, it } from 'vitest';
import { queryInWords } from '#core/search/query.ts';
import { parseQuery, readQuery } from '#core/search/read-query.ts';
import type { ReaderContext } from '#core/search/reading/whole-values.ts';

const knows: ReaderContext['knows'] = (kind, name) => kind === 'org' && /^google(?: deepmind)?$/i.test(name);
const writes = (words: string) => words === 'without calibration';

function read(typed: string, context: ReaderContext = {}): string {
  return queryInWords(readQuery(typed, { knows, writes, ...context }).query);
}

describe('what a text says at its end to leave out', () => {
  it.each([
    ['agents but not games', 'agents -games'],
    ['agents, but no games', 'agents -games'],
    ['diffusion except for video', 'diffusion -video'],
    ['video generation excluding avatars', 'video generation -avatars'],
    ['agents apart from web agents, games and surveys', 'agents -"web agents" -games -surveys'],
    ['robots other than "humanoid robots"', 'robots -"humanoid robots"'],
    ['agents but nothing on web', 'agents -web'],
    ['agents but not from google deepmind', 'agents -org:"google deepmind"'],
    ['agents but not from nowhere', 'agents -nowhere'],
    ['agents has:code except surveys', 'agents -surveys has:code'],
    ['diffusion, not video', 'diffusion -video'],
    ['rag, no robotics', 'rag -robotics'],
    ['RL (but no robotics)', 'RL -robotics'],
    ['diffusion (not video or images) has:code', 'diffusion -video -images has:code'],
    ['world models (no games, please)', 'world models -games'],
    ['agents [not surveys]', 'agents -surveys'],
    ['agents (without games)', 'agents -games'],
    ['agents, planning; just not "web agents"', 'any of agents · planning -"web agents"'],
    ['agents, but not surveys since:2026-05', 'agents -surveys since:2026-05-01'],
    ['llm agents not about games', 'llm agents -games'],
    ['agents and not games', 'agents -games'],
    ['quantization, not from google deepmind', 'quantization -org:"google deepmind"'],
    ['rlhf not dpo', 'rlhf -dpo'],
    ['llm agents not survey', 'llm agents -survey'],
    ['rl no games has:code', 'rl -games has:code'],
    ['video generation minus avatars', 'video generation -avatars'],
    ['"world models" not games', '"world models" -games'],
  ])('%s is %s', (typed, meant) => {
    expect(read(typed)).toBe(meant);
    expect(readQuery(typed, { knows, writes }).notes).toEqual([`Read as ${meant}`]);
  });

  it.each([
    'everything except video',
    'aligned but not safe a study of large models',
    'a study of seven small words that goes on but not here',
    'agents except',
    'agents without games',
    'All But Not One',
    'learning to reason, not to memorize',
    'generate, not just retrieve',
    'no language left behind',
    'Deep, Not Wide',
    'attention is not explanation',
    'learning to reason not recite',
    'one two three four not five',
    'agents not web games',
    'agents not the web',
    'not games agents',
    'without calibration no calibration data',
  ])('%s is looked for as it stands', (typed) => {
    expect(read(typed)).toBe(typed.replaceAll(',', ''));
  });

  it('is left out of a topic behind "without" and "not" as well, unless papers write it so', () => {
    const ofTopic = (typed: string) => read(typed, { isTopic: true });
    expect(ofTopic('LLM reasoning without math')).toBe('LLM reasoning -math');
    expect(ofTopic('quantization, not diffusion')).toBe('quantization -diffusion');
    expect(ofTopic('quantization without calibration')).toBe('quantization without calibration');
  });

  it('is left out of a list, all of which is meant where nothing else is said', () => {
    const ofList = (typed: string) => read(typed, { isTopic: true, isList: true });
    expect(ofList('but without 3d')).toBe('-3d');
    expect(ofList('no robots or games')).toBe('-robots -games');
    expect(ofList('everything but robotics')).toBe('-robotics');
    expect(ofList('all papers except for video')).toBe('-video');
    expect(ofList('agents but no robots')).toBe('agents -robots');
    expect(ofList('aligned but unsafe models')).toBe('aligned but unsafe models');
  });

  it('stays as it was in what is kept', () => {
    expect(queryInWords(parseQuery('agents but not games'))).toBe('agents but not games');
  });
});
