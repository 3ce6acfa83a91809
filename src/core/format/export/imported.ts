import type { Block, Document } from '../../document.ts';
import { clipWords, plural } from '../../text/text.ts';

const SHOWN = 10;

/** What became of a list of references; `missing` are ids and titles of which no paper is known. */
export function importedDocument(
  came: { added: number; known: number; full: number; missing: readonly string[] },
  saved: number,
): Document {
  const { added, known, full, missing } = came;
  const parts = [
    `Saved ${plural(added, 'paper')}`,
    ...(known > 0 ? [`${known} saved before`] : []),
    ...(full > 0 ? [`no room for ${full}`] : []),
    ...(missing.length > 0 ? [`${missing.length} not known here`] : []),
  ];
  const summary = `${parts.join(', ')}: you keep ${plural(saved, 'paper')}.`;
  const more = missing.length > SHOWN ? [`and ${missing.length - SHOWN} more`] : [];
  const names = [...missing.slice(0, SHOWN).map((name) => clipWords(name, 80)), ...more];
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      ...(names.length > 0 ? [{ kind: 'note', text: `Not known here: ${names.join('; ')}` } as Block] : []),
      { kind: 'actions', actions: [{ label: 'Your saved papers', command: 'saved' }] },
    ],
  };
}
