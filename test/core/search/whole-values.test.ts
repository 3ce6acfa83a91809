import { describe, expect, it } from 'vitest';
import { hasWords } from '#core/search/names.ts';
import { queryText } from '#core/search/query.ts';
import { readQuery } from '#core/search/read-query.ts';

const TODAY = { today: '2026-08-20' };
const read = (typed: string) => queryText(readQuery(typed, TODAY).query);

describe('a name that cannot end with its word', () => {
  it.each([
    ['author:K He agents', 'agents author:"K He"'],
    ['author:K. M. He', 'author:"K. M. He"'],
    ['author:van den Oord agents', 'agents author:"van den Oord"'],
    ['author:de la', 'author:"de la"'],
    ['author:Zisserman A', 'author:"Zisserman A"'],
    ['author:Zisserman A since:2026-08-01', 'author:"Zisserman A" since:2026-08-01'],
    ['author:Gonzalez J. E. agents', 'agents author:"Gonzalez J. E."'],
    ['author:van den Oord A', 'author:"van den Oord A"'],
    ['agents -author:LeCun Y', 'agents -author:"LeCun Y"'],
    ['since:the 3rd of March 2025 agents', 'agents since:2025-03-03'],
  ])('goes on: %s', (typed, text) => expect(read(typed)).toBe(text));

  it.each([
    // An initial goes on with a name, which begins with a capital.
    ['author:K. iPhone', 'iPhone author:K.'],
    ['author:K', 'author:K'],
    // The word, not an initial.
    ['author:Wang A survey', 'A survey author:Wang'],
    ['author:wang a', 'a author:wang'],
    // These only end or begin as an initial or such a small word does.
    ['author:LLM Agents', 'Agents author:LLM'],
    ['author:Alexander agents', 'agents author:Alexander'],
    ['author:Denis agents', 'agents author:Denis'],
    ['org:van agents', 'agents org:van'],
    ['org:K He', 'He org:K'],
    ['org:Google X', 'X org:Google'],
    ['author:Wang U.S. elections', 'U S elections author:Wang'],
    ['author:Uni Kim', 'Kim author:Uni'],
    ['since:May Robots', 'Robots since:2026-05-01'],
  ])('and no other does: %s', (typed, text) => expect(read(typed)).toBe(text));
});

describe('a name goes on as long as a stored one has all of its words', () => {
  const stored = {
    author: ['Andrew Zisserman', 'A. Li', 'Geoffrey E. Hinton'],
    org: [
      'AI at Meta',
      'Google',
      'GoogleDeepMind',
      'The Hong Kong University of Science and Technology',
      'University of California, Berkeley',
      'University of Illinois at Urbana-Champaign',
    ],
  };
  const knows = (kind: 'author' | 'org', typed: string) =>
    stored[kind].some((name) => hasWords(name, typed, kind));

  it.each([
    ['org:university of illinois urbana champaign', 'org:"university of illinois urbana champaign"'],
    ['agents org:Meta AI', 'agents org:"Meta AI"'],
    ['org:Meta AI agents', 'agents org:"Meta AI"'],
    ['org:Google DeepMind robots', 'robots org:"Google DeepMind"'],
    ['org:google agents', 'agents org:google'],
    [
      '-org:Hong Kong University of Science and Technology agents',
      'agents -org:"Hong Kong University of Science and Technology"',
    ],
    ['org:University of California, Berkeley', 'org:"University of California, Berkeley"'],
    ['org:Google, Meta', 'Meta org:Google'],
    ['author:zisserman a', 'author:"zisserman a"'],
    ['author:zisserman a survey', 'a survey author:zisserman'],
    ['author:Zisserman A video', 'video author:"Zisserman A"'],
    ['author:Zisserman, A', 'author:"Zisserman, A"'],
    ['author:Hinton Geoffrey', 'author:"Hinton Geoffrey"'],
    ['author:Li agents', 'agents author:Li'],
    ['author:Zisserman A B', 'author:"Zisserman A B"'],
    ['author:Zisserman Robots', 'Robots author:Zisserman'],
    // Nobody stored is called so: a name all the same, by its capitals, or as its end is somebody's.
    ['author:Grace Hopper robots', 'robots author:"Grace Hopper"'],
    ['author: Andrew Ng', 'author:"Andrew Ng"'],
    ['author: Andrew robots', 'robots author:Andrew'],
    ['author: Zisserman Robots Diffusion', 'Robots Diffusion author:Zisserman'],
    ['author:Hopper iPhone', 'iPhone author:Hopper'],
    ['author:hopper andrew', 'author:"hopper andrew"'],
    ['author:hopper andrew robots', 'andrew robots author:hopper'],
    ['author:hopper Andrew', 'Andrew author:hopper'],
    ['author:geoffrey andrew', 'andrew author:geoffrey'],
    ['author:Uni Kim', 'author:"Uni Kim"'],
    ['since:May Robots', 'Robots since:2026-05-01'],
  ])('%s is %s', (typed, text) => expect(queryText(readQuery(typed, { ...TODAY, knows }).query)).toBe(text));
});

describe('a day', () => {
  it.each([
    ['agents since:last week', ['Read as agents since:2026-08-10']],
    ['agents since:last year', ['Read as agents since:2025-01-01']],
    ['agents until:the past year', ['Read as agents until:2025-12-31']],
    ['agents since:This year', ['Read as agents since:2026-01-01']],
    ['agents after:2026-05', ['Read as agents since:2026-06-01']],
    ['since:2026-05 agents robots', []],
    ['until:2026-05 agents robots', []],
    ['author:Wang agents', ['Read as agents author:Wang']],
  ])('is said where it is not as the language has it: %s', (typed, notes) => {
    expect(readQuery(typed, TODAY).notes).toEqual(notes);
  });

  it('of several words that is one of two is asked about', () => {
    expect(readQuery('agents since:on 3/4/2026', TODAY).wrong).toEqual([
      '3/4/2026 can be Fri 3 Apr 2026 or Wed 4 Mar 2026: type 2026-04-03 or 2026-03-04.',
    ]);
  });
});

describe("an organisation's name that nobody stored has", () => {
  const knows = (_: string, name: string) => name === 'Google';
  it.each([
    ['org:Allen Institute for AI', 'org:"Allen Institute for AI"'],
    ['org:Allen Institute for AI agents', 'agents org:"Allen Institute for AI"'],
    ['org:Allen Institute for agents', 'for agents org:"Allen Institute"'],
    ['org:Google for Pets', 'for Pets org:Google'],
  ])('goes on over its small words: %s', (typed, text) =>
    expect(queryText(readQuery(typed, { ...TODAY, knows }).query)).toBe(text),
  );
});

describe('an organisation that nobody stored is from', () => {
  const knows = () => false;
  it.each([
    ['org:Allen Institute for AI', 'org:"Allen Institute for AI"'],
    ['org:Bank of Norway agents', 'agents org:"Bank of Norway"'],
    ['org:University de Lyon', 'org:"University de Lyon"'],
    // Not where it ends so, goes on in small letters, or with words that only begin or end as these do.
    ['org:Acme Lab of', 'of org:"Acme Lab"'],
    ['org:Acme Lab of robots', 'of robots org:"Acme Lab"'],
    ['org:Acme Lab certain Robots', 'certain Robots org:"Acme Lab"'],
    ['org:Acme Lab inside Robots', 'inside Robots org:"Acme Lab"'],
    ['author:Ada Example for Robots', 'for Robots author:"Ada Example"'],
  ])('%s', (typed, text) => expect(queryText(readQuery(typed, { knows }).query)).toBe(text));
});

it.each([
  ['author:yann le cun', 'author:"yann lecun"'],
  ['author:yann le cun agents', 'agents author:"yann lecun"'],
  ['author:yann le robots', 'le robots author:yann'],
  ['org:yann le cun', 'le cun org:yann'],
])('an author is called as stored, with the particle that was apart: %s', (typed, text) => {
  const knows = (kind: string, name: string) => kind === 'author' && name === 'yann lecun';
  expect(queryText(readQuery(typed, { knows }).query)).toBe(text);
});
