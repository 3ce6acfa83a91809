import { expect, it } from 'vitest';
import { readUndoing } from '#core/commands/said/read-undoing.ts';

const read = (typed: string) => {
  const { options, left } = readUndoing(typed.split(' '));
  return [options, left.join(' ')];
};

it.each([
  ['that', {}, ''],
  ['last change please', {}, ''],
  ['please', {}, ''],
  ['what I just did', {}, ''],
  ['whatever we have done', {}, ''],
  ["what I've just done", {}, ''],
  ['everything that you’ve changed', {}, ''],
  ['all I typed just now', {}, ''],
  ['the thing I ended last', {}, ''],
  ['what we did to robots', {}, 'what we did to robots'],
  ['somewhat I did', {}, 'somewhat I did'],
  ['Unfollow robots', { kind: 'topic' }, 'robots'],
  ['the unsubscribe', { kind: 'digest' }, ''],
  ['unsubscription from here', { kind: 'digest' }, 'here'],
  ['digest', { kind: 'digest' }, ''],
  ['unfollow robots', { kind: 'topic' }, 'robots'],
  ['unfollowing of robots please.', { kind: 'topic' }, 'robots'],
  ['unfollow the last one', { kind: 'topic' }, ''],
  ['unfollow the last agents', { kind: 'topic' }, 'the last agents'],
  ['my last topic', { kind: 'topic' }, ''],
  ['unsave', { kind: 'paper' }, ''],
  ['unsaved paper', { kind: 'paper' }, 'paper'],
  ['paper', { kind: 'paper' }, ''],
  ['follow', { key: 'follow' }, ''],
  ['saved', { key: 'save' }, ''],
  ['mute', { key: 'mute' }, ''],
  ['dismissal', { key: 'dismiss' }, ''],
  ['dismiss that one', { key: 'dismiss' }, ''],
  ['robots', {}, 'robots'],
  ['please robots', {}, 'please robots'],
  ['unfollow robots pleased', { kind: 'topic' }, 'robots pleased'],
  ['robots displease', {}, 'robots displease'],
  ['the last one I followed', {}, 'the last one I followed'],
  ['reunfollow robots', {}, 'reunfollow robots'],
])('undo %s', (typed, options, left) => expect(read(typed)).toEqual([options, left]));

it.each([
  ['follow robots', 'unfollow robots.'],
  ['following robots please!', 'unfollow robots.'],
  ['save 2608.01234', 'unsave 2608.01234.'],
  ['subscribe', 'unsubscribe.'],
  ['mute games', 'unmute games.'],
  ['dismiss 2608.01234', 'unmute 2608.01234.'],
  ['unmute', 'mute and its topic.'],
  ['unmute games', 'mute games.'],
  ['pause', 'resume.'],
  ['the pause please!', 'resume.'],
  ['resume', 'pause.'],
  ['Resuming', 'pause.'],
  ['like', 'forget learning.'],
  ['disliked 2608.01234', 'forget learning 2608.01234.'],
])('undo %s is told that it is %s', (typed, command) => {
  expect(() => read(typed)).toThrow(
    `Only what was ended comes back by undo. To take that back, type ${command}`,
  );
  expect(() => read(typed)).toThrow(expect.objectContaining({ code: 'not-yet' }));
});

it.each(['forgetting', 'the forget me', 'my forgot'])(
  'undo %s is told that nothing deleted comes back',
  (typed) => {
    expect(() => read(typed)).toThrow('What forget has deleted cannot be brought back');
    expect(() => read(typed)).toThrow(expect.objectContaining({ code: 'not-yet' }));
  },
);

it('forgets nothing in a topic about forgetting', () => {
  expect(read('robots that forget')).toEqual([{}, 'robots that forget']);
});
