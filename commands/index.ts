import type { Command } from '#core/command.ts';
import type { Engine } from '#engine/index.ts';
import { help } from './help.ts';
import { paper } from './paper.ts';
import { search } from './search.ts';
import { today } from './today.ts';
import { top } from './top.ts';

/** Every chat command, in the order in which help lists them. */
export const commands: readonly Command<Engine>[] = [today, search, paper, top, help(() => commands)];
