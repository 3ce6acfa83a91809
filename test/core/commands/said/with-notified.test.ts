import { expect, it } from 'vitest';
import { withNotified } from '#core/commands/said/with-notified.ts';

const words = (typed: string) => withNotified((left) => ({ options: {}, left }))(typed.split(' '));

it.each([
  ['9am Berlin and ping @readers', '9am Berlin', '@readers'],
  ['9am Berlin @readers', '9am Berlin', '@readers'],
  ['@readers 9am', '9am', '@readers'],
  ['9am, notify the @readers!', '9am,', '@readers'],
  ['9am <@&123>', '9am', '<@&123>'],
  ['9am <@U1>', '9am', '<@U1>'],
  ['9am <!channel>', '9am', '<!channel>'],
  ['9am @readers!?', '9am', '@readers'],
  ['9am for orders @readers', '9am for orders', '@readers'],
  ['9am @readers mainly in digests', '9am mainly in digests', '@readers'],
  ['9am <!here>', '9am', '<!here>'],
  ['9am <!subteam^S123|@readers>', '9am', '<!subteam^S123|@readers>'],
  ['9am @9th', '9am', '@9th'],
  ['9am as mentioned @readers', '9am as mentioned', '@readers'],
  ['9am band @readers', '9am band', '@readers'],
  ['9am android @readers', '9am android', '@readers'],
  ['9am mention theory', '9am', 'theory'],
  ['9am mention tour', '9am', 'tour'],
  ['9am @nobody', '9am', '@nobody'],
  ['9am @everybody', '9am', '@everybody'],
  ['9am mention everybody-else', '9am', 'everybody-else'],
  ['9am mention nobody-else', '9am', 'nobody-else'],
  ['9am pinging everyone', '9am', 'everyone'],
  ['9am alerts everyone', '9am', 'everyone'],
  ['9am ping the team', '9am', 'team'],
  ['9am mention readers', '9am', 'readers'],
  ['9am mention the readers', '9am', 'readers'],
  ['9am tag everybody', '9am', 'everyone'],
  ['9am notify nobody', '9am', 'off'],
  ['9am mentions no-one', '9am', 'off'],
  ['mention everyone', '', 'everyone'],
  ['ping @readers', '', '@readers'],
  ['9am ping our channel only in digests', '9am', 'channel only in digests'],
  ['9am @readers in the digest', '9am', '@readers in the digest'],
  ['9am @readers for alerts only', '9am', '@readers for alerts only'],
  ['9am @readers only with the digests 3 papers', '9am 3 papers', '@readers only with the digests'],
  ['ping @readers at 9am', 'at 9am', '@readers'],
  ['9am please also cc @readers on mondays', '9am on mondays', '@readers'],
])('of “%s” %j orders, and it notifies %s', (typed, left, mention) => {
  const read = words(typed);
  expect([read.left.join(' '), read.options]).toEqual([left, { mention }]);
});

it.each([
  '9am @9am',
  '9am @10:30',
  '9am @1030',
  '9am @9pm',
  '9am @9h30',
  '9am @9a',
  '9am @example.org',
  '9am mentions readers',
  '9am @18h',
  '@readers',
  '9am everyone',
  '9am team',
  '9am with alerts for the team',
  '9am mention ,',
  '9am remention everyone',
  '9am ping teams',
  '9am ping steam',
  '9am ping the our team',
  '9am ping and team',
  '9am x@readers',
  '9am sharing everyone',
  `9am @${'x'.repeat(200)}`,
])('%s notifies nobody', (typed) => {
  expect(words(typed)).toEqual({ options: {}, left: typed.split(' ') });
});

it('leaves nothing to read where only a group is named', () => {
  const read = withNotified((left) => {
    if (left.length === 0) throw new Error('nothing to read');
    return { options: { time: left.join(' ') }, left: [] };
  });
  expect(read(['ping', '@readers'])).toEqual({ options: { mention: '@readers' }, left: [] });
  expect(read(['9am', '@readers'])).toEqual({ options: { time: '9am', mention: '@readers' }, left: [] });
});
