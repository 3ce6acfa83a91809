import type { SlackViewAction, SlackViewMiddlewareArgs } from '@slack/bolt';
import { UserError } from '#core/errors.ts';
import { withTimeout } from '#core/time/with-timeout.ts';
import { type Origin, SLACK } from '../../context.ts';
import { waitingView } from '../../render/views.ts';
import { answerOnce } from '../../reply/answer.ts';
import type { InModal, Listener } from '../../reply/listener.ts';
import { inModal, updateView } from './window.ts';

/** A modal that somebody has sent off, and how Slack is answered to that. */
export interface Submitted {
  readonly from: Origin;
  readonly view: { readonly id: string; readonly hash: string };
  readonly ack: SlackViewMiddlewareArgs<SlackViewAction>['ack'];
}

/** An answer that is ready by then goes with the acknowledgement, for which Slack waits three seconds. */
const READY_MS = 700;
/** Slack may take half a second to show what it was acknowledged with, which would take the place of what is shown before that. */
const APPLIED_MS = 600;

/** Shows in a modal that was sent off what came of it: once, and to whichever line Slack tells of it again. `after` is done once it is shown. */
export async function answerSubmitted(
  listener: Listener,
  submitted: Submitted,
  { make, after }: { make: (once: Listener) => Promise<InModal>; after?: () => Promise<void> },
): Promise<void> {
  const { from, view } = submitted;
  const key = `${from.team} ${view.id} ${view.hash}`;
  const { promise, resolve } = Promise.withResolvers<InModal>();
  const known = listener.modals(key, () => promise);
  const shown = show(listener, submitted, known);
  if (known !== promise) return shown;
  await answerOnce(listener, key, async (once) => {
    resolve(await make(once).catch((error) => inModal(once, from, once.appApi.explain(error))));
    await shown;
    await after?.();
  });
  // Of one that another process has answered, nothing was made here.
  resolve(await inModal(listener, from, listener.appApi.explain(ANSWERED)));
  await shown;
}

const ANSWERED = new UserError('too-late', 'This was answered already: open the window once more to see it.');

async function show(
  listener: Listener,
  { from, view: { id }, ack }: Submitted,
  made: Promise<InModal>,
): Promise<void> {
  const { appApi, line } = listener;
  const { sleep } = line.reach;
  const ready = await withTimeout(sleep, { ms: READY_MS, late: undefined }, () => made);
  await ack({ response_action: 'update', view: ready?.view ?? waitingView() });
  if (ready) return appApi.answered(SLACK, 'given');
  const [late] = await Promise.all([made, sleep(APPLIED_MS)]);
  await updateView(listener, from, { id, ...late });
}
