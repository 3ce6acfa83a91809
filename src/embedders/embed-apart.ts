import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { EmbedderChoice } from './index.ts';

/** The archive whose papers get vectors, and by what. */
export interface EmbedTask {
  readonly file: string;
  readonly embedder: EmbedderChoice;
}

/**
 * Gives the papers of an archive their vectors by `script` in a process of its own, which ends when this one does: a model's work
 * would hold up everything here, and its runtime does not bear a second thread (microsoft/onnxruntime#24486).
 */
export async function embedApart(script: URL, task: EmbedTask): Promise<void> {
  const child = fork(script, {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const ended = once(child, 'exit');
  let failure: unknown;
  child.on('message', (message) => {
    failure = message;
  });
  child.send(task);
  child.unref();
  child.channel?.unref();
  const [code] = await ended;
  if (failure !== undefined || code !== 0) throw new Error(String(failure ?? `it ended with code ${code}`));
}
