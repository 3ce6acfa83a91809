import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { fakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import { fakeHub } from '#test/fakes/hub.ts';
import { paper } from '#test/fakes/papers.ts';
import { until } from '#test/faults/waits.ts';

/** Builds the image, and starts it as its user on a root that cannot be written to. By hand, as root, with Debian's buildah. */

const ROOT = resolve(import.meta.dirname, '../..');
const NAME = 'localhost/paperboy:check';
const MOST_MB = 220;
const DAY = '2026-08-20';

const run = (command: string, words: readonly string[]) =>
  execFileSync(command, words, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();

function say(isRight: boolean, line: string): void {
  process.stdout.write(`${isRight ? 'ok     ' : 'FAILED '} ${line}\n`);
  if (!isRight) process.exitCode = 1;
}

function baseImage(): string {
  const { BASE } = process.env;
  if (BASE) return BASE;
  const made = 'localhost/paperboy-base';
  const isThere = spawnSync('buildah', ['inspect', '--type', 'image', made]).status === 0;
  if (!isThere) run('sh', ['test/image/base.sh', made]);
  return made;
}

interface Config {
  readonly User: string;
  readonly WorkingDir: string;
  readonly Env: readonly string[];
  readonly Entrypoint: readonly string[];
  readonly Healthcheck: { readonly Test: readonly string[] };
}

/** The image's root, mounted, its configuration, and what lets go of both. */
function opened() {
  const container = run('buildah', ['from', '--pull-never', NAME]);
  const root = run('buildah', ['mount', container]);
  const { Docker } = JSON.parse(run('buildah', ['inspect', container]));
  run('mount', ['--bind', root, root]);
  // What a container has beside its image: a volume of its user, and what Linux gives.
  const data = join(root, 'data');
  const { uid } = statSync(data);
  for (const [type, folder, options] of [
    ['tmpfs', data, `uid=${uid},gid=${uid},mode=700`],
    ['tmpfs', join(root, 'tmp'), 'mode=1777'],
  ] as const)
    run('mount', ['-t', type, '-o', options, type, folder]);
  run('mount', ['-o', 'remount,bind,ro', root]);
  return {
    root,
    uid,
    config: Docker.config as Config,
    [Symbol.dispose]: () => {
      for (const folder of [join(root, 'tmp'), data, root]) run('umount', [folder]);
      run('buildah', ['rm', container]);
    },
  };
}

run('buildah', [
  ...['bud', '--quiet', '--isolation', 'chroot', '--format', 'docker'],
  ...['--build-arg', `BASE=${baseImage()}`, '--tag', NAME, '.'],
]);
using image = opened();
const { root, config, uid } = image;
const mb = Number(run('du', ['-sxm', root]).split('\t')[0]);
say(mb <= MOST_MB, `${mb} MB of files (at most ${MOST_MB})`);
say(uid === 10_001 && config.User === '10001:10001', `runs as ${config.User}, and /data is of ${uid}`);
const strange = spawnSync('ls', [join(root, 'bin'), join(root, 'app/test'), join(root, 'app/.env')]);
say(!strange.stdout.length, 'has no shell, no tests and no settings of whoever built it');

await using hub = await fakeHub({ days: { [DAY]: [paper({ title: 'Quantizing models' })] }, openUntil: DAY });
await using discord = await fakeDiscord();
const env = {
  ...Object.fromEntries(config.Env.map((each) => each.split(/=(.*)/s).slice(0, 2))),
  HF_ENDPOINT: hub.url,
};
const words = ['--userspec', config.User, root];
/** Runs a command in the image while its Hub answers here. */
async function inside(command: readonly string[]): Promise<{ status: number | null; text: string }> {
  const child = spawn('chroot', [...words, ...command], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const status = once(child, 'close');
  return { text: await text(child.stdout), status: (await status)[0] };
}

// chroot starts in the root, and not in the image's folder.
const placed = (command: readonly string[]) =>
  command.map((word) => (word.startsWith('src/') ? join(config.WorkingDir, word) : word));
const today = await inside([...placed(config.Entrypoint), 'today', DAY]);
say(today.status === 0 && today.text.includes('Quantizing models'), `answers: ${today.text.split('\n')[0]}`);
const WRITES = "try { fs.writeFileSync('/app/x', '') } catch { process.exitCode = 7 }";
say((await inside(['/usr/local/bin/node', '-e', WRITES])).status === 7, 'cannot write beside /data');

const began = performance.now();
const program = spawn('chroot', [...words, ...placed(config.Entrypoint)], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...env, DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.url },
});
const ended = new Promise((end) => program.once('exit', end));
const alive = async () => (await inside(placed(config.Healthcheck.Test.slice(1)))).status === 0;
await until('a healthy container', alive);
say(true, `is healthy ${((performance.now() - began) / 1000).toFixed(1)} s after its start`);
program.kill('SIGTERM');
say((await ended) === 0, 'ends by itself at SIGTERM, with 0');
say(!(await alive()), 'is not healthy once it has ended');
