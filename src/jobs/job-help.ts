import { SIMULATE_HELP } from './simulate/simulate-options.ts';

/** What each job of the shell does and takes, by its name. */
const JOBS: Readonly<Record<string, string>> = {
  backfill: `npm run backfill: reads the daily lists of the past into the archive; Ctrl-C ends it, and the next run goes on from there.

  --from 2023-05-04   the first day; the first that there is, where it is left out
  --to 2026-08-21     the last day; today where it is left out
`,
  backup: `npm run backup -- FILE: a checked copy of what was ordered and what was sent, whether Paperboy runs or not.

  FILE        where it goes; what is there already is never overwritten
  --archive   instead a copy of the archive of papers, with which another machine can begin
`,
  channels: `npm run channels: every digest that is ordered, when its last one was sent, what is wrong with it, and when the next comes.
It takes no words, and changes nothing.
`,
  doctor: `npm run doctor: looks at the settings, the files, the sources and the chats, and says what to do where something is amiss.
It takes no words, and changes nothing.
`,
  import: `npm run import -- FILE…: recorded daily lists and papers into the archive.

  FILE   a daily list as JSON, named by its day, or papers as JSON Lines, one a line; either may end in .gz
`,
  'mail-test': `npm run mail:test -- you@example.org: sends one mail there, by SMTP_URL, MAIL_FROM and PUBLIC_URL, and says what became of it.
`,
  move: `npm run move -- postgres://user:password@host:port/database: copies the state's file into an empty database, while Paperboy is
stopped: all of it, or nothing. The file is kept under another name. Without an address, into that of DATABASE_URL.
`,
  restore: `npm run restore -- FILE: puts a backup in the place of the state, while Paperboy is stopped.
The backup is checked first, and what was there is kept beside it; with DATABASE_URL, it goes into a database that is empty.
`,
  simulate: SIMULATE_HELP,
};

const ASKING = new Set(['--help', '-h']);

/** What is shown where words of a shell ask for help on a job ("backup --help", "help backup"); undefined where they ask for something else. */
export function jobHelp([first = '', ...rest]: readonly string[]): string | undefined {
  if (first === 'help' && rest.length === 1) return helpOn(rest[0] ?? '');
  return rest.some((word) => ASKING.has(word)) ? helpOn(first) : undefined;
}

function helpOn(job: string): string | undefined {
  const name = job.replace(':', '-');
  return Object.hasOwn(JOBS, name) ? JOBS[name] : undefined;
}
