import { it } from 'vitest';
import type { Action, Block, Document, MessageLink, Time } from '#core/document.ts';
import { documentOf } from '#test/fakes/documents.ts';

/** A renderer with all commands of the program, and how what it makes is read. */
export interface RendererUnderTest {
  /** All that people see of a document, in order, without markup; then what is a press behind it: choices, fields, files. */
  textOf(document: Document): string;
  /** All that is sent of it. */
  sent(document: Document): string;
  /** What the platform would refuse of a document, or what does not fit. */
  problems(document: Document): readonly string[];
  /** How the parts of a text are read there. */
  readonly parts: {
    moment(time: Time): string;
    command(line: string): string;
    /** A message of ours that is there, and what is read of it. */
    readonly message: MessageLink & { readonly read: string };
  };
  /** What is read of an action: its label, or what is typed for it. */
  offered(action: Action): string;
  /** Whether it offers what can be done with its papers, or why not. */
  readonly paperActions: true | string;
  /** How many of them have room, in their order; all where it is left out. */
  readonly mostPaperActions?: number;
  /** Whether settings can be changed where a form is shown, or why not. */
  readonly changesForms: true | string;
  /** Whether it shows a file, or why not. */
  readonly showsFiles: true | string;
}

/** What is seen of some blocks, in words with single spaces. */
export type Seen = (...blocks: readonly Block[]) => string;

export function seenBy({ textOf }: RendererUnderTest): Seen {
  return (...blocks) => textOf(documentOf(...blocks)).replace(/\s+/g, ' ');
}

/** A test of something that a renderer does; a skip with the reason where it does not. */
export function where(does: true | string, sentence: string, test: () => void): void {
  if (does === true) it(sentence, test);
  else it.skip(`${sentence}: ${does}`, () => {});
}
