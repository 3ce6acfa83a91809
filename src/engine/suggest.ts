import type { Asker } from '#core/command.ts';
import type { Follows } from '#core/follows.ts';
import type { Suggestion } from '#core/front.ts';
import { ownersAt } from './owners.ts';

const MOST = 25;

/** What may complete an option that is being typed: the topics followed here, those that hold what was typed. */
export async function suggest(
  follows: Follows,
  { option, typed, asker }: { option: string; typed: string; asker: Asker },
): Promise<readonly Suggestion[]> {
  if (option !== 'topic') return [];
  const followed = (await Promise.all(ownersAt(asker).map((owner) => follows.of(owner)))).flat();
  const wanted = typed.toLowerCase();
  const texts = [...new Set(followed.map(({ topic }) => topic.text))];
  return texts
    .filter((text) => text.toLowerCase().includes(wanted))
    .slice(0, MOST)
    .map((text) => ({ value: text, label: text }));
}
