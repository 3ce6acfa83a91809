import { z } from 'zod';
import type { Linked } from '#core/paper.ts';
import { lenient } from '../shared/lenient.ts';
import { SITE } from './site.ts';

const Count = lenient(z.number().int().nonnegative());
const Repo = lenient(
  z
    .object({
      id: z.string().regex(/^\w[\w.-]{0,95}(\/\w[\w.-]{0,95})?$/),
      likes: Count,
      running: lenient(z.boolean()),
      runtime: lenient(z.object({ stage: z.string() })),
    })
    .transform(({ runtime, ...repo }) => ({
      ...repo,
      running: repo.running ?? (runtime && runtime.stage === 'RUNNING'),
    })),
);
const Repos = lenient(z.array(Repo));

/** What an answer says of the models, datasets and Spaces that belong to a paper. */
export const LinkedFields = z.object({
  linkedModels: Repos,
  numTotalModels: Count,
  linkedDatasets: Repos,
  numTotalDatasets: Count,
  linkedSpaces: Repos,
  numTotalSpaces: Count,
});
type LinkedFields = z.infer<typeof LinkedFields>;

const BASES = { model: `${SITE}/`, dataset: `${SITE}/datasets/`, space: `${SITE}/spaces/` };
type Kind = Linked['kind'];

/** What belongs to a paper: only the kinds that the answer names, and the one that its project page is. */
export function linkedOf(fields: LinkedFields, project: string | undefined): Linked[] {
  const found = [
    ...linked('model', fields.linkedModels, fields.numTotalModels),
    ...linked('dataset', fields.linkedDatasets, fields.numTotalDatasets),
    ...linked('space', fields.linkedSpaces, fields.numTotalSpaces),
  ];
  const own = projectRepo(project);
  return own && !found.some(({ kind }) => kind === own.kind) ? [...found, own] : found;
}

function linked(kind: Kind, repos: z.infer<typeof Repos>, total = 0): Linked[] {
  const named = (repos ?? []).flatMap((repo) => (repo ? [known(kind, repo)] : []));
  // Of Spaces that sleep, one has nothing to try before it has been woken.
  const top = named.toSorted((one, other) => Number(other.running ?? false) - Number(one.running ?? false));
  const all = Math.max(total, top.length);
  return all > 0 ? [{ kind, total: all, top }] : [];
}

function known(kind: Kind, { id, likes, running }: NonNullable<z.infer<typeof Repo>>): Linked['top'][number] {
  return {
    id,
    url: BASES[kind] + id,
    ...(likes !== undefined && { likes }),
    ...(kind === 'space' && running !== undefined && { running }),
  };
}

/** The dataset or Space that a project page is, as one in twenty is. */
function projectRepo(project = ''): Linked | undefined {
  const [, folder, id] =
    /^https:\/\/huggingface\.co\/(datasets|spaces)\/(\w[\w.-]{0,95}\/\w[\w.-]{0,95})\/?$/.exec(project) ?? [];
  if (!id) return undefined;
  const kind = folder === 'spaces' ? 'space' : 'dataset';
  return { kind, total: 1, top: [{ id, url: BASES[kind] + id }] };
}
