import type { Command } from '#core/commands/command.ts';
import type { Engine } from '#engine/index.ts';
import { dismissCommand } from './dismiss.ts';
import { feedCommand } from './feed.ts';
import { followCommand } from './follow.ts';
import { forgetCommand } from './forget.ts';
import { helpCommand } from './help.ts';
import { likeCommand } from './like.ts';
import { mailCommand } from './mail.ts';
import { muteCommand } from './mute.ts';
import { paperCommand } from './paper.ts';
import { pauseCommand } from './pause.ts';
import { resumeCommand } from './resume.ts';
import { saveCommand } from './save.ts';
import { savedCommand } from './saved.ts';
import { searchCommand } from './search.ts';
import { settingsCommand } from './settings.ts';
import { similarCommand } from './similar.ts';
import { statusCommand } from './status.ts';
import { subscribeCommand } from './subscribe.ts';
import { todayCommand } from './today.ts';
import { topCommand } from './top.ts';
import { topicsCommand } from './topics.ts';
import { undoCommand } from './undo.ts';
import { unfollowCommand } from './unfollow.ts';
import { unmuteCommand } from './unmute.ts';
import { unsaveCommand } from './unsave.ts';
import { unsubscribeCommand } from './unsubscribe.ts';
import { webCommand } from './web.ts';
import { whyCommand } from './why.ts';

/** Every chat command, in the order in which help lists them. */
export const commands: readonly Command<Engine>[] = [
  todayCommand,
  searchCommand,
  paperCommand,
  similarCommand,
  topCommand,
  saveCommand,
  savedCommand,
  unsaveCommand,
  followCommand,
  unfollowCommand,
  topicsCommand,
  muteCommand,
  unmuteCommand,
  dismissCommand,
  likeCommand,
  subscribeCommand,
  unsubscribeCommand,
  pauseCommand,
  resumeCommand,
  settingsCommand,
  statusCommand,
  whyCommand,
  forgetCommand,
  helpCommand(() => commands),
  // From here on in a group on Discord.
  undoCommand,
  webCommand,
  feedCommand,
  mailCommand,
];
