import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { subscribeCommand } from '#commands/subscribe.ts';
import { parseFields, parseOptions } from '#core/commands/options/parse.ts';
import { readLine } from '#core/commands/options/read-line.ts';
import { UserError } from '#core/errors.ts';
import { readOrder } from '#core/subscriptions/order-words.ts';
import { describeSchedule, SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { parseTime } from '#core/time/time-of-day.ts';
import { parseWeekdays } from '#core/time/weekdays.ts';
import { parseZone } from '#core/time/zone.ts';

/** An order as it is understood: what is left out stays as it is. */
function read(line: string): Record<string, unknown> {
  const { for: scope, time, zone, days, ...rest } = parseOptions(subscribeCommand, line);
  const given = {
    ...(scope === 'me' ? { for: 'me' } : {}),
    ...(time === undefined ? {} : { time: time === 'off' ? 'off' : parseTime(String(time)) }),
    ...(zone === undefined ? {} : { zone: parseZone(String(zone)) }),
    ...(days === undefined ? {} : { days: parseWeekdays(String(days)).join('') }),
  };
  return { ...given, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) };
}

function refusal(line: string): string {
  try {
    readLine(commands, `subscribe ${line}`);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'nothing was refused';
}

const BERLIN = 'Europe/Berlin';
const EVERY = '1234567';
const WORK = '12345';

it.each([
  ['every morning at 8', { days: 'daily', time: '8' }],
  ['at noon from monday to friday', { time: 'noon', days: 'monday to friday' }],
  ['on the weekend around 7:30 pm', { days: 'weekend', time: '7:30 pm' }],
  ['the first friday of each month at 9', { kind: 'month', days: 'friday', time: '9' }],
])('has parts without the small words before them: %s', (typed, options) => {
  expect(readOrder(typed.split(' ')).options).toEqual(options);
});

describe('a year', () => {
  it.each(['papers from 2024', 'to papers of 2024', 'papers in 2024', 'papers 2024', 'since 1999'])(
    'is no time of day: %s',
    (typed) => expect(refusal(typed)).toMatch(/"(?:2024|1999|since 1999)" is no time/),
  );
});

describe('an order in plain words', () => {
  it.each([
    ['weekdays at 9am', { time: '09:00', days: WORK }],
    ['in the morning', { time: '09:00' }],
    ['every morning', { time: '09:00', days: EVERY }],
    ['mornings, Berlin', { time: '09:00', zone: BERLIN }],
    ['in the morning at 7', { time: '07:00' }],
    ['weekdays in the afternoon', { time: '15:00', days: WORK }],
    ['afternoons at 2:30', { time: '14:30' }],
    ['in the evening', { time: '18:00' }],
    ['every evening at 8', { time: '20:00', days: EVERY }],
    ['every evening at 20:00', { time: '20:00', days: EVERY }],
    ['evenings at 8 pm', { time: '20:00' }],
    ['9 evenings', { time: '21:00' }],
    ['every night at 11', { time: '23:00', days: EVERY }],
    ['every night at 2', { time: '02:00', days: EVERY }],
    ['at night.', { time: '21:00' }],
    ['mornings quiet hours 22-7', { 'quiet-hours': '22-7' }],
    ['2030', { time: '20:30' }],
    ['every monday at 9am Berlin', { time: '09:00', days: '1', zone: BERLIN }],
    ['weekly monday 9am Berlin', { time: '09:00', days: '1', zone: BERLIN, kind: 'week' }],
    ['weekly', { kind: 'week' }],
    ['#papers 09:00', { time: '09:00', channel: '#papers' }],
    ['09:00 in <#C024BE91L|papers>, Berlin', { time: '09:00', zone: BERLIN, channel: '<#C024BE91L|papers>' }],
    ['<#112233445566778899>', { channel: '<#112233445566778899>' }],
    ['channel:#papers at 9am', { time: '09:00', channel: '#papers' }],
    ['to the channel #quant-papers every monday', { days: '1', channel: '#quant-papers' }],
    ['topic:"LLM quantization" channel:#quant', { topics: 'LLM quantization', channel: '#quant' }],
    ['Monthly', { kind: 'month' }],
    ['monthly on the 1st', { kind: 'month', days: EVERY }],
    ['1st of every month at 8', { kind: 'month', days: EVERY, time: '08:00' }],
    ['every month on the first', { kind: 'month', days: EVERY }],
    ['monthly at 10', { kind: 'month', time: '10:00' }],
    ['monthly 9', { kind: 'month', time: '09:00' }],
    ['MWF 9am', { time: '09:00', days: '135' }],
    ['m/w/f 8', { time: '08:00', days: '135' }],
    ['TTh 10am', { time: '10:00', days: '24' }],
    ['tu/thu at 7', { time: '07:00', days: '24' }],
    ['from monday to friday at 9', { time: '09:00', days: WORK }],
    ['9am Berlin/Germany', { time: '09:00', zone: BERLIN }],
    ['Germany Berlin 9am', { time: '09:00', zone: BERLIN }],
    ['change time to 10:00', { time: '10:00' }],
    ['please change the time to 10:00', { time: '10:00' }],
    ['set time zone to Europe/Paris', { zone: 'Europe/Paris' }],
    ['limit:3', { size: 3 }],
    ['limit 3', { size: 3 }],
    ['max:7', { size: 7 }],
    ['top 5', { size: 5 }],
    ['3 papers', { size: 3 }],
    ['at most 3 papers', { size: 3 }],
    ['10 papers a day at 8', { size: 10, time: '08:00' }],
    ['off', { time: 'off' }],
    ['stop', { time: 'off' }],
    ['off please', { time: 'off' }],
    ['cancel it', { time: 'off' }],
    ['off for me', { time: 'off', for: 'me' }],
    ['noon', { time: '12:00' }],
    ['at noon in Bangalore', { time: '12:00', zone: 'Asia/Kolkata' }],
    ['0900', { time: '09:00' }],
    ['9', { time: '09:00' }],
    ['9 pm New York', { time: '21:00', zone: 'America/New_York' }],
    ['9:30 pm in San Francisco on weekdays', { time: '21:30', zone: 'America/Los_Angeles', days: WORK }],
    ['9h30 Eindhoven', { time: '09:30', zone: 'Europe/Amsterdam' }],
    ["mon - fri 9 o'clock Berlin", { time: '09:00', zone: BERLIN, days: WORK }],
    ['half past 8 in Zurich', { time: '08:30', zone: 'Europe/Zurich' }],
    ['mon, wed and fri at 9', { time: '09:00', days: '135' }],
    ['Monday to Friday, 9am, Munich, Germany', { time: '09:00', days: WORK, zone: BERLIN }],
    ['daily at 9am', { time: '09:00', days: EVERY }],
    ['every day 7:30 Berlin', { time: '07:30', days: EVERY, zone: BERLIN }],
    ['every morning at 8', { time: '08:00', days: EVERY }],
    ['monday morning at 9', { time: '09:00', days: '1' }],
    ['weekends only 10am', { time: '10:00', days: '67' }],
    ['except weekends', { days: WORK }],
    ['daily 9 no fridays', { time: '09:00', days: '123467' }],
    ['daily 09:00 except weekends', { time: '09:00', days: WORK }],
    ['every day at 9 except sunday', { time: '09:00', days: '123456' }],
    ['except fridays weekdays 10:00', { time: '10:00', days: '1234' }],
    ['weekdays 9:00 but not on wednesdays', { time: '09:00', days: '1245' }],
    ['daily 9am Berlin without weekends', { time: '09:00', days: WORK, zone: BERLIN }],
    ['weekdays 9:00 skip mondays and tuesdays', { time: '09:00', days: '345' }],
    ['9am Eastern time', { time: '09:00', zone: 'America/New_York' }],
    ['9am EST', { time: '09:00', zone: 'America/New_York' }],
    ['at 9 in LA', { time: '09:00', zone: 'America/Los_Angeles' }],
    ['9 Pacific', { time: '09:00', zone: 'America/Los_Angeles' }],
    ['8am India', { time: '08:00', zone: 'Asia/Kolkata' }],
    ['at 7pm, Mumbai, India', { time: '19:00', zone: 'Asia/Kolkata' }],
    ['9am UTC+5:30', { time: '09:00', zone: 'Asia/Kolkata' }],
    ['9 UTC', { time: '09:00', zone: 'UTC' }],
    ['Paris time 9', { time: '09:00', zone: 'Europe/Paris' }],
    ['Port of Spain 9', { time: '09:00', zone: 'America/Port_of_Spain' }],
    ['9 the Netherlands', { time: '09:00', zone: 'Europe/Amsterdam' }],
    ['"New York" 9', { time: '09:00', zone: 'America/New_York' }],
    ['send us papers at 9', { time: '09:00' }],
    ['send the digest to me at 8', { time: '08:00' }],
    ['we would like it at 9:15 please', { time: '09:15' }],
    ['topics only at 9', { time: '09:00', kind: 'topics' }],
    ['only my topics', { kind: 'topics' }],
    ['once a week on friday', { kind: 'week', days: '5' }],
    ['once a month', { kind: 'month' }],
    ['top of the week', { kind: 'week' }],
    ['first Monday of each month 9am', { kind: 'month', days: '1', time: '09:00' }],
    ['9am for me', { time: '09:00', for: 'me' }],
    ['time:9:30 pm zone:New York', { time: '21:30', zone: 'America/New_York' }],
    ['zone:Munich, Germany', { zone: BERLIN }],
    ['days:mon, tue 9', { days: '12', time: '09:00' }],
    ['kind:weekly', { kind: 'week' }],
    ['kind monthly size 10', { kind: 'month', size: 10 }],
    ['order newest 9am', { order: 'newest', time: '09:00' }],
    ['09:00 quiet hours 22-7', { time: '09:00', 'quiet-hours': '22-7' }],
    ['quiet-hours:22-7', { 'quiet-hours': '22-7' }],
    ['9am Berlin, dnd 10 pm to 7 am', { time: '09:00', zone: BERLIN, 'quiet-hours': '10 pm to 7 am' }],
    ['never between 22 and 7', { 'quiet-hours': '22 and 7' }],
    ['9 mention:@role', { time: '09:00', mention: '@role' }],
    ['9 mention @role', { time: '09:00', mention: '@role' }],
    ['9 mention readers', { time: '09:00', mention: 'readers' }],
    ['9 mention off', { time: '09:00', mention: 'off' }],
    ['9am Berlin and ping @everyone', { time: '09:00', zone: BERLIN, mention: '@everyone' }],
    ['9 Berlin, notify the team', { time: '09:00', zone: BERLIN, mention: 'team' }],
    ['9 and please tag <@&1122334455>', { time: '09:00', mention: '<@&1122334455>' }],
    ['ping @ml-team in alerts only, at 9', { time: '09:00', mention: '@ml-team in alerts only' }],
    ['ping everybody', { mention: 'everyone' }],
    ['no thanks, stop it', { time: 'off' }],
    ['stop sending papers', { time: 'off' }],
    ['turn off quiet hours', { 'quiet-hours': 'off' }],
    ['9 no more quiet hours', { time: '09:00', 'quiet-hours': 'off' }],
    ['send me papers daily at 7 pm london time thx', { time: '19:00', days: EVERY, zone: 'Europe/London' }],
    ['9am but not on weekends', { time: '09:00', days: WORK }],
    ['9am, not on mondays', { time: '09:00', days: '234567' }],
    ['monthly first monday 9am', { kind: 'month', days: '1', time: '09:00' }],
    ['weeekdays 9am', { days: WORK, time: '09:00' }],
    ['every wensday at noon', { days: '3', time: '12:00' }],
    ['start tomorrow at 9', { time: '09:00' }],
    ['starting today, 9 berlin', { time: '09:00', zone: BERLIN }],
    ['9ish', { time: '09:00' }],
    ['at 6 pm sharp', { time: '18:00' }],
    ['5 30 pm', { time: '17:30' }],
    ['early morning', { time: '09:00' }],
    ['at lunchtime', { time: '12:00' }],
    ['730 philly', { time: '07:30', zone: 'America/New_York' }],
    ['quiet hours off', { 'quiet-hours': 'off' }],
    ['no quiet hours', { 'quiet-hours': 'off' }],
    ['remove my quiet hours', { 'quiet-hours': 'off' }],
  ] as const)('%s', (line, wanted) => expect(read(line)).toEqual(wanted));

  it.each([
    ['#papers 09:00 #robots', 'A digest comes to one channel: order one for each, with subscribe 09:00.'],
    ['in another channel', 'Name the channel that is to get it, such as subscribe 09:00 channel:#papers.'],
    [
      'notify me at 9',
      'Whom a digest notifies is a group of the chat, named behind the order with its @, as in mention:@readers; one person orders a digest of their own with subscribe 09:00 for:me.',
    ],
    ['quiet hours', 'For hours in which nothing comes, type subscribe quiet-hours:22-7.'],
    ['dnd after 8pm', 'Quiet hours have a beginning and an end: type subscribe quiet-hours:22-7.'],
    [
      'half 8',
      '“Half 8” is 07:30 to some and 08:30 to others: type the time with its minutes, such as 07:30.',
    ],
    [
      'publish',
      'What comes in an announcement channel is published to those that follow it, by itself; elsewhere, order a digest in each channel that wants it, with subscribe 09:00.',
    ],
    [
      'twice a day',
      'A digest comes at most once a day, on the weekdays that you choose, or once a week or month: try subscribe 09:00 mon,thu.',
    ],
    [
      'every other day at 9',
      'A digest comes at most once a day, on the weekdays that you choose, or once a week or month: try subscribe 09:00 mon,thu.',
    ],
    [
      'pause',
      'To let the digest rest, type pause or pause until monday; it comes again then, or after resume.',
    ],
    ['09:00 New Zeland', 'There is no time zone "New Zeland": did you mean subscribe 09:00 New Zealand?'],
    ['9am new zeland', 'There is no time zone "new zeland": did you mean subscribe 9am New Zealand?'],
    ['09:00 Berln', 'There is no time zone "Berln": did you mean subscribe 09:00 Europe/Berlin?'],
    [
      '09:00 blue moon weekdays',
      '"blue moon" is no time, weekday or place that is known here: try subscribe 09:00 Berlin mon-fri.',
    ],
    [
      'Windhoekville at 9',
      '"Windhoekville" is no time, weekday or place that is known here: try subscribe 09:00 Berlin mon-fri.',
    ],
    [
      'foo:bar 9',
      '"foo:bar" is no time, weekday or place that is known here: try subscribe 09:00 Berlin mon-fri.',
    ],
    ['25:00 Berlin', '"25:00" is not a time of day: type it like 09:30, 9:30 pm or 21h.'],
    [
      '9 and 10',
      '"9" and "10" are both times, and a digest has one: type one of them, or after subscribe 9, for one more beside it, subscribe 10 name:second.',
    ],
    ['Berlin Paris', '"Berlin" and "Paris" are both places: type one of them.'],
    ['time:9 10', '"time" is given twice; give it once: subscribe time:9 or subscribe time:10.'],
    [
      '9am CST',
      'There is more than one time zone for CST: type subscribe 9am America/Chicago or subscribe 9am Asia/Shanghai.',
    ],
    [
      'at 9 CST size:8 please',
      'There is more than one time zone for CST: type subscribe at 9 America/Chicago size:8 please or subscribe at 9 Asia/Shanghai size:8 please.',
    ],
    [
      '9am zone:CST',
      'There is more than one time zone for CST: type subscribe 9am zone:America/Chicago or subscribe 9am zone:Asia/Shanghai.',
    ],
    [
      '9am zone:Atlantis size:5',
      'There is no time zone "Atlantis": type a large city nearby, as in subscribe 9am zone:Berlin size:5.',
    ],
    [
      '9am CA, 5 papers',
      'There is more than one time zone for CA: type subscribe 9am America/Los_Angeles, 5 papers, subscribe 9am America/Toronto, 5 papers, subscribe 9am America/Winnipeg, 5 papers, subscribe 9am America/Edmonton, 5 papers, subscribe 9am America/Vancouver, 5 papers or subscribe 9am America/Halifax, 5 papers.',
    ],
    [
      '9am UTC+2',
      'UTC+2 does not follow daylight saving: type a city, as in subscribe 9am Berlin or subscribe 9am New York.',
    ],
    [
      'last friday of the month',
      'A digest of the month comes on its first day, or on its first weekday of a name: try subscribe monthly 1st or subscribe monthly first friday.',
    ],
    [
      'monthly on the 15th',
      'A digest of the month comes on its first day, or on its first weekday of a name: try subscribe monthly 1st or subscribe monthly first friday.',
    ],
    [
      'at 9am starting monday',
      'An order begins with its next time: type subscribe at 9am, and to have nothing before that day pause until monday.',
    ],
    [
      '9am mon-fri from next week',
      'An order begins with its next time: type subscribe 9am mon-fri, and to have nothing before that day pause until monday.',
    ],
    ['an hour later', 'Name the time itself, not by how much it moves: type subscribe 10:00.'],
    ['fewer papers', 'How many papers come is a number, 25 at most: type subscribe size:5.'],
    [
      'papers about world models',
      'A digest with the papers of a topic and no others is ordered by subscribe topics:"world models"; to have them first among others, type follow world models.',
    ],
    [
      '9am Europe',
      'Europe has several clocks: type a city, as in subscribe 9am Berlin or subscribe 9am Singapore.',
    ],
  ])('%s is answered with one sentence', (line, sentence) => {
    expect(refusal(line)).toBe(sentence);
  });

  it('is read in a field of a form too', () => {
    expect(parseFields(subscribeCommand, { time: 'weekdays at 9am Berlin' })).toMatchObject({
      time: '9am',
      days: 'weekdays',
      zone: 'Berlin',
    });
    expect(parseFields(subscribeCommand, { time: '9 and ping @role' })).toMatchObject({ mention: '@role' });
    expect(() => parseFields(subscribeCommand, { time: '@role' })).toThrow('Whom a digest notifies');
    expect(() => parseFields(subscribeCommand, { days: 'someday' })).toThrow('does not name weekdays');
  });

  it('takes back what the settings say', () => {
    const schedule = fc.record({
      weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.integer({ min: 0, max: 59 }),
      kind: fc.constantFrom('daily', 'topics', 'month', 'week'),
      paused: fc.boolean(),
    });
    fc.assert(
      fc.property(schedule, ({ hour, minute, ...made }) => {
        const time = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
        const order = { ...SUBSCRIPTION_DEFAULTS, ...made, time };
        const again = read(describeSchedule(order));
        // A weekly digest comes on the first of its days.
        const days = made.kind === 'week' ? made.weekdays.slice(0, 1) : made.weekdays;
        expect(again).toMatchObject({ time, zone: made.zone, days: days.join('') });
        expect(again.kind ?? 'daily').toBe(made.kind);
      }),
    );
  });

  it('never fails but with a UserError, however long it is', () => {
    const words =
      'at 9 9am pm mon - fri , every week Berlin Germany TX #x @y of the first month UTC+2 foo 12:'.split(
        ' ',
      );
    const line = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(line, (typed) => {
        try {
          readOrder(typed.split(' '));
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
    expect(() => readOrder(Array(7000).fill('9h'))).toThrow(UserError);
    expect(() => readOrder(['x'.repeat(20_000)])).toThrow(UserError);
  });
});
