import { Counter, Histogram, type Metric } from 'prom-client';
import type { Reply } from '#core/commands/command.ts';
import type { AnswerOutcome, Meter } from '#core/parts/meter.ts';

/** What a program counts from its start on. */
export interface ProgramMeter extends Meter {
  /** A command was answered or refused, also behind a tab or a form. */
  replied(reply: Reply): void;
  /** A command ran, for so long. */
  ran(command: string, ms: number): void;
  /** A platform sent something that could not be read. */
  dropped(platform: string): void;
  /** An answer got to whoever asked, or did not. */
  answered(platform: string, outcome: AnswerOutcome): void;
  /** The counts; they belong to no registry yet. */
  readonly metrics: readonly Metric[];
}

/** Counts of its own, all at zero. */
export function createMeter(): ProgramMeter {
  const replies = counter(
    'replies_total',
    'Answers to commands, those behind a tab or a form too, and refusals.',
    ['status', 'code'],
  );
  const sends = counter('sends_total', 'What came of deliveries that were sent or looked for.', [
    'platform',
    'outcome',
  ]);
  const letters = counter(
    'letters_total',
    'What came of mails that ask, and of those with a link to settings.',
    ['kind', 'outcome'],
  );
  const reads = counter(
    'source_reads_total',
    "Reads of a source's list; outcome is read, or why it could not be.",
    ['source', 'outcome'],
  );
  const drops = counter('dropped_total', 'What platforms sent that could not be read, and was dropped.', [
    'platform',
  ]);
  const answers = counter('answers_total', 'How answers got to whoever asked.', ['platform', 'outcome']);
  const seconds = new Histogram({
    name: 'paperboy_command_seconds',
    help: 'How long commands ran, and how many did.',
    labelNames: ['command'],
    buckets: [0.1, 0.5, 1, 3, 10],
    registers: [],
  });
  return {
    metrics: [replies, answers, seconds, sends, letters, reads, drops],
    replied: (reply) =>
      replies.inc({ status: reply.status, code: reply.status === 'answered' ? '' : reply.code }),
    ran: (command, ms) => seconds.observe({ command }, ms / 1_000),
    sent: (platform, outcome) => sends.inc({ platform, outcome }),
    lettered: (kind, outcome) => letters.inc({ kind, outcome }),
    read: (source, outcome) => reads.inc({ source, outcome }),
    dropped: (platform) => drops.inc({ platform }),
    answered: (platform, outcome) => answers.inc({ platform, outcome }),
  };
}

function counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
  return new Counter({ name: `paperboy_${name}`, help, labelNames, registers: [] });
}
