import type { App, GlobalShortcut, MessageShortcut } from '@slack/bolt';
import { SEARCH } from '#core/commands/known-intents.ts';
import { actionOn, PAPER_ACTIONS } from '#core/commands/paper-actions.ts';
import { UserError } from '#core/errors.ts';
import { papersLinked } from '#core/search/paper-reference.ts';
import type { Origin } from '../context.ts';
import { CALLBACKS, shortcutOf } from '../ids.ts';
import { SEARCH_INPUT, searchView } from '../render/views.ts';
import { answerFor, answerLine, answerOnce, messagesFor } from '../reply/answer.ts';
import type { Listener } from '../reply/listener.ts';
import { respondOnSlack } from '../reply/respond.ts';
import { whichPaper } from '../reply/which-paper.ts';
import { answerSubmitted } from './modal/submitted.ts';
import { inModal, openWindow } from './modal/window.ts';
import { typedText } from './typed-text.ts';

/** The search from anywhere, and what can be done with a message that links to a paper. */
export function listenToShortcuts(app: App, listener: Listener): void {
  app.shortcut<GlobalShortcut>(
    CALLBACKS.search,
    async ({ ack, shortcut, context: { teamId: team = '' } }) => {
      await ack();
      const { trigger_id, user } = shortcut;
      await answerOnce(listener, `${team} ${trigger_id}`, (once) =>
        openWindow(
          once,
          { team, user: user.id, channel: '' },
          { opener: { team, trigger_id }, view: searchView() },
        ),
      );
    },
  );

  app.view(CALLBACKS.search, async ({ ack, body, view, context: { teamId: team = '' } }) => {
    const typed = view.state.values[SEARCH_INPUT.block]?.[SEARCH_INPUT.action]?.value ?? '';
    const from = { team, user: body.user.id, channel: '' };
    const make = async (once: Listener) => {
      const { answer } = await answerLine(once, `${SEARCH.command} ${typedText(typed)}`, from);
      return inModal(once, from, answer);
    };
    await answerSubmitted(listener, { ack, from, view }, { make });
  });

  for (const action of PAPER_ACTIONS.filter(({ inMenu }) => inMenu)) {
    app.shortcut<MessageShortcut>(
      shortcutOf(action),
      async ({ ack, shortcut, context: { teamId: team = '' } }) => {
        await ack();
        const { user, channel, message, trigger_id, response_url: url } = shortcut;
        await answerOnce(listener, `${team} ${trigger_id}`, async (once) => {
          const from = { team, user: user.id, channel: channel.id };
          const messages = await messagesFor(once, from, await answerMessage(once, from, message));
          await respondOnSlack(once, { from, asked: { url, ephemeral: true } }, messages, {
            open: false,
          });
        });
      },
    );

    const answerMessage = async (listener: Listener, from: Origin, message: unknown) => {
      const written = JSON.stringify(message ?? '').replaceAll('\\/', '/');
      const [paper, ...others] = papersLinked(written);
      if (paper && others.length > 0) return whichPaper(action, [paper, ...others], written);
      if (paper) return answerFor(listener, actionOn(action, paper), from);
      return listener.appApi.explain(
        new UserError(
          'no-paper-link',
          'This message links to no paper: try one with a link to arXiv or Hugging Face.',
        ),
      );
    };
  }
}
