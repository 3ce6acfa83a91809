import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { readPaperFile } from '#core/commands/said/read-paper-file.ts';
import { ExportKind } from '#core/format/export/export.ts';
import { PaperName } from '#core/paper.ts';
import type { Engine } from '#engine/index.ts';

export const paperCommand = defineCommand({
  name: 'paper',
  about: 'One paper: its abstract, numbers, models and datasets',
  group: 'Read',
  audience: 'everyone',
  effect: 'reads',
  completes: { paper: 'paper' },
  options: z.object({
    paper: PaperName,
    export: ExportKind.optional().describe('it as a file, such as BibTeX'),
  }),
  rest: 'paper',
  spoken: ['export'],
  file: 'export',
  readWords: readPaperFile,
  instead: {},
  examples: ['paper 2608.01234', 'paper https://arxiv.org/abs/2608.01234v2', 'paper 2608.01234 bibtex'],
  run: (engine: Engine, { options }) => engine.lookUp(options),
});
