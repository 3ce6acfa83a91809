import { spawnSync } from 'node:child_process';

/** A machine of its own as far as the network goes: a network namespace, and a cable between it and this one. */
export interface Machine {
  /** What the command line of a program there begins with. What it asks of 127.0.0.1, it asks of this machine. */
  readonly command: readonly string[];
  /** Its address. */
  readonly host: string;
  /** Nothing gets through the cable any more, and neither end hears of it. */
  cut(): void;
  mend(): void;
}

export interface Machines extends AsyncDisposable {
  readonly all: readonly Machine[];
}

/** The addresses of all of them. */
export const MACHINES = '10.213.0.0/16';

let made = 0;

type FirewallRule = (action: '-A' | '-I' | '-D') => readonly string[];
const TO = ['-p', 'tcp', '-j', 'DNAT', '--to-destination'];
/** What comes through the cable is for this machine's loopback. */
const into = (name: string): FirewallRule => {
  return (action) => ['-t', 'nat', action, 'PREROUTING', '-i', name, ...TO, '127.0.0.1'];
};
/** Nothing gets in or out by it. */
const nothing = (name: string): readonly FirewallRule[] => [
  (action) => [action, 'INPUT', '-i', name, '-j', 'DROP'],
  (action) => [action, 'OUTPUT', '-o', name, '-j', 'DROP'],
];

/** Makes so many; a sentence where this user may not, or the machine cannot. */
export function openMachines(count: number): Machines | string {
  const names = Array.from({ length: count }, () => `pb${process.pid}n${made++}`);
  const close = () => {
    for (const name of names) {
      spawnSync('ip', ['netns', 'del', name]);
      for (const rule of [into(name), ...nothing(name)]) spawnSync('iptables', ['-w', ...rule('-D')]);
    }
  };
  try {
    const all = names.map((name, at) => open(name, (process.pid % 60) * 4 + at));
    return { all, [Symbol.asyncDispose]: async () => close() };
  } catch (error) {
    close();
    return `no network namespaces here: ${String(error)}`;
  }
}

function open(name: string, net: number): Machine {
  const [here, host] = [`10.213.${net}.1`, `10.213.${net}.2`];
  const inside = ['ip', 'netns', 'exec', name];
  run('ip', 'netns', 'add', name);
  run('ip', 'link', 'add', name, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name);
  run('ip', 'addr', 'add', `${here}/30`, 'dev', name);
  run('ip', 'link', 'set', name, 'up');
  run('ip', '-n', name, 'addr', 'add', `${host}/30`, 'dev', 'eth0');
  for (const device of ['eth0', 'lo']) run('ip', '-n', name, 'link', 'set', device, 'up');
  // Everything that programs are told of listens on loopback, and is named so.
  run('sysctl', '-qw', `net.ipv4.conf.${name}.route_localnet=1`);
  run(...inside, 'sysctl', '-qw', 'net.ipv4.conf.all.route_localnet=1');
  const nat = [...inside, 'iptables', '-w', '-t', 'nat', '-A'];
  run(...nat, 'OUTPUT', '-d', '127.0.0.1', ...TO, here);
  run(...nat, 'POSTROUTING', '-o', 'eth0', '-j', 'MASQUERADE');
  run('iptables', '-w', ...into(name)('-A'));
  return {
    command: inside,
    host,
    cut: () => {
      for (const rule of nothing(name)) run('iptables', '-w', ...rule('-I'));
    },
    mend: () => {
      for (const rule of nothing(name)) run('iptables', '-w', ...rule('-D'));
    },
  };
}

function run(command = '', ...words: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${error?.message ?? stderr.trim()}`);
}
