/** The platform, as the program knows it. */
export const DISCORD = 'discord';

/** The slash command for everyone; every chat command is a subcommand of it. */
export const ROOT = 'papers';

/** The group of what does not fit beside the other subcommands. */
export const MORE = 'more';

/** What shows the papers of a message, in the menu of that message. */
export const PAPERS_MENU = 'Papers in this message';

/** The panel of settings, for those who manage a server: Discord has default permissions for a command, none for a subcommand. */
export const SETUP = 'papers-setup';
/** The option that takes a file, of a command that is given a text. */
export const ATTACHED = 'file';
