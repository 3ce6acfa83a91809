import type { ServerResponse } from 'node:http';
import type { HTTPReceiverOptions } from '@slack/bolt';
import { COMMAND } from '../../ids.ts';

type Callbacks = NonNullable<NonNullable<HTTPReceiverOptions['installerOptions']>['callbackOptions']>;

/** Why the app was not added, in the word that the page for it is found by. */
type Why = 'cancelled' | 'stale' | 'organization' | 'failed';

const CODES: Readonly<Record<Why, string>> = {
  cancelled: 'slack_oauth_installer_authorization_error',
  stale: 'slack_oauth_invalid_state',
  organization: 'organization',
  failed: 'failed',
};

/** Says of somebody who adds the app why that does not go on; Bolt finds its page by the code. */
export class InstallRefusal extends Error {
  readonly code: string;

  constructor(why: Why) {
    super(`the app was not added: ${why}`);
    this.code = CODES[why];
  }
}

const AGAIN = '<p><a href="/slack/install">Start again</a></p>';

/** What is read where nothing was added: what happened, and what to do. */
const REFUSED: Readonly<Record<Why, { status: number; title: string; body: string }>> = {
  cancelled: {
    status: 200,
    title: 'Nothing was added',
    body: `<p>You cancelled, and Paperboy was not added to your workspace.</p>${AGAIN}`,
  },
  stale: {
    status: 400,
    title: 'This link is used up',
    body: `<p>It is good for one time, for ten minutes, and in the browser that it was opened in.</p>${AGAIN}`,
  },
  organization: {
    status: 400,
    title: 'One workspace at a time',
    body: `<p>Paperboy is added to single workspaces, and not to a whole organization: choose one workspace at the top right of Slack’s page.</p>${AGAIN}`,
  },
  failed: {
    status: 500,
    title: 'Paperboy was not added',
    body: `<p>Slack did not answer as expected. Try again in a minute; if it goes on, tell whoever runs Paperboy to look at its log.</p>${AGAIN}`,
  },
};

/** The pages that end an installation: what comes next, or why there is none and what to do. */
export const INSTALL_PAGES: Callbacks = {
  success: ({ team, appId }, _options, _request, response) => {
    const app = `slack://app?team=${team?.id ?? ''}&id=${appId ?? ''}`;
    const name = team?.name ? `to ${escaped(team.name)}` : 'to your workspace';
    show(response, {
      status: 200,
      title: 'Paperboy is there',
      body: `<p>It was added ${name}. What comes next, in Slack:</p>
<ol>
<li>In a channel, type <code>/invite @Paperboy</code>, then <code>${COMMAND} subscribe</code>: each day's papers come there.</li>
<li>For papers of your own, in your direct messages, type <code>${COMMAND} subscribe for me</code>.</li>
<li><code>${COMMAND} help</code> has everything else.</li>
</ol>
<p><a href="${escaped(app)}">Open Slack</a>, or <a href="https://app.slack.com/client/${escaped(team?.id ?? '')}">Slack in the browser</a></p>`,
    });
  },
  failure: ({ code }, _options, _request, response) => {
    // A link without its state is as good as one that is used up.
    const known = code === 'slack_oauth_missing_state' ? CODES.stale : code;
    const why = (Object.keys(CODES) as Why[]).find((each) => CODES[each] === known);
    show(response, REFUSED[why ?? 'failed']);
  },
};

function show(
  response: ServerResponse,
  { status, title, body }: { status: number; title: string; body: string },
): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`<!doctype html>
<html lang="en">
<head><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem}</style></head>
<body><h1>${title}</h1>
${body}
</body>
</html>
`);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
