import { commands } from '#commands/index.ts';
import { intentLine } from '#core/commands/options/intent-line.ts';
import type { ChatAdapter, Outgoing, SendResult } from '#core/delivery/chat-adapter.ts';
import { type Document, plainText } from '#core/document.ts';

/** A chat platform in memory that takes everything, or answers as it is told. */
export interface FakeChat extends ChatAdapter {
  readonly posted: { readonly channel: Outgoing['channel']; readonly document: Document }[];
  /** What the next sends answer, in turn; after them all is well. */
  readonly answers: SendResult[];
  /** The notices that admins got. */
  readonly notices: Document[];
}

export function fakeChat(platform = 'console'): FakeChat {
  const posted: FakeChat['posted'][number][] = [];
  const answers: SendResult[] = [];
  const notices: Document[] = [];
  return {
    platform,
    posted,
    answers,
    notices,
    resendWithinMs: 0,
    rate: { concurrency: 5, perSecond: 1_000, channelMs: 0 },
    render: (document) => [JSON.stringify(document)],
    async send({ channel, payload, marker }) {
      const answer = answers.shift() ?? {
        kind: 'sent',
        ref: { id: marker, link: `https://chat.example/${marker}` },
      };
      if (answer.kind === 'sent') posted.push({ channel, document: JSON.parse(payload) });
      return answer;
    },
    findByMarker: async () => ({ kind: 'absent' }),
    mayConfigure: async () => true,
    notifyAdmin: async (_channel, document) => {
      notices.push(document);
    },
  };
}

/** The ids of a document's papers, in order. */
export function idsIn(document: Document): string[] {
  return document.blocks.flatMap((block) => (block.kind === 'paper' ? [block.paper.id] : []));
}

/** Everything that a document says outside its papers. */
export function textsIn(document: Document): string {
  return document.blocks.flatMap((block) => ('text' in block ? [plainText(block.text)] : [])).join('\n');
}

/** What can be done after a document, each as it is typed. */
export function linesIn(document: Document): string[] {
  const actions = document.blocks.flatMap((block) => ('actions' in block ? block.actions : []));
  return actions.map((action) => intentLine(commands, action));
}
