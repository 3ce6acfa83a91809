import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Channel } from '#core/channel.ts';
import type { Day } from '#core/paper.ts';
import { addDays, isWeekend } from '#core/time/dates.ts';
import type { Topic } from '#core/topics/topic.ts';
import { sampleSource } from '#sources/index.ts';
import { openArchive } from '#store/archive/archive.ts';
import type { FakeDiscord } from '#test/fakes/discord/index.ts';
import { type Json, row } from '#test/fakes/hub.ts';
import { corpusOf, paperOf, SHARED, type Text } from '../data.ts';

const PER_GUILD = 4;
const SAMPLE_DAYS = 5;
const READER = { patience: 'reader' } as const;

/** The texts of real papers: those recorded beside the checkout, else the bundled ones. */
export async function realTexts(): Promise<Text[]> {
  const corpus = join(SHARED, 'search/topics');
  if (existsSync(corpus)) return corpusOf(corpus);
  console.log(`With the bundled papers alone, since ${corpus} is not there.`);
  const sample = sampleSource();
  const newest = await sample.newest?.(READER);
  const days = Array.from({ length: SAMPLE_DAYS }, (_, back) => addDays(newest ?? '', -back));
  const lists = await Promise.all(days.map((day) => sample.daily(day, READER)));
  return lists.flat().map(({ id, title, abstract, summary }) => ({ id, title, text: abstract || summary }));
}

/** Rows of the Hub's lists of the weekdays up to `today`, so many a day. */
export function listsUpTo(
  today: Day,
  texts: readonly Text[],
  { days, perDay }: { days: number; perDay: number },
): Record<Day, Json[]> {
  const lists: Record<Day, Json[]> = {};
  for (let back = 0; back < days; back++) {
    const day = addDays(today, -back);
    if (isWeekend(day)) continue;
    lists[day] = texts
      .slice(back * perDay, (back + 1) * perDay)
      .map(({ id, title, text }, at) =>
        row(
          id,
          { title, summary: text, submittedOnDailyAt: `${day}T00:00:00.000Z`, upvotes: perDay - at },
          { title, summary: text },
        ),
      );
  }
  return lists;
}

/** An archive of these papers that has learned, and has prepared the topics as following them does; or a copy of one that is there. */
export async function fillArchive(
  file: string,
  texts: readonly Text[],
  { topics, from }: { topics: readonly Topic[]; from: string | undefined },
): Promise<void> {
  if (from) copyFileSync(from, file);
  const archive = openArchive(file);
  if (!from) await archive.putPapers(texts.map(paperOf));
  await archive.learn();
  await archive.prepare(topics);
  await archive.close();
}

/** Channels on servers of four each. */
export function channelsOn({ state }: FakeDiscord, count: number): Channel[] {
  for (let at = 0; at < count / PER_GUILD; at++) {
    const guild = state.guild();
    for (let more = 1; more < PER_GUILD; more++) state.addChannel({ kind: 'text', guild });
  }
  const all = state.guilds.flatMap(({ id, channels }) =>
    channels.map((channel) => ({ platform: 'discord', workspace: id, id: channel.id })),
  );
  return all.slice(0, count);
}
