import { z } from 'zod';
import { Day } from '../../paper.ts';
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
