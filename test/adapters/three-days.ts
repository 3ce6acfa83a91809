import { type Json, row } from '#test/fakes/hub.ts';

const TITLES = [
  'Four-Bit Quantization of Large Language Models',
  'Post-Training Quantization Without Data',
  'World Models for Robots That Walk',
  'Video Generation in Real Time',
];

/** The lists of three days, 19 to 21 August 2026, each with so many papers of its own. */
export function threeDays(papers = 10): Record<string, Json[]> {
  const day = (date: string, first: number) =>
    Array.from({ length: papers }, (_, at) => {
      const title = `${TITLES[at % TITLES.length]}, Part ${first + at}`;
      const summary = `${title}. We cut memory by 2.5 times and keep 99 % of the accuracy.`;
      const dated = { submittedOnDailyAt: `${date}T00:00:00.000Z`, title, summary, upvotes: 90 - at };
      return row(`2608.${10_000 + first + at}`, dated, { title, summary });
    });
  return {
    '2026-08-19': day('2026-08-19', 0),
    '2026-08-20': day('2026-08-20', papers),
    '2026-08-21': day('2026-08-21', 2 * papers),
  };
}
