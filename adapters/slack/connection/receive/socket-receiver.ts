import { setTimeout as after } from 'node:timers/promises';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { messageOf } from '#core/errors.ts';
import { refusalOf, retryAfterMs } from '../../api-errors.ts';
import { type Dropped, isRecord, takeEvent } from './event.ts';
import { openSocket, type Socket, type SocketEvents } from './socket.ts';

/** Slack's events over a socket; a next one is opened before the last one goes. */
export interface SocketReceiver extends Receiver {
  /** Why there is no socket now. */
  trouble(): string | undefined;
}

export interface SocketReceiverParts {
  /** Asks Slack where a socket can be opened. */
  readonly address: (signal: AbortSignal) => Promise<string>;
  /** How long a socket that Slack will close is still listened to; other waits are made of it. */
  readonly patienceMs: number;
  readonly dropped: Dropped;
  /** Slack gives no socket any more, by this refusal. */
  readonly refused: (error: unknown) => void;
  /** Whether an error is a refusal that stays one. */
  readonly isFinal: (error: unknown) => boolean;
}

const HELLO_MS = 10_000;

/** A receiver that nothing is connected to yet. */
export function socketReceiver(parts: SocketReceiverParts): SocketReceiver {
  const { patienceMs, dropped } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  const sockets = new Set<Socket>();
  let app: App | undefined;
  let current: Socket | undefined;
  let isRenewing = false;
  let trouble: string | undefined;

  const events: SocketEvents = {
    envelope: (envelope, socket) => void takeEnvelope(envelope, socket),
    retiring: (socket) => {
      if (socket === current) renew();
    },
    gone: (socket) => {
      sockets.delete(socket);
      if (socket !== current) return;
      current = undefined;
      renew();
    },
    dropped,
  };

  async function takeEnvelope(envelope: Record<string, unknown>, socket: Socket): Promise<void> {
    const { envelope_id: id, payload: body, retry_attempt: retryNum, retry_reason: retryReason } = envelope;
    if (typeof id !== 'string') return dropped('an envelope without an id');
    const ack = acknowledgement(id, (message) => socket.send(message) || current?.send(message) === true);
    if (!isRecord(body)) {
      dropped('an envelope without a payload');
      await ack().catch(() => {});
      return;
    }
    const event: ReceiverEvent = {
      body,
      ack,
      ...(typeof retryNum === 'number' ? { retryNum } : {}),
      ...(typeof retryReason === 'string' ? { retryReason } : {}),
      customProperties: {},
    };
    await takeEvent(app, event, dropped);
  }

  async function connect(): Promise<void> {
    const address = await parts.address(signal);
    const before = current;
    const socket = await openSocket(address, events, { helloMs: HELLO_MS, silenceMs: 6 * patienceMs });
    if (signal.aborted) {
      socket.close();
      return;
    }
    sockets.add(socket);
    current = socket;
    trouble = undefined;
    if (before) retire(before);
  }

  /** What is on its way to a socket still arrives, and what came by it is acknowledged there. */
  function retire(socket: Socket): void {
    setTimeout(() => {
      sockets.delete(socket);
      socket.close();
    }, patienceMs).unref();
  }

  function renew(): void {
    if (isRenewing) return;
    isRenewing = true;
    void connectAgain().finally(() => {
      isRenewing = false;
    });
  }

  async function connectAgain(): Promise<void> {
    for (let tries = 0; !signal.aborted; tries += 1) {
      try {
        return await connect();
      } catch (error) {
        if (signal.aborted) return;
        trouble = `Slack gives no socket (${refusalOf(error) ?? messageOf(error)}).`;
        if (parts.isFinal(error)) return parts.refused(error);
        const pause = Math.min((patienceMs / 10) * 2 ** tries, 12 * patienceMs) * (0.5 + Math.random() / 2);
        await after(Math.max(pause, retryAfterMs(error)), undefined, { signal }).catch(() => {});
      }
    }
  }

  return {
    init: (bolt) => {
      app = bolt;
    },
    start: connect,
    stop: async () => {
      stopping.abort();
      for (const socket of sockets) socket.close();
      sockets.clear();
    },
    trouble: () => trouble,
  };
}

/** Answers an envelope, once. */
function acknowledgement(id: string, send: (message: object) => boolean): ReceiverEvent['ack'] {
  let isDone = false;
  return async (response?: unknown) => {
    if (isDone) return;
    isDone = true;
    const payload = typeof response === 'string' ? { text: response } : (response ?? {});
    if (!send({ envelope_id: id, payload })) throw new Error('the line was lost before it was answered');
  };
}
