import { setImmediate } from 'node:timers/promises';
import { openNotes } from './database.ts';

// A process of its own that has the notes open: `hold` does nothing more, `write` adds one after another until it is ended.
const [what = '', file = ''] = process.argv.slice(2);
const { db } = openNotes(file);
db.exec("INSERT INTO note (text) VALUES ('of another process')");
process.stdout.write('open\n');
const insert = db.prepare("INSERT INTO note (text) VALUES ('another ' || hex(randomblob(50)))");
while (what === 'write') {
  insert.run();
  await setImmediate();
}
process.stdin.resume();
