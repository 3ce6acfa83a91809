import { describe, expect, it } from 'vitest';
import { openReadBack, type ReadPage } from '#adapters/shared/read-back.ts';

/** A channel of so many pages, and a thread that hangs on its third; what was read of them. */
function channelOf(pages: number, place?: string) {
  const read: string[] = [];
  const page = async (part: string, at = '1'): Promise<ReadPage<string>> => {
    read.push(`${part} ${at}`);
    const last = part === 'channel' ? pages : 2;
    return {
      found: `${part} ${at}` === place ? place : undefined,
      next: Number(at) < last ? String(Number(at) + 1) : undefined,
      parts: `${part} ${at}` === 'channel 3' ? ['thread'] : [],
    };
  };
  return { read, page };
}

describe('reading back', () => {
  it('ends where it has found the message, and where all is read, threads too', async () => {
    const { search } = openReadBack(20);
    const { read, page } = channelOf(4, 'thread 1');
    expect(await search('m', 'channel', page)).toBe('thread 1');
    expect(read).toEqual(['channel 1', 'channel 2', 'channel 3', 'channel 4', 'thread 1']);
    expect(await search('m', 'channel', channelOf(4).page)).toBeUndefined();
  });

  it('goes on where the look before stopped, until it is sure', async () => {
    const { search } = openReadBack(20);
    const { read, page } = channelOf(50);
    for (const _ of [1, 2]) await expect(search('m', 'channel', page)).rejects.toThrow('the next goes on');
    expect(await search('m', 'channel', page)).toBeUndefined();
    expect(read).toHaveLength(52);
    expect(new Set(read).size).toBe(52);
  });

  it('reads a page again that failed, and nothing before it', async () => {
    const { search } = openReadBack(20);
    const { read, page } = channelOf(3, 'channel 3');
    let fails = true;
    const failing = async (part: string, at: string | undefined) => {
      if (at === '2' && fails) throw new Error('too many requests');
      return page(part, at);
    };
    await expect(search('m', 'channel', failing)).rejects.toThrow('too many requests');
    fails = false;
    expect(await search('m', 'channel', failing)).toBe('channel 3');
    expect(read).toEqual(['channel 1', 'channel 2', 'channel 3']);
  });

  it('begins anew where it is told to', async () => {
    const { search, drop } = openReadBack(1);
    const { read, page } = channelOf(2);
    await expect(search('m', 'channel', page)).rejects.toThrow('goes on');
    drop('m');
    await expect(search('m', 'channel', page)).rejects.toThrow('goes on');
    expect(read).toEqual(['channel 1', 'channel 1']);
  });
});
