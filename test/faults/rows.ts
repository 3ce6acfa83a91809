import { setTimeout as after } from 'node:timers/promises';
import type { Model } from '#test/fakes/messages.ts';
import type { Fault, Post } from '#test/fakes/platform.ts';
import { finish, type Stage, setStage, startWorker, tally } from './run.ts';

/** A line of the table; `skipped` says why it was not run. */
export interface Row {
  name: string;
  figures: string;
  verdict: 'ok' | 'FAILED' | 'skipped';
}

/** How much is done, and a random number that repeats with the seed. */
export interface Effort {
  messages: number;
  kills: number;
  random: () => number;
}

/** Runs one worker to the end. */
export async function settleAll({ task }: Stage): Promise<void> {
  await finish(startWorker(task));
}

/** A row, `ok` where everything owed was sent once and nothing else went wrong. */
export function judged(
  stage: Stage,
  owed: number,
  { name, more = '', good = true }: { name: string; more?: string; good?: boolean },
): Row {
  const { messages, repeated, lost, early, again, whole } = tally(stage, owed);
  const ok = good && repeated === 0 && lost === 0 && early === 0 && whole && messages === owed;
  const integrity = whole ? 'integrity ok' : 'INTEGRITY BROKEN';
  return {
    name,
    figures: `${messages} of ${owed} sent, ${repeated} repeated, ${lost} lost, ${integrity}, ${again} claimed again${more}`,
    verdict: ok ? 'ok' : 'FAILED',
  };
}

export async function kills(model: Model, { messages, kills: wanted, random }: Effort): Promise<Row> {
  await using stage = await setStage({ model, messages, lagMs: () => random() * 20 });
  for (let life = 1; life <= wanted; life += 1) {
    // Each life brings its share of the work, so that every kill hits something.
    const digests = Math.ceil((stage.task.digests * life) / wanted);
    const worker = startWorker({ ...stage.task, digests });
    await worker.told('ready');
    await after(random() * 120);
    await worker.kill();
  }
  await settleAll(stage);
  return judged(stage, messages, { name: `kill -9, ${model}`, more: `, ${wanted} kills` });
}

/** Each message's answer is lost once to three times; every second loss is of a message that was stored. */
export async function lostAnswers(model: Model, { messages, random }: Effort): Promise<Row> {
  const kinds = ['reset', '500', 'hang'] as const;
  const fault = ({ marker, attempt }: Post): Fault | undefined => {
    const losses = 1 + (marker.charCodeAt(0) % 3);
    if (attempt > losses) return undefined;
    return { kind: kinds[Math.floor(random() * 3)] ?? 'hang', stored: random() < 0.5 };
  };
  await using stage = await setStage({ model, messages, fault });
  await settleAll(stage);
  const posts = `, ${stage.platform.posts.length} posts`;
  return judged(stage, messages, { name: `answers lost 1 to 3 times, ${model}`, more: posts });
}

export async function storm(model: Model, { messages, random }: Effort): Promise<Row> {
  const fault = (): Fault | undefined => {
    const roll = random();
    if (roll < 0.3) return { kind: 'limit', afterMs: 50 + random() * 100 };
    if (roll < 0.5) return { kind: '500', stored: random() < 0.5 };
    if (roll < 0.55) return { kind: 'hang', stored: random() < 0.5 };
    return undefined;
  };
  await using stage = await setStage({ model, messages, fault });
  await settleAll(stage);
  const more = `, ${stage.platform.early.length} before Retry-After, ${stage.platform.posts.length} posts`;
  return judged(stage, messages, { name: `30 % 429, 20 % 5xx, 5 % hang, ${model}`, more });
}

export async function twoInstances(model: Model, { messages }: Effort): Promise<Row> {
  await using stage = await setStage({ model, messages });
  await Promise.all([settleAll(stage), settleAll(stage)]);
  return judged(stage, messages, { name: `two instances at once, ${model}` });
}

/** The answer takes longer than a send may; the message is accepted after its sender has gone. */
export async function lateAcceptance(model: Model, { messages, random }: Effort): Promise<Row> {
  const late = new Set<string>();
  let lag = 0;
  const fault = ({ marker }: Post): undefined => {
    const first = !late.has(marker) && random() < 0.5;
    if (first) late.add(marker);
    lag = first ? 220 : 5;
  };
  await using stage = await setStage({ model, messages, fault, lagMs: () => lag });
  await settleAll(stage);
  const more = `, ${late.size} accepted after the sender gave up`;
  return judged(stage, messages, { name: `late acceptance within the grace, ${model}`, more });
}

export async function clockSteps(model: Model, { messages, kills: wanted, random }: Effort): Promise<Row> {
  const hour = 3_600_000;
  const off = () => Math.round(random() * 2 - 1) * 2 * hour;
  const fault = (): Fault | undefined =>
    random() < 0.3 ? { kind: 'reset', stored: random() < 0.5 } : undefined;
  await using stage = await setStage({ model, messages, fault });
  const lives = Math.max(3, Math.floor(wanted / 5));
  for (let life = 1; life <= lives; life += 1) {
    const clock = { offMs: off(), stepMs: (random() < 0.5 ? -2 : 2) * hour, afterMs: 300 + random() * 300 };
    const worker = startWorker({
      ...stage.task,
      digests: Math.ceil((stage.task.digests * life) / lives),
      clock,
    });
    await worker.told('ready');
    await after(random() * 900);
    await worker.kill();
  }
  await settleAll(stage);
  return judged(stage, messages, { name: `clock steps of ±2 h, ${model}`, more: `, ${lives} lives` });
}

/** One instance whose event loop stands still between answer and settling until its lease and the grace are over, beside one that is well. */
export async function blockedLoop(model: Model, { messages }: Effort): Promise<Row> {
  await using stage = await setStage({ model, messages });
  const blocked = startWorker({ ...stage.task, blockMs: 4 * stage.task.timing.lease });
  await blocked.told('ready');
  await Promise.all([finish(blocked), settleAll({ ...stage, task: { ...stage.task, perSecond: 20 } })]);
  return judged(stage, messages, { name: `event loop blocked past its lease, ${model}` });
}
