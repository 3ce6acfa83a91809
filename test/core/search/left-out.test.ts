import { describe, expect, it } from 'vitest';
import { queryInWords } from '#core/search/query.ts';
import { parseQuery, readQuery } from '#core/search/read-query.ts';
import type { ReaderContext } from '#core/search/reading/whole-values.ts';

const knows: ReaderContext['knows'] = (kind, name) => kind === 'org' && /^google(?: deepmind)?$/i.test(name);
const writes = (words: string) => ['without calibration', 'latents-free'].includes(words);

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
    ['agents not from google', 'agents -org:google'],
    ['agents not by Wang', 'agents -Wang'],
    ['llm agents not from google', 'llm agents -org:google'],
    ['llm agents not survey', 'llm agents -survey'],
    ['rl no games has:code', 'rl -games has:code'],
    ['video generation minus avatars', 'video generation -avatars'],
    ['agents but nothing about games', 'agents -games'],
    ['agents aside from games', 'agents -games'],
    ['agents excl games', 'agents -games'],
    ['agents not including games', 'agents -games'],
    ['agents that are not about games', 'agents -games'],
    ['agents leaving out games', 'agents -games'],
    ['agents exclude games', 'agents -games'],
    ['agents ignoring games', 'agents -games'],
    ['agents and skip games', 'agents -games'],
    ['agents minus the games ones', 'agents -games'],
    ['agents, skip games', 'agents -games'],
    ['agents, hide "web agents"', 'agents -"web agents"'],
    ['agents without games', 'agents -games'],
    ['agents w/o games', 'agents -games'],
    ['agents no:games', 'agents -games'],
    ['agents exclude:games', 'agents -games'],
    ['agents not:"web agents" has:code', 'agents -"web agents" has:code'],
    ['agents -from google', 'agents -org:google'],
    ['-from google deepmind agents', 'agents -org:"google deepmind"'],
    ['agents, nothing about games', 'agents -games'],
    ['agents, nothing on games', 'agents -games'],
    ['agents, and no games', 'agents -games'],
    ['agents; just no games', 'agents -games'],
    ['agents, minus games', 'agents -games'],
    ['agents, not those papers on games', 'agents -games'],
    ['agents except games nor surveys', 'agents -games -surveys'],
    ['agents except games, surveys, web, video', 'agents -games -surveys -web -video'],
    ['agents except one two three', 'agents -"one two three"'],
    ['one two three four five six except games', 'one two three four five six -games'],
    ['agents (not games) robots', 'agents robots -games'],
    ['agents (no games) and robots', 'agents and robots -games'],
    ['agents, not by nobody', 'agents -nobody'],
    ['agents, not by google deepmind', 'agents -org:"google deepmind"'],
    ['agents except from google', 'agents -org:google'],
    ['agents, not "just games"', 'agents -"just games"'],
    ['agents, not mereness', 'agents -mereness'],
    ['agents, not unjust games', 'agents -"unjust games"'],
    ['agents except sandstorms and android', 'agents -sandstorms -android'],
    ['agents except normal orbits', 'agents -"normal orbits"'],
    ['agents except fromage', 'agents -fromage'],
    ['agents except bypass roads', 'agents -"bypass roads"'],
    ['paperwork except games', 'paperwork -games'],
    ['wallpapers except games', 'wallpapers -games'],
    ['one two three not five', 'one two three -five'],
    ['rlhf not dpo has:code', 'rlhf -dpo has:code'],
    ['"rlhf" not "dpo"', 'rlhf -dpo'],
    ['web except (games)', 'web -games'],
    ['agents -x except games', 'agents -x -games'],
    ['agents except games -web', 'agents -games -web'],
    ['"world models" not games', '"world models" -games'],
    ['agents but w/o games', 'agents -games'],
    ['agents, not the paper on games', 'agents -games'],
    ['robots except nearby objects', 'robots -"nearby objects"'],
    ['compression except tensor methods', 'compression -"tensor methods"'],
    ['scheduling, not allocation', 'scheduling -allocation'],
    ['attention except O(n)', 'attention -O(n)'],
    ['video except text to video', 'video -"text to video"'],
  ])('%s is %s', (typed, meant) => {
    expect(read(typed)).toBe(meant);
    expect(readQuery(typed, { knows, writes }).notes).toEqual([`Read as ${meant}`]);
  });

  it.each([
    'everything except video',
    'aligned but not safe a study of large models',
    'a study of seven small words that goes on but not here',
    'agents except',
    'vae without latents',
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
    'agents except a b c d',
    'agents except one two three four',
    'agents except games and one two three four',
    'one two three four five six seven except games',
    'agents, not merely games',
    'papers except games',
    'paper except games',
    'knot theory',
    'agents note games',
    'agents except -games',
    'not games agents',
    'without calibration no calibration data',
    'plan, not search or merely react',
    'everything, but not games',
    'planning, not safe enough',
    'everything but games',
    'why agents not from google',
    'agents not those',
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

  it.each([
    ['agents OR robots not games', 'any of agents · robots not games'],
    ['agents not has:code games', 'agents not games has:code'],
    ['agents (no games -web) robots', 'agents no games robots -web)'],
    [
      'agents except games, surveys, web, video, audio',
      'any of agents except games · surveys · web · video · audio',
    ],
  ])('is nothing where more than few words stand there: %s', (typed, meant) =>
    expect(read(typed)).toBe(meant),
  );

  it('is left out behind several words though papers write them, and the comma before them parts nothing', () => {
    const written = { writes: () => true };
    expect(read('agents but not games', written)).toBe('agents -games');
    expect(read('agents except games', written)).toBe('agents except games');
    const topic = { writes: () => false, isTopic: true };
    expect(read('speech and audio, but not games', topic)).toBe('any of speech · audio -games');
  });

  it.each([
    'rlhf no critic',
    'learning without labels',
    'agents without world models',
    'attention w/o softmax',
  ])('is left in where papers write it so: %s', (typed) => {
    const known = ['no critic', 'without any labels', 'without world models', 'softmax-free'];
    expect(read(typed, { writes: (words) => known.includes(words) })).toBe(typed.replace('/', ' '));
  });

  it('is a word where no names are known', () => {
    expect(read('agents but not from google', { knows: undefined })).toBe('agents -google');
  });

  it('stays as it was in what is kept', () => {
    expect(queryInWords(parseQuery('agents but not games'))).toBe('agents but not games');
  });

  it.each([
    ['everything but games', '-games'],
    ['all but games', '-games'],
    ['papers except games', '-games'],
    ['everything except games', '-games'],
    ['anything but games and surveys', '-games -surveys'],
    ['robots but games', 'robots but games'],
    ['but games', '-games'],
    ['robots except games', 'robots -games'],
  ])('of a list, %s is %s', (typed, meant) => expect(read(typed, { isList: true })).toBe(meant));

  it.each([
    ['speech without english', 'speech -english'],
    ['everything except video', '-video'],
    ['anything without video', '-video'],
    ['papers not video', '-video'],
    ['all minus video', '-video'],
    ['paper without video', '-video'],
    ['allow without video', 'allow -video'],
    ['button presses without noise', 'button presses -noise'],
    ['robots everything without humanoids', 'robots everything -humanoids'],
    ['everything robots without humanoids', 'everything robots -humanoids'],
    ['one two three without five', 'one two three -five'],
    ['speech without english has:code -x', 'speech -english'],
    ['tall without english', 'tall -english'],
  ])('how to leave out is told of %s: %s', (typed, told) =>
    expect(readQuery(typed, { knows, writes: (words) => /^without /.test(words) }).notes.join()).toMatch(
      new RegExp(`put a dash before it: ${told}$`),
    ),
  );

  it.each([
    'speech "x y" without english',
    'one two three four without six',
    'without english',
    'speech has:code without english',
  ])('is not told of %s', (typed) =>
    expect(readQuery(typed, { knows, writes: (words) => /^without /.test(words) }).notes).toEqual([]),
  );
});
