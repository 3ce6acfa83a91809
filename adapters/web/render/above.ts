import { html } from 'hono/html';
import { type Intent, withOptions } from '#core/commands/intent.ts';
import { TODAY } from '#core/commands/known-intents.ts';
import { pageAddress } from '#core/commands/pages/addresses.ts';
import type { Block, Document } from '#core/document.ts';
import type { Day } from '#core/paper.ts';
import { addDays, isWeekend, longDay } from '#core/time/dates.ts';
import { Level } from '#core/topics/topic.ts';
import { all, type Markup, NOTHING, plain } from '../../shared/markup/markup.ts';

/** The weekdays before and after a day's list, those that can be there. */
export function daysAround(intent: Intent, { blocks }: Document, today: Day): Markup {
  if (intent.command !== TODAY.command) return NOTHING;
  const day = String(intent.options?.date ?? firstDay(blocks) ?? today);
  const next = weekdayFrom(day, 1);
  const around = [
    { day: weekdayFrom(day, -1), rel: 'prev', arrow: '←' },
    // A list opens the evening before its day.
    ...(next <= addDays(today, 1) ? [{ day: next, rel: 'next', arrow: '→' }] : []),
  ];
  const links = around.flatMap(({ day: to, rel, arrow }) => {
    const address = pageAddress(withOptions(TODAY, { date: to }));
    // Years have four figures: before the first and after the last of them there is no page.
    if (address === undefined) return [];
    const words = rel === 'prev' ? `${arrow} ${longDay(to)}` : `${longDay(to)} ${arrow}`;
    return [html`<li><a rel="${rel}" href="${address}">${words}</a></li>`];
  });
  return html`<nav aria-label="Days"><ul class="days">${all(links)}</ul></nav>
`;
}

function firstDay(blocks: readonly Block[]): Day | undefined {
  return blocks.flatMap((block) => (block.kind === 'paper' ? (block.day ?? []) : []))[0];
}

function weekdayFrom(day: Day, step: 1 | -1): Day {
  const next = addDays(day, step);
  return isWeekend(next) ? weekdayFrom(next, step) : next;
}

/** Where a topic is tried, at the level that is wanted. */
export function topicForm({ options = {} }: Intent): Markup {
  const { topic = '', level = 'normal' } = options;
  const levels = Level.options.map((each) =>
    each === level ? html`<option selected>${each}</option>` : html`<option>${each}</option>`,
  );
  return html`<search aria-label="A topic"><form action="/topics"><input name="t" value="${plain(String(topic))}" maxlength="100" required aria-label="A topic in words" placeholder="A topic, such as LLM quantization"><select name="level" aria-label="How sure a match has to be">${all(levels)}</select><button>Try it</button></form></search>
`;
}
