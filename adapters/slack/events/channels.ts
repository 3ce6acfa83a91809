import type { App } from '@slack/bolt';
import type { Channel } from '#core/channel.ts';
import { goneNotice } from '#core/format/subscription/notice.ts';
import { slackChannel } from '../context.ts';
import { notifySlackAdmin } from '../delivery/admin.ts';
import type { Listener } from '../reply/listener.ts';

/** Hears what becomes of channels: one that is converted or moved takes what is kept of it along to its new id, and what was ordered for one that is deleted ends. */
export function listenToChannels(app: App, listener: Listener): void {
  const { appApi, work } = listener;
  app.event('channel_id_changed', async ({ event, body, context: { teamId = '' } }) => {
    const from = slackChannel(teamId, event.old_channel_id);
    const to = slackChannel(teamId, event.new_channel_id);
    await work.once(`${teamId} ${body.event_id}`, async () => {
      await appApi.move(from, to);
      appApi.logger.info('a channel has another id', { from, to });
    });
  });
  const end = (team: string, id: string, event: string) =>
    work.once(`${team} ${event}`, () => endChannel(listener, slackChannel(team, id)));
  app.event('channel_deleted', ({ event, body, context }) =>
    end(context.teamId ?? '', event.channel, body.event_id),
  );
  app.event('group_deleted', ({ event, body, context }) =>
    end(context.teamId ?? '', event.channel, body.event_id),
  );
}

async function endChannel({ appApi, workspaces, people, line }: Listener, channel: Channel): Promise<void> {
  const ordered = await appApi.subscription(channel);
  if (ordered) {
    const { admins } = appApi;
    await notifySlackAdmin({ workspaces, people, line, admins }, channel, goneNotice(channel));
  }
  await appApi.forget({ kind: 'channel', channel });
  appApi.logger.info('a channel was deleted, and is forgotten', { channel });
}
