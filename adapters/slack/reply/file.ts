import type { AppApi } from '#core/app-api.ts';
import type { Reply } from '#core/commands/command.ts';
import { UserError } from '#core/errors.ts';
import { persist } from '../../shared/conversation/persist.ts';
import { refusalOf } from '../api-errors.ts';
import type { Line } from '../connection/client.ts';
import type { People } from '../connection/people/people.ts';
import { clientOf, type Workspaces } from '../connection/workspaces/workspaces.ts';
import { answeringOnSlack } from './ways.ts';

/** An answer that is a file goes into the direct messages of whoever asked, wherever that was; what is shown there says so. */
export async function withFile(
  parts: { appApi: AppApi; people: People; workspaces: Workspaces; line: Line },
  { team, user }: { team: string; user: string },
  answer: Reply,
): Promise<Reply> {
  const file = answer.document.blocks.find((block) => block.kind === 'file');
  if (!file) return answer;
  const { appApi, people } = parts;
  try {
    const { name: filename, text: content } = file;
    await persist(answeringOnSlack(parts), {
      say: async () => {
        const client = await clientOf(parts, team);
        const channel_id = await people.direct(team, user);
        return client.files.uploadV2({ channel_id, filename, title: filename, content });
      },
    });
    const summary = `${answer.document.summary}: the file is in your direct messages with Paperboy.`;
    return { ...answer, document: { summary, blocks: [{ kind: 'text', text: summary }] } };
  } catch (error) {
    return appApi.explain(asUserError(error));
  }
}

function asUserError(error: unknown): unknown {
  const refusal = refusalOf(error);
  if (refusal === undefined) return error;
  const message =
    refusal === 'missing_scope'
      ? 'Paperboy may not send files here yet: whoever manages the app adds the scope files:write under "OAuth & Permissions" and installs it again.'
      : `Slack did not take the file (${refusal}): see whether you can write to Paperboy directly, and try again.`;
  return new UserError('file-not-sent', message, { cause: error });
}
