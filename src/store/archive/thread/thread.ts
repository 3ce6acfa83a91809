import { Worker } from 'node:worker_threads';
import { errorOf, type Failure } from './failure.ts';

/** What a thread is asked: to call one of its methods; arguments are plain data. */
export interface ThreadCall<Served> {
  readonly id: number;
  readonly method: keyof Served;
  readonly args: readonly unknown[];
}

export type ThreadAnswer = { readonly id: number } & (
  | { readonly result: unknown }
  | { readonly failure: Failure }
);

type Methods<Served> = { readonly [Name in keyof Served]: (...args: never[]) => unknown };

/** Work that is done beside everything else, in a thread that lives while there is something to do. */
export interface Thread<Served extends Methods<Served>> {
  /** Calls a method there, after those that were called before. Rejects with its error, and where the thread died twice over it. */
  call<Name extends keyof Served>(
    method: Name,
    ...args: Parameters<Served[Name]>
  ): Promise<ReturnType<Served[Name]>>;
  /** The same where the thread is running; else there is nothing to be done. */
  callRunning<Name extends keyof Served>(
    method: Name,
    ...args: Parameters<Served[Name]>
  ): Promise<ReturnType<Served[Name]> | undefined>;
  /** Ends the thread where it has nothing to do, with the memory that it holds; it starts again when it is called. */
  rest(): Promise<void>;
  /** Ends the thread, also in the middle of something; what is not done rejects. */
  close(): Promise<void>;
}

interface Call<Served> {
  readonly order: ThreadCall<Served>;
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
  deaths: number;
}

export interface ThreadSetup {
  readonly script: URL;
  /** What the script finds as its `workerData`. */
  readonly data?: unknown;
  /** What it is called where it is spoken of. */
  readonly name: string;
  /** Called when it died, with whether what it died over is tried again. */
  readonly died: (reason: string, again: boolean) => void;
  /** Without an answer for so long, a thread that has work counts as dead. */
  readonly limitMs: number;
  /** So long after its last answer, a thread without work is ended. */
  readonly idleMs: number;
}

const MOST_DEATHS = 2;

/** Prepares a thread, which starts when it is first called. */
export function openWorkerThread<Served extends Methods<Served>>(setup: ThreadSetup): Thread<Served> {
  const { name, died } = setup;
  const calls = new Map<number, Call<Served>>();
  let worker: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;
  let last = 0;
  let closed = false;

  function start(): Worker {
    const started = new Worker(setup.script, { workerData: setup.data });
    let reason = 'it ended by itself';
    started.on('message', settle);
    started.on('error', (error) => {
      reason = error.message;
    });
    started.on('exit', () => started === worker && buried(reason));
    return started;
  }

  function settle(answer: ThreadAnswer): void {
    const call = calls.get(answer.id);
    calls.delete(answer.id);
    if ('failure' in answer) call?.reject(errorOf(answer.failure));
    else call?.resolve(answer.result as never);
    watch();
  }

  /** A thread with work keeps the process alive and is waited for; one without is let go. */
  function watch(): void {
    clearTimeout(timer);
    if (calls.size > 0) {
      worker?.ref();
      timer = setTimeout(() => void worker?.terminate(), setup.limitMs);
      return;
    }
    worker?.unref();
    timer = setTimeout(() => void end(), setup.idleMs).unref();
  }

  async function end(): Promise<void> {
    clearTimeout(timer);
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  }

  /** The thread died over its first call, if over any: that one is tried once more, the others as often as it takes. */
  function buried(reason: string): void {
    worker = undefined;
    const [first] = calls.values();
    if (!first) return;
    first.deaths += 1;
    died(reason, first.deaths < MOST_DEATHS);
    if (first.deaths === MOST_DEATHS) {
      calls.delete(first.order.id);
      first.reject(new Error(`The thread for ${name} died: ${reason}.`));
    }
    if (calls.size === 0) return;
    worker = start();
    for (const { order } of calls.values()) worker.postMessage(order);
    watch();
  }

  const call: Thread<Served>['call'] = (method, ...args) =>
    new Promise((resolve, reject) => {
      if (closed) throw new Error(`The thread for ${name} is closed.`);
      last += 1;
      const order = { id: last, method, args };
      calls.set(last, { order, resolve, reject, deaths: 0 });
      worker ??= start();
      worker.postMessage(order);
      if (calls.size === 1) watch();
    });

  return {
    call,
    rest: async () => {
      if (calls.size === 0) await end();
    },
    callRunning: async (method, ...args) => (worker ? await call(method, ...args) : undefined),
    async close() {
      closed = true;
      const ended = end();
      for (const { reject } of calls.values()) reject(new Error(`The thread for ${name} is closed.`));
      calls.clear();
      await ended;
    },
  };
}
