import type { Json } from '#test/fakes/hub.ts';
import { row } from '#test/fakes/hub.ts';

const DAY_MS = 86_400_000;
/** How many papers a day's list has. */
const LISTED = 40;

const SUBJECTS = ['Quantization', 'Robots', 'Video Generation', 'Retrieval', 'Reasoning'] as const;
/** What channels may follow; each is the subject of a fifth of the papers. */
export const TOPICS = ['quantization', 'robots', 'video generation', 'retrieval', 'reasoning'] as const;

/** Lists of the days about an instant (epoch ms), ten before and one after: each with papers of its own. */
export function listsAround(now: number): Record<string, Json[]> {
  const days = Array.from({ length: 12 }, (_, index) => now + (index - 10) * DAY_MS);
  return Object.fromEntries(
    days.map((at, index) => [new Date(at).toISOString().slice(0, 10), listOf(index)]),
  );
}

function listOf(index: number): Json[] {
  return Array.from({ length: LISTED }, (_, place) => {
    const id = `2607.${String(index * 100 + place).padStart(5, '0')}`;
    const title = `${SUBJECTS[place % SUBJECTS.length]} Study Number ${index}.${place}`;
    return row(id, { title, upvotes: LISTED - place }, { title });
  });
}
