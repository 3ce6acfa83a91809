import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, where nothing is remembered of a run before: begun last, it would keep one core busy alone. */
const LONGEST = [
  // It waits for a minute of the clock.
  'adapters/mail/life.process.test.ts',
  'engine/planning/side-by-side.process.test.ts',
  'engine/planning/replay.process.test.ts',
  'store/search/quality.process.test.ts',
  'program/program.process.test.ts',
  'program/doctor.process.test.ts',
  'program/life.process.test.ts',
  'adapters/own-papers.test.ts',
  'adapters/typing.test.ts',
  'engine/delivery/exactly-once.test.ts',
  'core/time/schedule-zones.test.ts',
];

/** The longest files first, then one project after another, so that a process is seldom ended for the next project's. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const names = [...new Set(files.map(({ project }) => project.name))].toSorted();
    const place = ({ moduleId, project }: TestSpecification) => {
      const among = LONGEST.findIndex((file) => moduleId.endsWith(file));
      return among >= 0 ? among : LONGEST.length + names.indexOf(project.name);
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}
