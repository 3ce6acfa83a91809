import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { readSaved } from '#core/commands/said/read-saved.ts';
import { ExportKind } from '#core/format/export/export.ts';
import { REFERENCE_LIMITS } from '#core/text/references/read-references.ts';
import type { Engine } from '#engine/index.ts';

export const savedCommand = defineCommand({
  name: 'saved',
  about: 'The papers that you have saved; also as a file',
  group: 'Keep',
  effect: 'reads',
  options: z.object({
    words: z.string().max(300).optional().describe('what they should be about, as in search'),
    page: z.int().min(1).max(1000).default(1).describe('which page'),
    export: ExportKind.optional().describe('all of them as a file'),
    import: z
      .string()
      .max(REFERENCE_LIMITS.characters)
      .optional()
      .describe('papers to save: arXiv ids, BibTeX or CSL-JSON; in a terminal the file with them'),
  }),
  rest: 'words',
  completes: { words: 'topic' },
  readWords: readSaved,
  spoken: ['export', 'page', 'import'],
  file: 'export',
  reads: 'import',
  examples: ['saved', 'saved quantization', 'saved export bibtex'],
  run: (engine: Engine, { options: { import: text, ...options }, person }) =>
    text === undefined ? engine.savedPapers({ ...options, person }) : engine.importSaved({ person, text }),
});
