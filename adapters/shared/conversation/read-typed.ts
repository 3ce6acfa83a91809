import type { AppApi } from '#core/app-api.ts';
import type { Reply } from '#core/commands/command.ts';
import type { Intent } from '#core/commands/intent.ts';
import { noSearchIn, notUnderstood } from '#core/commands/nearest/no-search.ts';
import { readLine } from '#core/commands/options/read-line.ts';
import type { Remark } from '#core/commands/talk/courtesy.ts';
import { hear } from '#core/commands/talk/hear.ts';
import { isSaidToTheBot, searchedAtOnce } from '#core/commands/talk/searching/searched-at-once.ts';
import { type Document, plainText, type Text } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import {
  complaintDocument,
  goodbye,
  leavingDocument,
  noHarmDone,
  versionDocument,
  welcomeDocument,
  whoDocument,
  youAreWelcome,
} from '#core/format/welcome.ts';
import { clipWords } from '#core/text/text.ts';
import { isNearly, readable, startMenu, withGuesses } from './menu.ts';

/** What a typed line asks for, or an answer that is for whoever typed it; where others read along, one that `quiet` need not be given. */
export type Read = { readonly intent: Intent } | { readonly reply: Reply; readonly quiet?: boolean };

type Reading = Pick<AppApi, 'commands' | 'explain' | 'version'>;

/** Reads what somebody typed, as a command or as one says it to a person; `prefix` is what the chat wants before a command. Never throws. */
export function readTyped(appApi: Reading, typed: string, { prefix }: { prefix: string }): Read {
  const { commands, explain } = appApi;
  const heard = hear(commands, typed);
  if (heard.kind === 'intent') return { intent: heard.intent };
  if (heard.kind === 'offer') return { reply: offering(commands, heard.says) };
  if (heard.kind !== 'line') {
    const document = answerTo(heard.kind, appApi, prefix);
    return {
      reply: { status: 'answered', document },
      quiet: heard.kind === 'thanks' || heard.kind === 'goodbye' || heard.kind === 'sorry',
    };
  }
  try {
    return { intent: readLine(commands, heard.line) };
  } catch (error) {
    const isUnknown = error instanceof UserError && error.code === 'command-unknown';
    return (
      (isUnknown && !isNearly(commands, heard.line) ? lookedFor(commands, heard.line) : undefined) ?? {
        reply: withGuesses(commands, explain(error), heard.line),
      }
    );
  }
}

/** The search that a line is which no command begins, or that it is none; undefined where neither is plain. */
function lookedFor(commands: Reading['commands'], line: string): Read | undefined {
  const nothing = noSearchIn(line);
  const intent = nothing ? undefined : searchedAtOnce(commands, line);
  if (intent) return { intent };
  const says = nothing ?? (isSaidToTheBot(line) ? notUnderstood(line) : undefined);
  return says === undefined ? undefined : { reply: offering(commands, says) };
}

/** What is offered instead of what was asked for: in a sentence, and a button for each line of it. */
function offering(commands: Reading['commands'], text: Text): Reply {
  const parts = typeof text === 'string' ? [] : text;
  const actions = parts.flatMap((part) => {
    const line = typeof part === 'object' && 'command' in part ? part.command : undefined;
    const intent = line === undefined ? undefined : readable(commands, line);
    return line !== undefined && intent ? [{ ...intent, label: clipWords(line, 60) }] : [];
  });
  const more = actions.length > 0 ? [{ kind: 'actions' as const, actions }] : [];
  const document = { summary: plainText(text), blocks: [{ kind: 'text' as const, text }, ...more] };
  return { status: 'usage', code: 'not-yet', document };
}

function answerTo(remark: Remark, { commands, version }: Reading, prefix: string): Document {
  switch (remark) {
    case 'nothing':
      return startMenu(commands, { prefix });
    case 'greeting':
      return welcomeDocument(commands);
    case 'thanks':
      return youAreWelcome();
    case 'sorry':
      return noHarmDone();
    case 'complaint':
      return complaintDocument();
    case 'who':
      return whoDocument(commands);
    case 'goodbye':
      return goodbye();
    case 'leaving':
      return leavingDocument();
    case 'version':
      return versionDocument(version);
    default:
      return remark satisfies never;
  }
}
