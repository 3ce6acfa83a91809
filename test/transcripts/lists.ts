import { row } from '#test/fakes/hub.ts';

/** When everything here begins: in the evening, once the newest list is complete. */
export const NOW = '2026-08-21T17:02:00Z';
/** A quarter of an hour after the digests that are ordered for `DUE_AT` in Berlin were due. */
export const DUE = '2026-08-21T19:15:00Z';
export const DUE_AT = '21:00';
export const FIRST_DAY = '2026-08-19';
export const LAST_DAY = '2026-08-21';

const HOSTILE_TITLE =
  '*Bold* @everyone <!channel> <@U1> [x](https://evil.example) `c` ~~s~~ \u202egnp\u0007 ```';
const DAYS: Readonly<Record<string, readonly string[]>> = {
  '2026-08-19': ['Four-Bit Quantization of Language Models', 'World Models for Robots That Walk'],
  '2026-08-20': ['Quantization Without Data', HOSTILE_TITLE],
  '2026-08-21': ['Training Language Models in Four Bits', 'Robots That Dream', 'Quantization in Real Time'],
};

/** The id of a paper that is there, and of one that nobody has heard of. */
export const KNOWN = '2608.10010';
export const UNKNOWN = '2608.99999';

/** Three days of a few made-up papers, one of them with everything in its title that a chat might act on. */
export function lists() {
  return Object.fromEntries(
    Object.entries(DAYS).map(([date, titles], day) => [
      date,
      titles.map((title, at) => {
        const summary = `${title} is about this. We cut memory by 2.5 times and keep 99 % of the accuracy.`;
        const paper = { submittedOnDailyAt: `${date}T00:00:00.000Z`, title, summary, upvotes: 50 - at };
        return row(`2608.100${day}${at}`, paper, { title, summary });
      }),
    ]),
  );
}
