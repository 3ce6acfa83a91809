import { describe } from 'vitest';
import { describeAcknowledging } from './conversation/acknowledging.ts';
import { describeInterruptions } from './conversation/interruptions.ts';
import { describeOnce } from './conversation/once.ts';
import { describeReplies } from './conversation/replies.ts';
import type { ConversationUnderTest } from './conversation/talk.ts';

/** What people count on in every chat that they talk with. */
export function describeConversation(name: string, chat: ConversationUnderTest): void {
  describe(`a conversation on ${name}`, () => {
    describeAcknowledging(chat);
    describeOnce(chat);
    describeInterruptions(chat);
    describeReplies(chat);
  });
}
