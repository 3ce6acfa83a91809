import { topicOf } from '#core/topic.ts';
import { openState } from '#store/state/state.ts';
import type { Order } from './orders.ts';

/** Writes what channels have ordered into a state file, as the program would, and closes it. */
export async function seed(file: string, orders: readonly Order[]): Promise<void> {
  const state = await openState(file);
  try {
    for (const { subscription, topic, nextDue } of orders) {
      const { channel } = subscription;
      await state.subscriptions.put(subscription, nextDue);
      const owner = { kind: 'channel', channel } as const;
      if (topic) await state.follows.put({ owner, topic: topicOf(topic), level: 'normal' });
    }
  } finally {
    await state.close();
  }
}
