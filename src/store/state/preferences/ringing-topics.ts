import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Follow } from '#core/topics/topic.ts';
import { Level, storedTopic } from '#core/topics/topic.ts';
import type { Driver } from '../driver.ts';

// A few milliseconds' work, whoever has how many.
const ROWS = 2_000;
const SOME = `SELECT owner, seq, key, topic, level FROM follow
  WHERE platform = :platform AND alert_since IS NOT NULL AND (owner, seq) > (:owner, :seq)
  ORDER BY owner, seq LIMIT ${ROWS}`;

/** The topics that ring on a platform, each once, with the broadest of its levels; read some rows at a time, so that others have their turn. */
export async function ringingTopics(
  driver: Driver,
  platform: string,
): Promise<readonly Pick<Follow, 'topic' | 'level'>[]> {
  const topics = new Map<string, { text: string; level: Level }>();
  let after = { owner: '', seq: 0 };
  for (;;) {
    const rows = await driver.all(SOME, { platform, ...after });
    for (const row of rows) {
      const key = String(row.key);
      const level = Level.parse(row.level);
      const known = topics.get(key);
      if (!known || isBroader(level, known.level))
        topics.set(key, { text: known?.text ?? String(row.topic), level });
    }
    const last = rows.at(-1);
    if (!last || rows.length < ROWS) break;
    after = { owner: String(last.owner), seq: Number(last.seq) };
    await nextTurn();
  }
  return [...topics].map(([key, { text, level }]) => ({ topic: storedTopic(text, key), level }));
}

function isBroader(level: Level, than: Level): boolean {
  return Level.options.indexOf(level) < Level.options.indexOf(than);
}
