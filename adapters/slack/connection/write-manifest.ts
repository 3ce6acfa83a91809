import { writeFileSync } from 'node:fs';
import { messageOf } from '#core/errors.ts';
import { manifest, publicAddress } from './manifest.ts';

// Without an argument the file for Socket Mode is written anew; with the address of a server, its manifest is printed.
const [address] = process.argv.slice(2);
const text = (of: object) => `${JSON.stringify(of, undefined, 2)}\n`;
try {
  if (address !== undefined) process.stdout.write(text(manifest(publicAddress(address))));
  else writeFileSync(new URL('../slack-manifest.json', import.meta.url), text(manifest()));
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}
