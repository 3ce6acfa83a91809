import type { Command } from '../commands/command.ts';
import { TAKEN_BACK_BY } from '../commands/meant/reading/ways-back.ts';
import type { Document, Text } from '../document.ts';
import { plainText } from '../document.ts';

type Welcoming = readonly Pick<Command<never>, 'name' | 'welcome'>[];

/** The answer to a greeting: what this is, and what a newcomer may begin with, a button each. */
export function welcomeDocument(commands: Welcoming): Document {
  return beginning(
    commands,
    'Hello. Paperboy brings each day’s research papers, finds any of them, and follows topics for you. Begin with one of these, or type what you are looking for.',
  );
}

/** The answer to whoever asks who that is. */
export function whoDocument(commands: Welcoming): Document {
  return beginning(
    commands,
    'Paperboy is a program, no person: it brings each day’s research papers, finds any of them, and follows topics for you. It reads commands and plain requests.',
  );
}

function beginning(commands: Welcoming, text: string): Document {
  const actions = commands.flatMap(({ name, welcome }) =>
    welcome ? [{ label: welcome, command: name }] : [],
  );
  return {
    summary: text,
    blocks: [
      { kind: 'text', text },
      { kind: 'actions', actions },
    ],
  };
}

/** The answer to thanks, where anybody waits for one. */
export function youAreWelcome(): Document {
  return sentence('You are welcome.');
}

/** The answer to whoever says sorry, changed their mind, or wrote to the wrong place. */
export function noHarmDone(): Document {
  return sentence([
    'Nothing more is done. What you ended last comes back by ',
    { command: 'undo' },
    ...TAKEN_BACK_BY,
  ]);
}

/** The answer to whoever is annoyed. */
export function complaintDocument(): Document {
  return sentence([
    'That was no help, then. What can be asked, and how, says ',
    { command: 'help' },
    '; papers are found by ',
    { command: 'search' },
    ' and a few words.',
  ]);
}

/** The answer to whoever takes leave, where anybody waits for one. */
export function goodbye(): Document {
  return sentence('Goodbye. What was ordered keeps coming.');
}

/** The answer to "quit" where there is nothing to leave. */
export function leavingDocument(): Document {
  return sentence([
    'There is nothing to leave here. To end a digest, type ',
    { command: 'unsubscribe' },
    '; to have everything about you deleted, ',
    { command: 'forget me' },
    '.',
  ]);
}

export function versionDocument(version: string): Document {
  return sentence(`Paperboy ${version}`);
}

function sentence(text: Text): Document {
  return { summary: plainText(text), blocks: [{ kind: 'text', text }] };
}
