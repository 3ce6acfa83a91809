import { html } from 'hono/html';
import { withOptions } from '#core/commands/intent.ts';
import { FOLLOW, MUTE, SAVED, TOPICS } from '#core/commands/known-intents.ts';
import { Level } from '#core/topics/topic.ts';
import { all, type Markup, NOTHING, plain } from '../../shared/markup/markup.ts';
import { formMarkup, ownAddressOf } from './controls.ts';

/** What stands above an answer on somebody's own page: where topics are followed and muted, or what is saved is searched. */
export function formsAbove(token: string, command: string, words: string): Markup {
  if (command === TOPICS.command) return topicForms(token);
  if (command !== SAVED.command) return NOTHING;
  return html`<search aria-label="Saved papers"><form action="${ownAddressOf(token, SAVED)}"><input name="words" value="${plain(words)}" maxlength="300" aria-label="What the saved papers should be about" placeholder="Words in what you saved"><button>Search what you saved</button></form></search>
`;
}

function topicForms(token: string): Markup {
  const levels = Level.options.map((level) =>
    level === 'normal' ? html`<option selected>${level}</option>` : html`<option>${level}</option>`,
  );
  const topic = (words: string) =>
    html`<input name="topic" maxlength="300" required aria-label="${words}" placeholder="${words}">`;
  const follow = html`${topic('A topic to follow')}<select name="level" aria-label="How sure a match has to be">${all(levels)}</select><button>Follow</button><button formmethod="get" formaction="/topics">What would it bring?</button>`;
  const mute = html`${topic('A topic to leave out')}<button>Mute</button>`;
  return html`<section aria-label="Follow or mute a topic">${formMarkup(token, withOptions(FOLLOW, { for: 'me' }), follow, 'set')}
${formMarkup(token, withOptions(MUTE, { for: 'me' }), mute, 'set')}</section>
`;
}
