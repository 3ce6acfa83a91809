import { row } from '#test/fakes/hub.ts';

const TITLES = ['Four-Bit Quantization of Large Language Models', 'World Models for Robots That Walk'];
const PER_DAY = 2;
/** Every program's clock. */
export const NOW = '2026-08-21T17:02:00Z';
const DAYS = ['2026-08-19', '2026-08-20', '2026-08-21'];

/** Three days of a few made-up papers. */
export function lists() {
  return Object.fromEntries(
    DAYS.map((date, day) => [
      date,
      Array.from({ length: PER_DAY }, (_, at) => {
        const number = day * PER_DAY + at;
        const title = `${TITLES[at % TITLES.length]}, Part ${number}`;
        const summary = `${title}. We cut memory by 2.5 times and keep 99 % of the accuracy.`;
        const dated = { submittedOnDailyAt: `${date}T00:00:00.000Z`, title, summary, upvotes: 50 - at };
        return row(`2608.1000${number}`, dated, { title, summary });
      }),
    ]),
  );
}
