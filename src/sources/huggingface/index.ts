import { defineSource } from '#core/parts/define-source.ts';
import { dailyPapers } from './daily-papers.ts';
import { huggingfaceSettings } from './settings.ts';

export { parseDailyList } from './schema.ts';

/** Hugging Face's Daily Papers. */
export const huggingface = defineSource({
  name: 'huggingface',
  settings: huggingfaceSettings,
  create: ({ HF_ENDPOINT: endpoint, HF_TOKEN: token }, parts) => dailyPapers({ ...parts, endpoint, token }),
});
