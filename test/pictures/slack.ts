import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { types } from '@slack/bolt';
import { CHEVRON, EYE, escaped, FACE, PLACEHOLDER } from './html.ts';
import { mrkdwn, type Names } from './mrkdwn.ts';
import type { Drawing } from './photograph.ts';

type Blocks = readonly types.KnownBlock[];

const STYLE = readFileSync(resolve(import.meta.dirname, 'slack.css'), 'utf8');
const WIDTH = 720;

/** A message of blocks as Slack shows it in its light theme; `alone` where only one person sees it. */
export function slackPicture(
  blocks: Blocks,
  { time, alone, names }: { time: string; alone?: boolean; names: Names },
): Drawing {
  const private_ = alone ? `<p class="alone">${EYE} Only visible to you</p>` : '';
  const body = `<article class="message">${private_}${FACE}
<header><b>Paperboy</b><span class="app">APP</span><time>${escaped(time)}</time></header>
${blocksHtml(blocks, names)}</article>`;
  return { body, style: STYLE, width: WIDTH };
}

/** The Home tab of an app on Slack. */
export function slackHomePicture(blocks: Blocks, names: Names): Drawing {
  const body = `<nav>${FACE}<b>Paperboy</b><ul><li class="here">Home<li>Messages<li>About</ul></nav>
<article class="home">${blocksHtml(blocks, names)}</article>`;
  return { body, style: STYLE, width: WIDTH };
}

function blocksHtml(blocks: Blocks, names: Names): string {
  return blocks.map((block) => blockHtml(block, names)).join('\n');
}

function blockHtml(block: types.KnownBlock, names: Names): string {
  switch (block.type) {
    case 'header':
      return `<h1>${textHtml(block.text, names)}</h1>`;
    case 'divider':
      return '<hr>';
    case 'section': {
      const fields = (block.fields ?? []).map((field) => `<p class="field">${textHtml(field, names)}</p>`);
      const text = block.text ? `<p>${textHtml(block.text, names)}</p>` : '';
      const beside = block.accessory ? elementHtml(block.accessory, names) : '';
      return `<div class="section"><div>${text}${fields.join('')}</div>${beside}</div>`;
    }
    case 'context':
      return `<div class="context">${block.elements.map((element) => smallHtml(element, names)).join('')}</div>`;
    case 'actions':
      return `<div class="row">${block.elements.map((element) => elementHtml(element, names)).join('')}</div>`;
    case 'input':
      return `<label>${textHtml(block.label, names)}${elementHtml(block.element, names)}</label>`;
    default:
      throw new Error(`Slack's block ${block.type} cannot be drawn yet: add it to ${import.meta.filename}`);
  }
}

type Text = types.PlainTextElement | types.MrkdwnElement;

function textHtml(text: Text, names: Names): string {
  return text.type === 'mrkdwn' ? mrkdwn(text.text, names) : escaped(text.text).replaceAll('\n', '<br>');
}

function smallHtml(element: Text | types.ImageElement, names: Names): string {
  return element.type === 'image' ? PLACEHOLDER : `<span>${textHtml(element, names)}</span>`;
}

/** Of an element, what stands in it: a label, what is chosen, or what asks for a choice. */
interface Element {
  readonly type: string;
  readonly text?: Text;
  readonly style?: string;
  readonly placeholder?: Text;
  readonly initial_option?: { readonly text: Text };
  readonly initial_options?: readonly { readonly text: Text }[];
  readonly initial_time?: string;
  readonly initial_date?: string;
  readonly initial_value?: unknown;
}

function elementHtml(element: Element, names: Names): string {
  switch (element.type) {
    case 'button':
      return `<span class="button ${element.style ?? ''}">${element.text ? textHtml(element.text, names) : ''}</span>`;
    case 'overflow':
      return '<span class="button overflow" aria-label="More">⋯</span>';
    case 'image':
      return PLACEHOLDER;
    default:
      if (!/(?:select|picker|_input)$/.test(element.type))
        throw new Error(`Slack's ${element.type} cannot be drawn yet: add it to ${import.meta.filename}`);
      return selectHtml(element, names);
  }
}

function selectHtml(element: Element, names: Names): string {
  const { initial_option, initial_options = [], initial_time, initial_date, initial_value } = element;
  const options = [...(initial_option ? [initial_option] : []), ...initial_options];
  const chosen = [initial_time, initial_date, initial_value].flatMap((text) =>
    typeof text === 'string' ? escaped(text) : [],
  );
  const shown = [...chosen, ...options.map(({ text }) => textHtml(text, names))].join(', ');
  const hint = element.placeholder ? textHtml(element.placeholder, names) : 'Select an item';
  if (element.type.endsWith('_input'))
    return `<span class="typed ${shown ? 'chosen' : ''}">${shown || hint}</span>`;
  return `<span class="select ${shown ? 'chosen' : ''}">${shown || hint}${CHEVRON}</span>`;
}
