import { restoreFile } from '#store/file/restore-file.ts';
import { KIND } from './database.ts';

const [file = '', backup = ''] = process.argv.slice(2);
await restoreFile(file, { backup, kind: KIND, now: new Date() });
