import { statSync } from 'node:fs';
import { checkApart } from './check-apart.ts';
import { isDamage } from './explain.ts';

/** Keeps an eye on a file that is open: whether it is whole, and still the one that was opened. */
export interface FileWatch {
  /** What is wrong with the file, in sentences; undefined where nothing is known to be. The file is looked at once a second at most, and the first question has a large one checked beside. */
  trouble(): string | undefined;
  /** Takes in what a statement failed with: damage counts until the program is started again. */
  report(error: unknown): void;
  close(): void;
}

// The file and what SQLite keeps beside it while it is open: without any of them, what is written is lost or mixed.
const PARTS = ['', '-wal', '-shm'];
const LOOK_MS = 1_000;

/** Watches a file that this process has open; of one in memory it only takes reports. */
export function watchFile(file: string, now: () => number = () => performance.now()): FileWatch {
  let damage: string | undefined;
  const markDamaged = () => {
    damage ??= `${file} is damaged, and nothing is sent: ${REMEDY}`;
  };
  const report = (error: unknown) => {
    if (isDamage(error)) markDamaged();
  };
  if (file === ':memory:') return { trouble: () => damage, report, close: () => undefined };
  const opened = PARTS.map((end) => identityOf(file + end));
  const look = () =>
    PARTS.map((end, index) => changeOf(file + end, opened[index])).find((change) => change !== undefined);
  const seen = atMostEvery(LOOK_MS, now, look);
  let check: ReturnType<typeof checkApart> | undefined;
  return {
    trouble: () => {
      check ??= checkApart(file, markDamaged);
      return damage ?? seen();
    },
    report,
    close: () => check?.stop(),
  };
}

const REMEDY = 'stop Paperboy, put a backup in its place with npm run restore, and start it again.';

/** What a path names now, whatever is in it; undefined where it names nothing. */
function identityOf(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}`;
}

function changeOf(path: string, opened: string | undefined): string | undefined {
  try {
    const identity = identityOf(path);
    if (identity === opened) return undefined;
    return identity === undefined
      ? `${path} was deleted or moved away under Paperboy, and nothing is sent: put it back, or ${REMEDY}`
      : `${path} was replaced under Paperboy, and nothing is sent: stop Paperboy and start it again.`;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return `${path} cannot be reached (${code}), and nothing is sent: make it readable for this user.`;
  }
}

function atMostEvery<T>(ms: number, now: () => number, look: () => T): () => T {
  let last: { readonly at: number; readonly value: T } | undefined;
  return () => {
    if (!last || now() - last.at >= ms) last = { at: now(), value: look() };
    return last.value;
  };
}
