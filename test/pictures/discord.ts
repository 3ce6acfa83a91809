import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { markdown } from './discord-markdown.ts';
import { CHEVRON, EYE, escaped, FACE, OUTWARD, PLACEHOLDER } from './html.ts';
import type { Drawing } from './photograph.ts';

const STYLE = readFileSync(resolve(import.meta.dirname, 'discord.css'), 'utf8');

/** A message of components v2 as Discord shows it in its dark theme; `command` is what somebody gave to get it, alone. */
export function discordPicture(
  components: readonly APIMessageTopLevelComponent[],
  { time, command }: { time: string; command?: string },
): Drawing {
  const asked = command
    ? `<p class="asked"><i></i><b>Ada</b> used <span class="command">${escaped(command)}</span></p>`
    : '';
  const alone = command ? `<p class="alone">${EYE} Only you can see this · <a>Dismiss message</a></p>` : '';
  const body = `<article class="message ${command ? 'private' : ''}">${asked}${FACE}
<header><b>Paperboy</b><span class="app">APP</span><time>${escaped(time)}</time></header>
${components.map(componentHtml).join('\n')}${alone}</article>`;
  return { body, style: STYLE, width: 720 };
}

function componentHtml(component: APIMessageTopLevelComponent | APIComponentInContainer): string {
  switch (component.type) {
    case ComponentType.Container: {
      const { accent_color: accent, components } = component;
      const edge = accent ? `border-left: 4px solid #${accent.toString(16).padStart(6, '0')}` : '';
      return `<section class="container" style="${edge}">${components.map(componentHtml).join('\n')}</section>`;
    }
    case ComponentType.TextDisplay:
      return `<div class="text">${markdown(component.content)}</div>`;
    case ComponentType.Section: {
      const { components, accessory } = component;
      const beside = accessory.type === ComponentType.Button ? buttonHtml(accessory) : PLACEHOLDER;
      return `<div class="section"><div>${components.map(componentHtml).join('')}</div>${beside}</div>`;
    }
    case ComponentType.Separator:
      return `<hr class="${component.divider === false ? 'blank' : ''} ${component.spacing === 2 ? 'large' : ''}">`;
    case ComponentType.ActionRow:
      return `<div class="row">${component.components.map(controlHtml).join('')}</div>`;
    default:
      throw new Error(
        `Discord's ${ComponentType[component.type]} cannot be drawn yet: add it to ${import.meta.filename}`,
      );
  }
}

function controlHtml(control: APIButtonComponent | APISelectMenuComponent): string {
  return control.type === ComponentType.Button ? buttonHtml(control) : selectHtml(control);
}

function buttonHtml(button: APIButtonComponent): string {
  const emoji = 'emoji' in button && button.emoji?.name ? `${escaped(button.emoji.name)} ` : '';
  const label = 'label' in button ? escaped(button.label ?? '') : '';
  const outward = button.style === ButtonStyle.Link ? OUTWARD : '';
  const kind = ButtonStyle[button.style].toLowerCase();
  return `<span class="button ${kind} ${button.disabled ? 'disabled' : ''}">${emoji}${label}${outward}</span>`;
}

function selectHtml(select: APISelectMenuComponent): string {
  const options = select.type === ComponentType.StringSelect ? select.options : [];
  const chosen = options.filter((option) => option.default).map(({ label }) => label);
  const shown = chosen.join(', ') || (select.placeholder ?? 'Make a selection');
  return `<span class="select ${chosen.length > 0 ? 'chosen' : ''}">${escaped(shown)}${CHEVRON}</span>`;
}
