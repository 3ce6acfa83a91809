import { SETTINGS_FILE, type SettingsFile } from './settings-file.ts';

// Where text is pasted, a chat has room for some thousands of characters: what has nothing inside it takes one line.
const INNERMOST = /[[{][^[\]{}]*[\]}]/g;

function readable(file: SettingsFile): string {
  return JSON.stringify(file, undefined, 1).replace(INNERMOST, (some) => some.replace(/\n\s*/g, ' '));
}

/** A file as text, with as many lines as there is room for; undefined where it would be larger than any that is read. */
export function settingsText(file: SettingsFile): string | undefined {
  const texts = [readable(file), JSON.stringify(file)].map((text) => `${text}\n`);
  return texts.find(({ length }) => length <= SETTINGS_FILE.characters);
}
