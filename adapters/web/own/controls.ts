import { html } from 'hono/html';
import type { AppApi } from '#core/app-api.ts';
import { encodeIntent, type Intent, optionsIn } from '#core/commands/intent.ts';
import { ringingForMe, TOPICS, unfollowForMe, unmuteForMe } from '#core/commands/known-intents.ts';
import { pageAddress } from '#core/commands/pages/addresses.ts';
import { ownPageAddress } from '#core/commands/pages/own-addresses.ts';
import { actionOn, LOOK, type PapersOf, paperActions } from '#core/commands/paper-actions.ts';
import type { Field } from '#core/document.ts';
import { all, type Markup, NOTHING, plain } from '../../shared/markup/markup.ts';
import type { OwnControls } from '../render/render.ts';

type Commands = AppApi['commands'];

/** The names of a form's own fields: what it does, and what is shown after that. */
export const DOES = 'do';
export const THEN = 'then';

/** Where somebody's own page shows what an intent asks for. */
export function ownAddressOf(token: string, intent: Intent): string {
  const options = Object.entries(optionsIn(intent)).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  const query = options.length > 0 ? `?${new URLSearchParams(options)}` : '';
  return `${ownPageAddress(token)}/${intent.command}${query}`;
}

/** Whether a command only answers, so that an address may stand for it. */
export function onlyReads(commands: Commands, name: string): boolean {
  return commands.find((command) => command.name === name)?.effect === 'reads';
}

/** How what can be done is shown on the page behind a token, for papers that are to its reader what they are. */
export function ownControls(token: string, commands: Commands, papers: PapersOf): OwnControls {
  const linkOrButton = (intent: Intent, label: string, name = label): Markup =>
    onlyReads(commands, intent.command)
      ? html`<a href="${ownAddressOf(token, intent)}">${plain(label)}</a>`
      : formMarkup(token, intent, html`<button aria-label="${plain(name)}">${plain(label)}</button>`);
  return {
    action: (action) => linkOrButton(action, action.label),
    form: ({ fields, command, options, shows }) =>
      formMarkup(
        token,
        { command, ...(options ? { options } : {}) },
        html`<input type="hidden" name="${THEN}" value="${encodeIntent(shows)}">${all(fields.map(fieldMarkup))}<button>Change</button>`,
        'set',
      ),
    listed: ({ as, topic, rings = false }) => {
      const ends =
        as === 'followed'
          ? linkOrButton(unfollowForMe(topic), 'Unfollow', `Unfollow ${topic}`)
          : linkOrButton(unmuteForMe(topic), 'Unmute', `Unmute ${topic}`);
      const brings = pageAddress({ command: TOPICS.command, options: { topic } });
      if (as === 'muted') return html` ${ends}`;
      const [label, alert] = rings ? (['Stop ringing', 'off'] as const) : (['Ring at once', 'now'] as const);
      const ring = linkOrButton(ringingForMe(topic, alert), label, `${label}: ${topic}`);
      return html` <a href="${brings}">What it brings</a> ${ring} ${ends}`;
    },
    paperAddress: (paper) => ownAddressOf(token, actionOn(LOOK, paper)),
    paper: ({ id, title }) => {
      const offered = paperActions(papers, commands).filter((action) => action !== LOOK);
      const items = offered.map(
        (action) =>
          html`<li>${linkOrButton(actionOn(action, id), action.label, `${action.label}: ${title}`)}</li>`,
      );
      return html`<ul class="actions">${all(items)}</ul>`;
    },
  };
}

/** A form that has an intent done. */
export function formMarkup(token: string, intent: Intent, fields: Markup, kind = 'do'): Markup {
  return html`<form class="${kind}" method="post" action="${ownPageAddress(token)}"><input type="hidden" name="${DOES}" value="${encodeIntent(intent)}">${fields}</form>`;
}

function fieldMarkup({ name, label, value, choices }: Field): Markup {
  if (choices.length === 0)
    return html`<label>${plain(label)} <input name="${name}" value="${plain(value)}" maxlength="300"></label>`;
  const isKnown = choices.some((choice) => choice.value === value);
  const chosen = choices.map((choice) =>
    choice.value === value
      ? html`<option value="${choice.value}" selected>${plain(choice.label)}</option>`
      : html`<option value="${choice.value}">${plain(choice.label)}</option>`,
  );
  const other = isKnown ? NOTHING : html`<option value="${value}" selected>${plain(value)}</option>`;
  return html`<label>${plain(label)} <select name="${name}">${other}${all(chosen)}</select></label>`;
}
