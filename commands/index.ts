import type { Command } from '#core/commands/command.ts';
import type { Engine } from '#engine/index.ts';
import { dismiss } from './dismiss.ts';
import { follow } from './follow.ts';
import { forget } from './forget.ts';
import { help } from './help.ts';
import { mute } from './mute.ts';
import { paper } from './paper.ts';
import { pause } from './pause.ts';
import { resume } from './resume.ts';
import { save } from './save.ts';
import { saved } from './saved.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { similar } from './similar.ts';
import { status } from './status.ts';
import { subscribe } from './subscribe.ts';
import { today } from './today.ts';
import { top } from './top.ts';
import { topics } from './topics.ts';
import { unfollow } from './unfollow.ts';
import { unmute } from './unmute.ts';
import { unsave } from './unsave.ts';
import { unsubscribe } from './unsubscribe.ts';

/** Every chat command, in the order in which help lists them. */
export const commands: readonly Command<Engine>[] = [
  today,
  search,
  paper,
  similar,
  top,
  save,
  saved,
  unsave,
  follow,
  unfollow,
  topics,
  mute,
  unmute,
  dismiss,
  subscribe,
  unsubscribe,
  pause,
  resume,
  settings,
  status,
  forget,
  help(() => commands),
];
