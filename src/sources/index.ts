import { files } from './files/index.ts';
import { clean, huggingface, parseDailyList } from './huggingface/index.ts';
import { sample } from './sample/index.ts';

/** Where each day's papers come from, by name. */
export const sources = { huggingface, sample };

/** What reads papers that people bring themselves, and how their lists and texts are read. */
export const imports = { files, parseDailyList, clean };
