import { expect } from 'vitest';
import { type ConversationUnderTest, hold, itWhere, QUESTION } from './talk.ts';

export function describeOnce(chat: ConversationUnderTest): void {
  itWhere(
    chat,
    'redeliver',
    'answers once what it is told of again, before and after it has answered',
    async () => {
      await using talk = await chat.open();
      const letGo = hold(talk);
      const asked = await talk.ask(...QUESTION);
      await asked.acknowledged();
      await asked.again();
      letGo();
      await asked.until(1);
      await asked.again();
      await talk.stop();
      expect(talk.appApi.ran).toHaveLength(1);
      expect(asked.answers()).toHaveLength(1);
    },
  );

  itWhere(chat, 'redeliver', 'answers nothing again after a restart', async () => {
    await using talk = await chat.open();
    const asked = await talk.ask(...QUESTION);
    await asked.until(1);
    await talk.stop();
    await using next = await talk.beside();
    await asked.again();
    await next.stop();
    expect(next.appApi.ran).toEqual([]);
    expect(asked.answers()).toHaveLength(1);
  });

  itWhere(chat, 'redeliver', 'answers once where two processes are told of it', async () => {
    await using talk = await chat.open();
    await using other = await talk.beside();
    const ends = [hold(talk), hold(other)];
    const asked = await talk.ask(...QUESTION);
    await asked.acknowledged();
    await asked.again();
    for (const end of ends) end();
    await asked.until(1);
    await Promise.all([talk.stop(), other.stop()]);
    expect([...talk.appApi.ran, ...other.appApi.ran]).toHaveLength(1);
    expect(asked.answers()).toHaveLength(1);
  });
}
