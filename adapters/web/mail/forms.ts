import { html } from 'hono/html';
import type { Action, Field } from '#core/document.ts';
import { isZone } from '#core/time/zone.ts';
import { all, type Markup, NOTHING, plain } from '../../shared/markup/markup.ts';

/** Where an address is typed, on every page. */
export function askForm(): Markup {
  return html`<form method="post" action="/mail" aria-label="Papers by mail"><input type="email" name="address" maxlength="254" required autocomplete="email" aria-label="Your mail address" placeholder="Papers by mail: you@example.org"><button>Subscribe</button></form>
`;
}

/** One button, and what it says. */
export function pressForm(
  path: string,
  label: string,
  fields: Readonly<Record<string, string>> = {},
): Markup {
  const hidden = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form method="post" action="${path}">${all(hidden)}<button>${plain(label)}</button></form>
`;
}

/** What somebody who has chosen nothing gets. */
const DEFAULTS = { time: '09:00', zone: 'UTC' };

/** When mails come, and the button that has them come; what was sent before stands in it. */
export function confirmForm(path: string, sent: ReadonlyMap<string, string> = new Map()): Markup {
  const { time = DEFAULTS.time, zone = '' } = Object.fromEntries(sent);
  return html`<form method="post" action="${path}" class="fields">
<label>At <input type="time" name="time" value="${plain(time)}" required></label>
<label>In the time zone ${zoneField(isZone(zone) ? zone : DEFAULTS.zone)}</label>
${zoneNote('This is your browser’s time zone.')}<button>Yes, send me papers</button>
</form>
`;
}

/** What is set, each in a field of its own, and one button to keep it. */
export function settingsForm(path: string, fields: readonly Field[]): Markup {
  const labelled = fields.map(
    (field) => html`<label>${plain(field.label)} ${fieldMarkup(field)}</label>
${field.name === 'zone' ? zoneNote(`This is your browser’s time zone: it is ${field.value} until you keep this.`) : NOTHING}`,
  );
  return html`<form method="post" action="${path}" class="fields"><input type="hidden" name="do" value="set">
${all(labelled)}<button>Keep this</button>
</form>
`;
}

/** What may be done besides, a button each. */
export function actionForms(path: string, actions: readonly Action[]): Markup {
  return all(actions.map(({ label }) => pressForm(path, label, { do: 'act', label })));
}

function fieldMarkup({ name, value, choices }: Field): Markup {
  if (name === 'zone') return zoneField(value);
  if (choices.length > 0) {
    const options = choices.map((choice) =>
      choice.value === value
        ? html`<option value="${choice.value}" selected>${plain(choice.label)}</option>`
        : html`<option value="${choice.value}">${plain(choice.label)}</option>`,
    );
    return html`<select name="${name}">${all(options)}</select>`;
  }
  return html`<input name="${name}" value="${plain(value)}" maxlength="300">`;
}

/** The zones; one that nobody chose is marked, so that the browser's own may take its place. */
function zoneField(chosen: string): Markup {
  return chosen === DEFAULTS.zone
    ? html`<select name="zone" data-default="${chosen}">${zoneOptions(chosen)}</select>`
    : html`<select name="zone">${zoneOptions(chosen)}</select>`;
}

/** Shown where the browser's own zone stands in the field. */
function zoneNote(words: string): Markup {
  return html`<p class="aside" id="zone-note" hidden>${plain(words)}</p>
`;
}

/** Every zone, since nobody knows where a reader is: it is never guessed from an address. */
function zoneOptions(chosen: string): Markup {
  const zones = [...new Set([chosen, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  return all(
    zones.map((zone) =>
      zone === chosen
        ? html`<option selected>${plain(zone)}</option>`
        : html`<option>${plain(zone)}</option>`,
    ),
  );
}

/** The topics that are followed, each with a button that ends it, and one more. */
export function topicForms(path: string, topics: readonly string[]): Markup {
  const followed = topics.map(
    (
      topic,
    ) => html`<li>${plain(topic)} ${pressForm(path, `Stop following ${topic}`, { do: 'drop-topic', topic })}</li>
`,
  );
  const list = followed.length > 0 ? html`<ul>${all(followed)}</ul>` : NOTHING;
  return html`<h2>Your topics</h2>
${list}<form method="post" action="${path}"><input type="hidden" name="do" value="add-topic"><input name="topic" maxlength="100" required aria-label="A topic to follow" placeholder="A topic, such as LLM quantization"><button>Follow</button></form>
`;
}
