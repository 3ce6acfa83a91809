import { workerData } from 'node:worker_threads';
import { openArchive } from './archive.ts';

const archive = openArchive(String(workerData));
archive.learn();
archive.close();
