import { type At, isDirect } from '../../channel.ts';
import type { Document, Text } from '../../document.ts';
import type { ChannelSettings } from '../../subscriptions/transfer/settings-file.ts';
import { clipWords, plural } from '../../text/text.ts';
import { digestScope, type Placed, typedScope } from './scope.ts';

/** Something that an import changes; `over` where it takes the place of what is there. */
export interface ImportChange {
  readonly kind: 'digest' | 'topic' | 'mute' | 'managers';
  readonly name: string;
  readonly over: boolean;
}

/** What an import changes in one channel. */
export interface ChannelChanges {
  /** Whether it is of all of the workspace. */
  readonly isOfAll?: boolean;
  readonly at?: At | undefined;
  readonly changes: readonly ImportChange[];
}

const FILE = 'paperboy-settings.json';
const SHOWN = 6;
const NAME = 60;
const KINDS = { digest: 'digest', topic: 'topic', mute: 'mute', managers: 'list of managers' } as const;

/** The settings of some channels as the text of a file to keep, with what is in it. */
export function exportedSettings(
  channels: readonly ChannelSettings[],
  text: string,
  place: Placed,
): Document {
  const several = channels.some(({ channel }) => channel !== undefined);
  const own = isDirect(place.channel)
    ? 'Your own settings'
    : `Settings of ${place.at?.shown ?? 'this channel'}`;
  const of = several ? `Settings of ${plural(channels.length, 'channel')}` : own;
  const summary = `${of}: ${countsIn(channels)}`;
  return {
    summary,
    blocks: [
      { kind: 'text', text: `${summary}.` },
      { kind: 'file', name: FILE, text },
      {
        kind: 'note',
        text: [
          'To bring them back, or to another channel: ',
          { command: 'settings import' },
          ' and the file',
        ],
      },
    ],
  };
}

function countsIn(channels: readonly ChannelSettings[]): string {
  const sum = (of: (each: ChannelSettings) => readonly unknown[]) =>
    channels.reduce((total, each) => total + of(each).length, 0);
  return [
    plural(
      sum(({ digests }) => digests),
      'digest',
    ),
    plural(
      sum(({ topics }) => topics),
      'topic',
    ),
    plural(
      sum(({ mutes }) => mutes),
      'mute',
    ),
  ].join(', ');
}

/** Whether what is there shall be overwritten; `word` is what has it done. */
export function importQuestion(all: readonly ChannelChanges[], place: Placed, word: string): Document {
  const summary = 'Nothing is imported yet: some of it takes the place of what is set.';
  const options = digestScope(place).options ?? {};
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      ...all.flatMap((each) => linesOf(each, { over: 'Would be overwritten', fresh: 'Would be added' })),
      {
        kind: 'note',
        text: [
          'To have it done within ten minutes, type ',
          { command: `settings import ${word}${typedScope(place)}` },
        ],
      },
      {
        kind: 'actions',
        actions: [
          { label: 'Import it', command: 'settings', options: { ...options, import: word } },
          {
            label: 'Export what is set now',
            command: 'settings',
            options: { ...options, export: 'channel' },
          },
        ],
      },
    ],
  };
}

/** What an import has changed. */
export function importedSettingsDocument(all: readonly ChannelChanges[], place: Placed): Document {
  const changed = all.filter(({ changes }) => changes.length > 0);
  const options = digestScope(place);
  const show = {
    kind: 'actions' as const,
    actions: [
      { label: 'Settings', command: 'settings', ...options },
      { label: 'Topics', command: 'topics' },
    ],
  };
  if (changed.length === 0) {
    const text = 'Nothing to import: all of it is set like that already.';
    return { summary: text, blocks: [{ kind: 'text', text }, show] };
  }
  const counts = (Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap((kind) => {
    const count = changed.flatMap(({ changes }) => changes).filter((each) => each.kind === kind).length;
    return count > 0 ? [plural(count, KINDS[kind])] : [];
  });
  const channels = changed.filter(({ isOfAll }) => !isOfAll);
  const where = all.length > 1 ? ` in ${plural(channels.length, 'channel')}` : '';
  const summary = `Imported ${counts.join(', ')}${where}.`;
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      ...changed.flatMap((each) => linesOf(each, { over: 'Overwritten', fresh: 'Added' })),
      show,
    ],
  };
}

function linesOf(
  { at, changes }: ChannelChanges,
  said: { over: string; fresh: string },
): { kind: 'text'; text: Text }[] {
  const where = at ? `${at.shown}: ` : '';
  return ([true, false] as const).flatMap((over) => {
    const some = changes.filter((each) => each.over === over);
    if (some.length === 0) return [];
    const names = some.slice(0, SHOWN).map(({ kind, name }) => `${KINDS[kind]} “${clipWords(name, NAME)}”`);
    const more = some.length > SHOWN ? [`${some.length - SHOWN} more`] : [];
    return [
      {
        kind: 'text' as const,
        text: `${where}${over ? said.over : said.fresh}: ${[...names, ...more].join(', ')}`,
      },
    ];
  });
}
