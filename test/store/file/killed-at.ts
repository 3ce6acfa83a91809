import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

// Loaded before a program: it is killed with -9 in place of its Nth change of names, or wait for the disk.
const CHANGES = ['linkSync', 'renameSync', 'fsyncSync'] as const;
let left = Number(process.env.KILLED_AT);

for (const name of CHANGES) {
  const change: (...args: unknown[]) => unknown = fs[name] as never;
  Object.assign(fs, {
    [name]: (...args: unknown[]) => {
      if (--left === 0) process.kill(process.pid, 'SIGKILL');
      return change(...args);
    },
  });
}
syncBuiltinESMExports();
