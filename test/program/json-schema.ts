import { z } from 'zod';
import { Day, Paper } from '#core/paper.ts';

// What a script may rely on: the README of the terminal has it as a table, and a test holds both to what is printed.
const Text = z.union([
  z.string(),
  z.array(
    z.union([
      z.string(),
      z.strictObject({ at: z.number(), show: z.enum(['time', 'day-and-time']), text: z.string() }),
      z.strictObject({ command: z.string() }),
      z.strictObject({ message: z.string(), text: z.string() }),
      z.strictObject({ page: z.string(), text: z.string() }),
    ]),
  ),
]);
const Sentence = z.array(z.strictObject({ text: z.string(), mark: z.boolean().optional() }));
const Reason = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('upvotes'), rank: z.number(), of: z.number() }),
  z.strictObject({ kind: z.literal('reserved'), rank: z.number(), of: z.number() }),
  z.strictObject({ kind: z.literal('outside'), rank: z.number(), of: z.number() }),
  z.strictObject({
    kind: z.literal('topic'),
    topic: z.string(),
    of: z.literal('channel').optional(),
    sentence: Sentence,
    note: Sentence.optional(),
  }),
  z.strictObject({ kind: z.literal('late'), day: Day }),
  z.strictObject({ kind: z.literal('saved'), title: z.string() }),
  z.strictObject({ kind: z.literal('match'), sentence: Sentence }),
]);
const Options = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional();
const Actions = z.array(z.strictObject({ label: z.string(), command: z.string(), options: Options }));
const Field = z.strictObject({
  name: z.string(),
  label: z.string(),
  value: z.string(),
  choices: z.array(z.strictObject({ value: z.string(), label: z.string() })),
});

/** The blocks of an answer, by their kind. */
export const BLOCKS = {
  heading: z.strictObject({ kind: z.literal('heading'), text: z.string(), aside: z.string().optional() }),
  text: z.strictObject({
    kind: z.literal('text'),
    text: Text,
    listed: z
      .strictObject({ as: z.enum(['followed', 'muted']), topic: z.string(), rings: z.boolean().optional() })
      .optional(),
  }),
  paper: z.strictObject({
    kind: z.literal('paper'),
    number: z.number(),
    paper: z.strictObject(Paper.shape),
    day: Day.optional(),
    gist: z.string(),
    reasons: z.array(Reason),
    whole: z.boolean().optional(),
  }),
  note: z.strictObject({ kind: z.literal('note'), text: Text }),
  actions: z.strictObject({ kind: z.literal('actions'), actions: Actions }),
  form: z.strictObject({
    kind: z.literal('form'),
    command: z.string(),
    options: Options,
    shows: z.strictObject({ command: z.string(), options: Options }),
    about: z.string().optional(),
    fields: z.array(Field),
    actions: Actions,
  }),
  file: z.strictObject({ kind: z.literal('file'), name: z.string(), text: z.string() }),
};

/** An answer as `--json` prints it. */
export const Printed = z.strictObject({
  summary: z.string(),
  blocks: z.array(
    z.discriminatedUnion('kind', Object.values(BLOCKS) as [typeof BLOCKS.heading, typeof BLOCKS.text]),
  ),
  papers: z.enum(['mine', 'saved']).optional(),
});
