import { describe, expect, it } from 'vitest';
import type { WordsRead } from '#core/commands/command.ts';
import { readPeriodAnd } from '#core/commands/date-option.ts';
import { readFollowing } from '#core/commands/said/read-following.ts';
import { readForgetting } from '#core/commands/said/read-forgetting.ts';
import { readMuting } from '#core/commands/said/read-muting.ts';
import { readSaved } from '#core/commands/said/read-saved.ts';
import { readEnding, readScope } from '#core/commands/said/read-scope.ts';
import { readSearching } from '#core/commands/said/read-searching.ts';
import { readUndoing } from '#core/commands/said/read-undoing.ts';
import { withChannel } from '#core/commands/said/with-channel.ts';

/** What is read of a line, with the words that stay as one text. */
function said(read: (words: readonly string[]) => WordsRead, line: string): unknown {
  const { options, left } = read(line.split(' '));
  return { ...options, left: left.join(' ') };
}

describe('how surely and how loudly a topic is followed', () => {
  it.each([
    ['agents strict', { level: 'strict', left: 'agents' }],
    ['world models, strictly', { level: 'strict', left: 'world models' }],
    ['agents at a strict level', { level: 'strict', left: 'agents' }],
    ['agents broad', { level: 'broad', left: 'agents' }],
    ['agents loosely', { level: 'broad', left: 'agents' }],
    ['agents level normal', { level: 'normal', left: 'agents' }],
    ['robots with alerts', { alert: 'now', left: 'robots' }],
    ['robots and notify me at once', { alert: 'now', left: 'robots' }],
    ['robots strict with alerts', { level: 'strict', alert: 'now', left: 'robots' }],
    ['robots without alerts', { alert: 'off', left: 'robots' }],
    // A topic that has such words in it, or is one.
    ['strict', { left: 'strict' }],
    ['strict consistency', { left: 'strict consistency' }],
    ['surface normal', { left: 'surface normal' }],
    ['district', { left: 'district' }],
    ['alerts', { left: 'alerts' }],
  ])('%s', (line, read) => expect(said(readFollowing, line)).toEqual(read));
});

describe('whose things are forgotten', () => {
  it.each([
    ['my data', { whose: 'me', left: '' }],
    ['all of mine please', { whose: 'me', left: '' }],
    ['everything stored about Myself', { whose: 'me', left: '' }],
    ['my channel', { whose: 'me', left: 'channel' }],
    ['what I liked', { whose: 'learning', left: '' }],
    ['all my likes yes', { whose: 'learning', left: '' }],
    ['learning 2608.01234', { whose: 'learning', paper: '2608.01234', left: '' }],
  ])('%s', (line, read) => expect(said(readForgetting, line)).toEqual(read));

  // Words that only begin or end so, and what is no one.
  it.each(['what you have', 'all', 'everything please'])('%s names nobody', (line) =>
    expect(() => said(readForgetting, line)).toThrow(
      /^Nothing was deleted\. Everything of yours goes by forget me/,
    ),
  );

  it.each(['dataset', 'bath', 'recall', 'mystery', 'amy', 'that', 'graph learning'])(
    '%s is nobody’s, and nothing is deleted',
    (line) => expect(() => said(readForgetting, line)).toThrow(/^Nothing was deleted\..* undo;/),
  );
});

describe('how long a topic is muted', () => {
  it.each([
    ['games 2 Weeks', { days: '14', left: 'games' }],
    ['games for ten days', { days: '10', left: 'games' }],
    ['games for an year', { days: '365', left: 'games' }],
    ['games 2w', { days: '14', left: 'games' }],
    ['"text to image" for 10d', { days: '10', left: '"text to image"' }],
    ['games 3 wks', { days: '21', left: 'games' }],
    ['3d', { left: '3d' }],
    ['games 1wk', { days: '7', left: 'games' }],
    ['games for 2 mo', { days: '60', left: 'games' }],
    ['games for 1 mth', { days: '30', left: 'games' }],
    ['games 1 yr', { days: '365', left: 'games' }],
    ['games 3 W', { days: '21', left: 'games' }],
    ['games a day', { days: '1', left: 'games' }],
    ['games 0 days', { days: '0', left: 'games' }],
    ['games for the next 12 months', { days: '360', left: 'games' }],
    ['games Forever', { left: 'games' }],
    ['video games forever', { left: 'video games' }],
    ['games for one week', { days: '7', left: 'games' }],
    ['forever', { left: 'forever' }],
    ['games notalways', { left: 'games notalways' }],
    ['games alwayson', { left: 'games alwayson' }],
    ['games for a few days', { days: '3', left: 'games' }],
    ['games for a couple of weeks', { days: '14', left: 'games' }],
    // A topic that has such words in it.
    ['until dawn', { left: 'until dawn' }],
    ['games until', { left: 'games until' }],
    ['papers of today show', { left: 'papers of today show' }],
    ['games for the weekender', { left: 'games for the weekender' }],
    ['search for the next weekly digest', { left: 'search for the next weekly digest' }],
    ['for the next weekend', { left: 'for the next weekend' }],
    ['therefor the week', { left: 'therefor the week' }],
    ['games 3 dayss', { left: 'games 3 dayss' }],
    ['games x3 days', { left: 'games x3 days' }],
  ])('%s', (line, read) => expect(said(readMuting, line)).toEqual(read));

  it.each([
    'games until friday',
    'games TILL 30 aug',
    'until dawn until next friday',
    'video games until 2026-08-30',
    'games for this year',
    'video games for the rest of the week',
    'games For The Month',
  ])('is told by a day, for whoever has a clock: %s', (line) =>
    expect(said(readMuting, line)).toEqual({ left: line }),
  );

  it.each([
    ['games for a fortnight', { days: '14', left: 'games' }],
    ['games two fortnights', { days: '28', left: 'games' }],
    ['games for the next fortnight', { days: '14', left: 'games' }],
    ['games for a couple of fortnights', { days: '28', left: 'games' }],
    ['"for a fortnight"', { left: '"for a fortnight"' }],
    ['fortnight', { left: 'fortnight' }],
    ['games until further notice', { left: 'games' }],
    ['games until today', { days: '1', left: 'games' }],
    ['games till tonight', { days: '1', left: 'games' }],
    ['games til tomorrow', { days: '1', left: 'games' }],
  ])('%s', (line, read) => expect(said(readMuting, line)).toEqual(read));

  it.each([
    'games until I am back',
    'games TILL it is over',
    'games for next summer',
    'games for the next winter',
    'games for the holidays',
    'games for this holiday',
    'video games for some weeks',
    'until dawn until then',
  ])('is a number of days, and not %s', (line) => {
    const what = /^(?:video games|until dawn|games)/.exec(line)?.[0];
    const message = `A mute ends after a number of days: type how many, as in mute ${what} 7.`;
    expect(() => said(readMuting, line)).toThrow(expect.objectContaining({ code: 'not-yet', message }));
  });
});

describe('what of the saved papers is wanted', () => {
  it.each([
    ['all my papers', { left: '' }],
    ['The list', { left: '' }],
    ['everything', { left: '' }],
    ['all paper', { left: '' }],
    ['as bibtex', { export: 'bibtex', left: '' }],
    ['download all papers as a bib file', { export: 'bibtex', left: '' }],
    ['export paper to csl', { export: 'csl', left: '' }],
    ['a ris', { export: 'ris', left: '' }],
    ['in ris files', { export: 'ris', left: '' }],
    ['json file', { export: 'json', left: '' }],
    ['Export Markdown', { export: 'markdown', left: '' }],
    // What a paper can be about.
    ['json', { left: 'json' }],
    ['markdown', { left: 'markdown' }],
    ['recall', { left: 'recall' }],
    ['listless', { left: 'listless' }],
    ['as bibtex please', { left: 'as bibtex please' }],
    ['agents as bibtex', { left: 'agents as bibtex' }],
    ['as pdf', { left: 'as pdf' }],
    ['in json', { left: 'in json' }],
  ])('%s', (line, read) => expect(said(readSaved, line)).toEqual(read));
});

describe('what is undone', () => {
  it.each([
    ['that', { left: '' }],
    ['the last one please', { left: '' }],
    ['unsubscribe', { kind: 'digest', left: '' }],
    ['the unsubscribe', { kind: 'digest', left: '' }],
    ['my last unfollow', { kind: 'topic', left: '' }],
    ['the unfollowing of robots', { kind: 'topic', left: 'robots' }],
    ['unfollow RAG please', { kind: 'topic', left: 'RAG' }],
    ['the last unsave', { kind: 'paper', left: '' }],
    ['unsaving 2608.01234', { kind: 'paper', left: '2608.01234' }],
    ['the digest', { kind: 'digest', left: '' }],
    ['papers', { left: 'papers' }],
    ['unsaved changes detection', { kind: 'paper', left: 'changes detection' }],
    ['my last change', { left: '' }],
    ['the mute', { key: 'mute', left: '' }],
    ['my last follow', { key: 'follow', left: '' }],
    ['the save', { key: 'save', left: '' }],
    ['dismissing that', { key: 'dismiss', left: '' }],
    ['fit', { left: 'fit' }],
    ['items', { left: 'items' }],
  ])('%s', (line, read) => expect(said(readUndoing, line)).toEqual(read));

  it.each(['forget', 'the forget', 'forget me', 'forgetting'])('%s is told to be gone', (line) =>
    expect(() => said(readUndoing, line)).toThrow('What forget has deleted cannot be brought back'),
  );

  it.each([
    ['the follow of robots', 'unfollow robots'],
    ['subscribing', 'unsubscribe'],
    ['unmute games', 'mute games'],
    ['the pause', 'resume'],
    ['resume', 'pause'],
    ['dismiss 2608.01234', 'unmute 2608.01234'],
    ['save 2608.01234', 'unsave 2608.01234'],
  ])('%s was made, and is taken back by %s', (line, command) =>
    expect(() => said(readUndoing, line)).toThrow(`To take that back, type ${command}.`),
  );
});

describe('whose topics are meant', () => {
  it.each([
    ['me', { for: 'me', left: '' }],
    ['Mine', { for: 'me', left: '' }],
    ['from this channel', { left: '' }],
    ['from everything', { left: '' }],
    ['here', { left: '' }],
    ['all the digests', { left: '' }],
    ['all', { left: '' }],
    ['all of them', { left: '' }],
    ['from this digest', { left: '' }],
    ['weekly', { left: 'weekly' }],
    ['me too', { left: 'me too' }],
    ['tell me', { left: 'tell me' }],
    // Somebody's initials.
    ['M E', { left: 'M E' }],
    ['meta', { left: 'meta' }],
    ['some', { left: 'some' }],
    ['', { left: '' }],
  ])('%s', (line, read) => expect(said(readScope, line)).toEqual(read));
});

describe('what a search says behind its words', () => {
  it.each([
    ['agents after May 2026', 'agents after:"May 2026"'],
    ['agents till 2025', 'agents until:2025'],
    ['agents during 2025', 'agents since:2025 until:2025'],
    ['agents from 2025', 'agents since:2025'],
    ['agents the last month', 'agents since:"last month"'],
    ['agents since last year', 'agents since:"last year"'],
    ['agents this year', 'agents since:"this year"'],
    ['agents Yesterday', 'agents since:Yesterday until:Yesterday'],
    ['agents in the past week', 'agents since:"past week" until:"past week"'],
    ['transformers except vision, 2026 only', 'transformers except vision since:2026 until:2026'],
    ['agents only in 2025', 'agents since:2025 until:2025'],
    ['tencent papers august', 'tencent since:august until:august'],
    ['speculative decoding that came out in the last two weeks', 'speculative decoding since:"2 weeks ago"'],
    ['world models published this month', 'world models since:"this month"'],
    ['agents since last summer', 'agents since:"last summer"'],
    ['agents this summer', 'agents since:"this summer"'],
    ['ocr in Q2 2026', 'ocr since:"Q2 2026" until:"Q2 2026"'],
    ['agents untill 2025-03', 'agents until:2025-03'],
    // No days, and words of a title.
    ['agents fall', 'agents fall'],
    ['a study of august', 'a study of august'],
    ['only 2025 ways', 'only 2025 ways'],
    ['agents last weekend', 'agents last weekend'],
    ['agents at last week', 'agents at since:"last week" until:"last week"'],
    ['agents past month', 'agents since:"1 month ago"'],
    ['quantization in the past 3 days', 'quantization since:"3 days ago"'],
    ['quantization last two weeks', 'quantization since:"2 weeks ago"'],
    ['agents over the last few years', 'agents since:"36 months ago"'],
    ['robots between june and july', 'robots since:june until:july'],
    ['robots from 3 to 7 august', 'robots since:"3 august" until:"7 august"'],
    ['robots from june 2025 to july 2025', 'robots since:"june 2025" until:"july 2025"'],
    ['from words to actions', 'from words to actions'],
    ['bridging from may to must', 'bridging from may to must'],
    ['agents until mon', 'agents until mon'],
    ['agents since the sun', 'agents since the sun'],
    ['learning to act in 12', 'learning to act in 12'],
    ['in 2025', 'in 2025'],
  ])('%s', (line, left) => expect(said(readSearching, line)).toEqual({ left }));

  it.each([
    ['agents by date', { sort: 'date', left: 'agents' }],
    ['agents sorting by date', { left: 'agents sorting by date' }],
    ['agents sort by stars', { sort: 'stars', left: 'agents' }],
    ['agents order by citations', { sort: 'citations', left: 'agents' }],
    ['agents order:newest', { sort: 'date', left: 'agents' }],
    ['agents orderby=upvotes', { sort: 'upvotes', left: 'agents' }],
    ['agents sort citations', { sort: 'citations', left: 'agents' }],
    ['agents sorted by most upvotes', { sort: 'upvotes', left: 'agents' }],
    ['mohit bansal latest', { sort: 'date', left: 'mohit bansal' }],
    ['diffusion newest', { sort: 'date', left: 'diffusion' }],
    ['diffusion top 3', { limit: '3', left: 'diffusion' }],
    ['diffusion, 20 results', { limit: '20', left: 'diffusion' }],
    ['agents show me 20 papers', { limit: '20', left: 'agents' }],
    ['agents limit to 3', { limit: '3', left: 'agents' }],
    ['agents since may first 5', { limit: '5', left: 'agents since:may' }],
    ['bubble sort', { left: 'bubble sort' }],
    ['top 10', { left: 'top 10' }],
    ['learning from 20 examples', { left: 'learning from 20 examples' }],
    ['agents sort by recency', { sort: 'date', left: 'agents' }],
    ['agents ordered by popularity first', { sort: 'upvotes', left: 'agents' }],
    ['agents order by Relevance', { sort: 'relevance', left: 'agents' }],
    ['agents most recent first', { sort: 'date', left: 'agents' }],
    ['agents latest first', { sort: 'date', left: 'agents' }],
    ['agents first', { left: 'agents first' }],
    ['agents sort by upvote', { sort: 'upvotes', left: 'agents' }],
    ['author:"Kaiming He", newest first', { sort: 'date', left: 'author:"Kaiming He"' }],
    ['sort by date quantization', { sort: 'date', left: 'quantization' }],
    ['ordered by upvotes agents', { sort: 'upvotes', left: 'agents' }],
    ['newest first', { left: 'newest first' }],
    ['sort by size of models', { left: 'sort by size of models' }],
    ['agents upvotes>50', { sort: 'upvotes', left: 'agents upvotes>50' }],
    ['agents with at least 20 likes', { sort: 'upvotes', left: 'agents with at least 20 likes' }],
    ['agents with 100+ stars', { left: 'agents with 100+ stars' }],
    ['agents sort by vote', { sort: 'upvotes', left: 'agents' }],
    ['agents sort by like', { sort: 'upvotes', left: 'agents' }],
    // Words that only begin or end as these do.
    ['agents sort by update', { left: 'agents sort by update' }],
    ['agents sort by dates', { left: 'agents sort by dates' }],
    ['agents sort by downvotes', { left: 'agents sort by downvotes' }],
    ['agents sort by voters', { left: 'agents sort by voters' }],
    ['agents sort by irrelevance', { left: 'agents sort by irrelevance' }],
    ['agents sort by relevances', { left: 'agents sort by relevances' }],
    ['agents resort by date', { left: 'agents resort by date' }],
    ['agents sort by date please', { left: 'agents sort by date please' }],
    ['agents newest first hit', { left: 'agents newest first hit' }],
    ['a b c d e f newest first', { sort: 'date', left: 'a b c d e f' }],
    ['a b c d e f g newest first', { left: 'a b c d e f g newest first' }],
    ['sort by date', { left: 'sort by date' }],
  ])('%s', (line, read) => expect(said(readSearching, line)).toEqual(read));
});

describe('the channel that is meant', () => {
  /** Reads a time, of some words at least. */
  function readTime(words: readonly string[]): WordsRead {
    if (words.length === 0) throw new Error('nothing to read');
    const left = words.filter((word) => word !== '9am');
    return { options: left.length < words.length ? { time: '9am' } : {}, left };
  }

  it.each([
    ['robots 9am', { time: '9am', left: 'robots' }],
    ['9am', { time: '9am', left: '' }],
    ['#papers', { channel: '#papers', left: '' }],
    ['in #papers', { channel: '#papers', left: '' }],
    ['9am in #papers', { time: '9am', channel: '#papers', left: '' }],
    ['#papers 9am robots', { time: '9am', channel: '#papers', left: 'robots' }],
    [
      'video robots Into channel #ml_papers-2, 9am',
      { time: '9am', channel: '#ml_papers-2', left: 'video robots' },
    ],
    ['#papers?!', { channel: '#papers', left: '' }],
    ['to #論文', { channel: '#論文', left: '' }],
    ['to #पेपर', { channel: '#पेपर', left: '' }],
    ['for <#1234>', { channel: '<#1234>', left: '' }],
    ['for <#C012AB|>', { channel: '<#C012AB|>', left: '' }],
    ['for <#C012AB|ml-papers>.', { channel: '<#C012AB|ml-papers>', left: '' }],
    ['begin #papers', { channel: '#papers', left: 'begin' }],
    ['inside #papers', { channel: '#papers', left: 'inside' }],
    // No channel's name.
    ['issue#12 9am', { time: '9am', left: 'issue#12' }],
    ['in #c++', { left: 'in #c++' }],
    ['in #a.b', { left: 'in #a.b' }],
    ['in #', { left: 'in #' }],
  ])('%s', (line, read) => expect(said(withChannel(readTime), line)).toEqual(read));
});

describe('a period up to a day', () => {
  it.each([
    ['week of 10 Aug', { date: 'week of 10 Aug', left: '' }],
    ['week to 10 Aug', { period: 'week', date: '10 Aug', left: '' }],
    ['the month up to 2026-08-10', { period: 'month', date: '2026-08-10', left: '' }],
    ['week of agents', { left: 'week agents' }],
  ])('%s', (line, read) => expect(said(readPeriodAnd, line)).toEqual(read));
});

it.each(['14 days', 'for 2 weeks', '2weeks'])('says that days alone are nothing to mute: %s', (line) => {
  const message = `“${line}” says for how long, and not what: type both, as in mute games for 2 weeks.`;
  const error = expect.objectContaining({ code: 'topic-says-nothing', message });
  expect(() => said(readMuting, line)).toThrow(error);
});

describe('what ends a digest', () => {
  it.each([
    ['from everything', { left: '' }],
    ['all', { left: '' }],
    ['this digest please', { left: '' }],
    ['from the paper', { left: '' }],
    ['every message', { left: '' }],
    ['this notification', { left: '' }],
    ['me from all of it', { left: '' }],
    ['robots now', { left: 'robots now' }],
    ['all robots', { left: 'all robots' }],
    ['me', { for: 'me', left: '' }],
    ['weekly-robots', { left: 'weekly-robots' }],
  ])('%s', (line, read) => expect(said(readEnding, line)).toEqual(read));
});

describe('what is forgotten of a channel', () => {
  it('is said with small words around it', () => {
    expect(said(readForgetting, 'everything in this channel yes')).toEqual({ left: 'channel' });
  });
});

describe('the file that another program takes', () => {
  it.each([
    ['export endnote', 'ris'],
    ['export latex', 'bibtex'],
    ['as zotero', 'bibtex'],
  ])('%s is %s', (line, file) => expect(said(readSaved, line)).toEqual({ export: file, left: '' }));
});
