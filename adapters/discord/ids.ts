/** The platform, as the program knows it. */
export const DISCORD = 'discord';

/** The slash command for everyone; every chat command is a subcommand of it. */
export const ROOT = 'papers';

/** The panel of settings, for those who manage a server: Discord has default permissions for a command, none for a subcommand. */
export const SETUP = 'papers-setup';
/** The chat command whose answer is that panel. */
export const PANEL = 'settings';

/** Commands in the menu of a message, each with the chat command that it gives for the paper in the message. */
export const MENU: Readonly<Record<string, string>> = { 'Similar papers': 'similar', 'Save paper': 'save' };
