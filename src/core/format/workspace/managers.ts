import type { Block, Document } from '../../document.ts';
import type { AskedWorkspace, Naming } from '../../subscriptions/workspace/asked-workspace.ts';
import type { Manager } from '../../subscriptions/workspace/managers.ts';

type Where = Pick<AskedWorkspace, 'where' | 'naming'>;

/** Who sets a workspace's channels up, with the form that names them. */
export function managersForm(
  { where, naming }: Where,
  managers: readonly Manager[] | undefined,
): readonly Block[] {
  return [
    { kind: 'text', text: whoMay({ where, naming }, managers) },
    {
      kind: 'form',
      command: 'settings',
      shows: { command: 'settings', options: { show: 'all' } },
      fields: [
        {
          name: 'managers',
          label: 'Who may set channels up',
          value: managers ? naming.typed(managers) : '',
          shown: managers ? namesOf(managers, naming) || 'nobody' : 'not named',
          choices: [],
          takes: 'people',
        },
      ],
      actions: [],
    },
  ];
}

/** The answer to whoever has named them. */
export function managersNamed(where: Where, managers: readonly Manager[] | undefined): Document {
  const summary = whoMay(where, managers);
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      {
        kind: 'actions',
        actions: [{ label: 'All digests', command: 'settings', options: { show: 'all' } }],
      },
    ],
  };
}

function whoMay(
  { where, naming }: { where: string; naming: Naming },
  managers: readonly Manager[] | undefined,
): string {
  if (!managers) return `What the channels of ${where} get is set by ${naming.otherwise}.`;
  const named = managers.length > 0 ? `, and by those who are named: ${namesOf(managers, naming)}` : ' alone';
  return `What the channels of ${where} get is set by ${naming.beside}${named}.`;
}

function namesOf(managers: readonly Manager[], { gone }: Pick<Naming, 'gone'>): string {
  return managers.map((each) => (gone?.(each) ? `${each.name} (deleted)` : each.name)).join(', ');
}
