import { describe } from 'vitest';
import type { ChatUnderTest, OpenChat } from './chat/chat.ts';
import { describeLooking } from './chat/looking.ts';
import { describeRefusals } from './chat/refusals.ts';
import { describeRefusedMessages } from './chat/refused-messages.ts';
import { describeSending } from './chat/sending.ts';

/** What the engine counts on in every chat that digests are delivered to. */
export function describeChatAdapter<C extends OpenChat>(name: string, chat: ChatUnderTest<C>): void {
  describe(`${name}, as every chat,`, () => {
    describeSending(chat);
    describeRefusals(chat);
    describeRefusedMessages(chat);
    describeLooking(chat);
  });
}
