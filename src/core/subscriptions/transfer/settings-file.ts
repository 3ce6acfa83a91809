import { z } from 'zod';
import { UserError } from '../../errors.ts';
import { Day } from '../../paper.ts';
import { clipWords, oneLine } from '../../text/text.ts';
import { addDays } from '../../time/dates.ts';
import { parseQuietHours } from '../../time/quiet-hours.ts';
import { LONGEST_REST_DAYS } from '../../time/rests.ts';
import { Alert, Level, MUTE_LIMITS, TOPIC_LIMITS } from '../../topics/topic.ts';
import { MOST_DIGESTS, parseDigestName } from '../digest-names.ts';
import { SUBSCRIPTION_DEFAULTS, Subscription } from '../subscription.ts';

/** The most characters of a file with settings, and the most channels in one. */
export const SETTINGS_FILE = { characters: 1_000_000, channels: 40, version: 1, holidays: 30, ownTopics: 10 };

const Pause = z
  .strictObject({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to, { error: 'is no first and last date' });
const Dates = z
  .strictObject({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to && to < addDays(from, LONGEST_REST_DAYS), {
    error: `is no first and last date, at most ${LONGEST_REST_DAYS} days apart`,
  });

const { time, zone, weekdays, size, order, top, explore, kind, catchUp, quietDays, paused, thread, repeat } =
  Subscription.shape;
const usual = SUBSCRIPTION_DEFAULTS;

/** A digest as a file has it: as it is kept, without what only its platform or its day knows; whom it mentions, as it would be typed. */
export const DigestSettings = z.strictObject({
  name: z.string().refine(isName, { error: 'is no name of a digest' }),
  time,
  zone,
  weekdays: weekdays.default(usual.weekdays),
  size: size.default(usual.size),
  order: order.default(usual.order),
  top: top.default(usual.top),
  explore: explore.default(usual.explore),
  kind: kind.default(usual.kind),
  catchUp: catchUp.default(usual.catchUp),
  quietDays: quietDays.default(usual.quietDays),
  paused: paused.default(usual.paused),
  thread,
  topics: z
    .array(z.string().min(1).max(TOPIC_LIMITS.characters))
    .min(1)
    .max(SETTINGS_FILE.ownTopics)
    .optional(),
  repeat: repeat.default(usual.repeat),
  quietHours: z.string().refine(isQuiet, { error: 'are no quiet hours, such as 22:00-07:00' }).optional(),
  holidays: z.array(Dates).min(1).max(SETTINGS_FILE.holidays).optional(),
  rest: Pause.optional(),
  mention: z.string().min(1).max(120).optional(),
});
export type DigestSettings = z.infer<typeof DigestSettings>;

// As papers are called here, which is by what their source says.
const PAPER_ID = /^[\w./:-]{1,100}$/;
const Text = z.string().min(1).max(TOPIC_LIMITS.characters);
const until = z.iso.datetime().optional();

/** What a channel, or somebody in their direct messages, has set. */
export const ChannelSettings = z.strictObject({
  /** The channel's id where the file is of several; else it is of wherever it is imported. */
  channel: z.string().min(1).max(100).optional(),
  digests: z.array(DigestSettings).max(MOST_DIGESTS).default([]),
  topics: z
    .array(z.strictObject({ topic: Text, level: Level.default('normal'), alert: Alert.default('off') }))
    .max(Math.max(TOPIC_LIMITS.channel, TOPIC_LIMITS.person))
    .default([]),
  mutes: z
    .array(
      z.union([
        z.strictObject({ topic: Text, until }),
        z.strictObject({ paper: z.string().regex(PAPER_ID), until }),
      ]),
    )
    .max(MUTE_LIMITS.topic + MUTE_LIMITS.paper)
    .default([]),
});
export type ChannelSettings = z.infer<typeof ChannelSettings>;

/** The settings of one or several channels, to be taken elsewhere or brought back. */
export const SettingsFile = z.strictObject({
  paperboy: z.literal('settings'),
  version: z.literal(SETTINGS_FILE.version),
  /** Of the channels' ids, where it has some. */
  platform: z.string().min(1).max(40).optional(),
  /** Whom the workspace lets set its channels up, as it would be typed. */
  managers: z.string().min(1).max(1_000).optional(),
  channels: z.array(ChannelSettings).min(1).max(SETTINGS_FILE.channels),
});
export type SettingsFile = z.infer<typeof SettingsFile>;

// Where text is pasted, a chat has room for some thousands of characters: what has nothing inside it takes one line.
const INNERMOST = /[[{][^[\]{}]*[\]}]/g;

function readable(file: SettingsFile): string {
  return JSON.stringify(file, undefined, 1).replace(INNERMOST, (some) => some.replace(/\n\s*/g, ' '));
}

/** A file as text, with as many lines as there is room for; undefined where it would be larger than any that is read. */
export function settingsText(file: SettingsFile): string | undefined {
  const texts = [readable(file), JSON.stringify(file)].map((text) => `${text}\n`);
  return texts.find(({ length }) => length <= SETTINGS_FILE.characters);
}

/** Reads one. UserError in one sentence where it is none, is too large, or of another version. */
export function readSettings(text: string): SettingsFile {
  if (text.length > SETTINGS_FILE.characters) {
    const most = SETTINGS_FILE.characters.toLocaleString('en');
    throw unread(`the file has more than ${most} characters: it is none that Paperboy has written`);
  }
  const found = parsed(text);
  if (!isRecord(found) || found.paperboy !== 'settings')
    throw unread('the file is none of settings: give one that “settings export” has written');
  if (found.version !== SETTINGS_FILE.version)
    throw unread('the file is of a version that is not known here: export it anew');
  const read = SettingsFile.safeParse(found);
  if (!read.success) throw unread(whatIsWrong(read.error.issues[0]));
  for (const { digests } of read.data.channels) {
    const names = digests.map(({ name }) => name);
    const twice = names.find((name, at) => names.indexOf(name) < at);
    if (twice !== undefined)
      throw unread(`the file has two digests of one channel that are called “${twice}”`);
  }
  return read.data;
}

// As JSON is put into a chat: between three backticks, behind which its language may stand.
const FENCE = /^\s*```(?:json\b)?|```\s*$/gi;

function parsed(typed: string): unknown {
  // What Windows puts before a text.
  const text = typed.replace(/^\ufeff/, '').replace(FENCE, '');
  try {
    return JSON.parse(text);
  } catch {
    // Phones write quotes of their own.
    try {
      return JSON.parse(text.replace(/[“”„‟]/g, '"'));
    } catch (error) {
      throw unread(isCut(text) ? CUT : NO_JSON, error);
    }
  }
}

const NO_JSON = 'the file is no whole JSON: give it as “settings export” has written it';
const CUT =
  'the file ends in the middle, as where a chat has cut what was pasted: give a shorter one, such as of fewer digests';

function isCut(text: string): boolean {
  return /^\s*\{/.test(text) && !/\}\s*$/.test(text);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is wrong with a file, and where in it: "the size of digest 2 of channel 1 cannot be read". */
function whatIsWrong(issue: z.core.$ZodIssue | undefined): string {
  const where = placeIn(issue?.path ?? []);
  if (issue?.code === 'unrecognized_keys') {
    const key = clipWords(oneLine(issue.keys[0] ?? ''), 40);
    return `the file has “${key}” in ${where || 'it'}, which is not known here`;
  }
  if (issue?.code === 'too_big' && issue.origin === 'array')
    return `the file has more than ${issue.maximum} ${where}`;
  const says = issue?.code === 'custom' ? issue.message : 'cannot be read';
  const the = /^\w+ \d/.test(where) ? '' : 'the ';
  return where ? `${the}${where} in the file ${says}` : `the file ${says}`;
}

/** "size of digest 2 of channel 1". */
function placeIn(path: readonly PropertyKey[]): string {
  const parts = path.flatMap((part, at) => {
    if (typeof part !== 'number') return typeof path[at + 1] === 'number' ? [] : [String(part)];
    return [`${String(path[at - 1] ?? '').replace(/s$/, '')} ${part + 1}`];
  });
  return clipWords(oneLine(parts.reverse().join(' of ')), 80);
}

function unread(what: string, cause?: unknown): UserError {
  return new UserError('import-unread', `Nothing was imported: ${what}.`, { cause });
}

function isName(text: string): boolean {
  try {
    return parseDigestName(text) === text;
  } catch {
    return false;
  }
}

function isQuiet(text: string): boolean {
  try {
    return parseQuietHours(text) === text;
  } catch {
    return false;
  }
}
