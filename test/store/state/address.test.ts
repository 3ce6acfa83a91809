import { describe, expect, it } from 'vitest';
import { databaseAddress } from '#store/state/postgres/connection/address.ts';

const HOME = { host: 'localhost', port: 5432, database: 'paperboy', user: 'paperboy' };
const CHECKED = { ssl: { rejectUnauthorized: true } };

describe('the address of a database', () => {
  it.each([
    ['postgres://', HOME],
    ['postgresql://ann@db:6000/papers', { host: 'db', port: 6000, database: 'papers', user: 'ann' }],
    ['postgres://ann:a%2Fb%40c@db/x', { ...HOME, host: 'db', database: 'x', user: 'ann', password: 'a/b@c' }],
    ['postgres://db/we%20ird', { ...HOME, host: 'db', database: 'we ird' }],
    ['postgres://[::1]:6000/x', { ...HOME, host: '::1', port: 6000, database: 'x' }],
    ['postgres://[2001:db8::7]/x', { ...HOME, host: '2001:db8::7', database: 'x', ...CHECKED }],
    ['postgres://db.example.org/x', { ...HOME, host: 'db.example.org', database: 'x', ...CHECKED }],
    ['postgres://db.example.org/x?sslmode=disable', { ...HOME, host: 'db.example.org', database: 'x' }],
    [
      'postgres://db/x?sslmode=require&channel_binding=require',
      { ...HOME, host: 'db', database: 'x', ssl: { rejectUnauthorized: false } },
    ],
    ['postgres:///x?host=/run/postgresql', { ...HOME, host: '/run/postgresql', database: 'x' }],
    [
      'postgres://ann:hush@/x?host=/run/postgresql',
      { ...HOME, host: '/run/postgresql', database: 'x', user: 'ann', password: 'hush' },
    ],
    [
      'postgres://ann@%2Frun%2Fpostgresql/x',
      { ...HOME, host: '/run/postgresql', database: 'x', user: 'ann' },
    ],
    [
      'postgres://?host=db&port=6000&dbname=x&user=ann&password=a%2Bb',
      { host: 'db', port: 6000, database: 'x', user: 'ann', password: 'a+b' },
    ],
  ])('%s is read as PostgreSQL’s own programs read it', (text, place) => {
    expect(databaseAddress(text).place).toEqual(place);
  });

  it('names a database without its password', () => {
    const { where } = databaseAddress('postgres://ann:hush-hush@[::1]:6000/x?password=hush-too');
    expect(where).toBe('The database x on [::1]:6000');
  });

  it.each([
    ['mysql://ann:hush@db/x'],
    ['postgres://ann:hu/sh@db/x'],
    ['postgres://ann:hu#sh@db/x'],
    ['postgres://ann:hush@db:99999/x'],
    ['postgres://ann:hush@db/x?port=many'],
    ['postgres://ann:hush@one:5432,two:5432/x'],
  ])('%s is refused, and says how a password is written', (text) => {
    expect(() => databaseAddress(text)).toThrow(/^DATABASE_URL must be .* as %2F %23 %3F %40 %25\.$/);
  });

  it.each([
    ['postgres://ann:100%@db/x', /% that stands for itself is written as %25/],
    ['postgres://db/x?sslmode=prefer', /sslmode in DATABASE_URL must be disable, require, verify-ca/],
    ['postgres://db.a/x?sslrootcert=/nowhere', /^sslrootcert in DATABASE_URL cannot be read: /],
  ])('%s is refused in a sentence', (text, sentence) => {
    expect(() => databaseAddress(text)).toThrow(sentence);
  });
});
