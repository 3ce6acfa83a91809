import { files } from './files/index.ts';
import { clean, huggingface, parseDailyList } from './huggingface/index.ts';
import { sampleSource } from './sample/index.ts';

/** Where each day's papers come from, by name. */
export const sources = { huggingface, sample: sampleSource };

/** What reads papers that people bring themselves, and how their lists and texts are read. */
export const imports = { files, parseDailyList, clean };
