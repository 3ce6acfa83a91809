import { expect, it } from 'vitest';
import { openChats } from '#src/chats.ts';
import { readConfig } from '#src/config.ts';
import { appAt } from '#test/fakes/app.ts';
import { folder } from '#test/program/folder.ts';

const SET = {
  ADAPTERS: 'mail',
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'papers@example.org',
  PUBLIC_URL: 'https://papers.example.org',
  ENCRYPTION_KEY: '0'.repeat(64),
  PORT: '8080',
};

it.each([
  ['PORT', /Nothing would answer the links in mails.*set PORT/],
  ['ENCRYPTION_KEY', /addresses can be encrypted: set ENCRYPTION_KEY/],
  ['SMTP_URL', /not set up: set SMTP_URL, MAIL_FROM, PUBLIC_URL and PORT/],
  ['MAIL_FROM', /not set up: set SMTP_URL, MAIL_FROM, PUBLIC_URL and PORT/],
])('mail is not sent without %s, and whoever runs it is told', async (name, says) => {
  const set = Object.fromEntries(Object.entries(SET).filter(([key]) => key !== name));
  const { app, config } = await appAt('2026-08-20T18:00:00Z', { ...set, DATA_DIR: folder() });
  await expect(openChats(config, app)).rejects.toMatchObject({
    code: 'setting-missing',
    message: expect.stringMatching(says),
  });
  await app.close();
});

it('mail is on where all is set, without a name in ADAPTERS, too', async () => {
  const { ADAPTERS: _, ...set } = SET;
  expect(readConfig(set).chats.map(({ name }) => name)).toContain('mail');
});
