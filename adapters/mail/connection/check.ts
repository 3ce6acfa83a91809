import { createPrivateKey, createPublicKey } from 'node:crypto';
import { Resolver } from 'node:dns/promises';
import { messageOf } from '#core/errors.ts';
import { bad, type CheckResult, good, note } from '#core/parts/check-result.ts';
import { mailResultOf } from '../api-errors.ts';
import { privateKeyIn } from '../delivery/sign.ts';
import { atParts } from '../ids.ts';
import type { MailSettings, SigningKey } from '../settings.ts';
import { isAligned, readPolicy } from './check/policy.ts';
import { recordsAt, type TextLookup, tag } from './check/records.ts';
import { openLine } from './line.ts';

export interface MailCheck {
  /** Milliseconds for each step, and for each record. */
  readonly ms: number;
  readonly resolveTxt?: TextLookup;
}

/** Looks at the server, as far as its login, and at the records by which other servers tell that a mail is ours; sends nothing. */
export async function checkMail(
  settings: MailSettings,
  { ms, resolveTxt }: MailCheck,
): Promise<readonly CheckResult[]> {
  const look = resolveTxt ?? lookupWithin(ms);
  return [
    await serverLine(settings, ms),
    ...(await keyLines(settings.key, look)),
    await senderLine(settings, look),
    ...(await policyLines(settings, look)),
  ];
}

function lookupWithin(timeout: number): TextLookup {
  const resolver = new Resolver({ timeout, tries: 1 });
  return (name) => resolver.resolveTxt(name);
}

async function serverLine({ server, isTlsRequired }: MailSettings, stepMs: number): Promise<CheckResult> {
  const where = `The mail server ${server.host}:${server.port}`;
  const line = await openLine({ server, isTlsRequired, stepMs, dotMs: stepMs }, new AbortController().signal);
  if (!('send' in line))
    return bad(`${where} takes no mail from us: ${mailResultOf(line).reason}. ${whatToDo(line.at)}`);
  line.close();
  const isEncrypted = server.isSecure || isTlsRequired;
  const login = server.login ? 'takes the login' : 'asks for no login';
  return isEncrypted
    ? good(`${where} ${login}, over TLS.`)
    : note(
        `${where} ${login}, without TLS, as MAIL_TLS=off says: right only on your own machine or network.`,
      );
}

function whatToDo(at: string): string {
  return at === 'login'
    ? 'See the name and password in SMTP_URL.'
    : 'See SMTP_URL, and whether this machine may reach that port; without TLS there, set MAIL_TLS=off.';
}

/** Whether what mails are signed with is what is published for it. */
async function keyLines(key: SigningKey | undefined, look: TextLookup): Promise<CheckResult[]> {
  if (!key)
    return [
      note(
        'DKIM_KEY is not set: have your provider or relay sign, List-Unsubscribe and List-Unsubscribe-Post among what it signs.',
      ),
    ];
  const name = `${key.selector}._domainkey.${key.domain}`;
  try {
    const mine = publicPart(privateKeyIn(key));
    const found = await recordsAt(name, look, (text) => tag(text, 'p') !== undefined);
    if (found.some((text) => tag(text, 'p')?.replace(/\s/g, '') === mine))
      return [good(`DKIM: ${name} has our key.`)];
    const what = found.length > 0 ? 'has another key' : 'has no key';
    return [bad(`DKIM: ${name} ${what}: publish there the TXT record v=DKIM1; k=rsa; p=${mine}`)];
  } catch (error) {
    return [bad(messageOf(error))];
  }
}

function publicPart(pem: string): string {
  const key = createPublicKey(createPrivateKey(pem)).export({ type: 'spki', format: 'der' });
  return key.toString('base64');
}

/** Whether the domain that mails come back to says who may send for it. */
async function senderLine({ bounces }: MailSettings, look: TextLookup): Promise<CheckResult> {
  const { domain } = atParts(bounces);
  try {
    const found = await recordsAt(domain, look, (text) => /^v=spf1(?: |$)/i.test(text));
    const [record = ''] = found;
    if (found.length === 0)
      return bad(
        `SPF: ${domain} does not say who may send for it: publish the TXT record v=spf1 include:… -all that your provider names.`,
      );
    if (found.length > 1)
      return bad(`SPF: ${domain} has ${found.length} records, which counts as none: keep one.`);
    if (/(?:^| )\+?all(?: |$)/i.test(record))
      return bad(`SPF: ${domain} lets everybody send for it (“${record}”).`);
    return good(`SPF: ${domain} says who may send for it: “${record}”.`);
  } catch (error) {
    return note(`SPF: ${domain} could not be looked up: ${messageOf(error)}.`);
  }
}

/** What other servers are to do with what is not ours, and whether our mails count as ours. */
async function policyLines({ from, bounces, key }: MailSettings, look: TextLookup): Promise<CheckResult[]> {
  const { domain } = atParts(from.address);
  try {
    const policy = await readPolicy(domain, look);
    if (!policy)
      return [
        bad(`DMARC: ${domain} has no policy: publish the TXT record v=DMARC1; p=none at _dmarc.${domain}.`),
      ];
    const returns = atParts(bounces).domain;
    const aligned = [
      ...(isAligned(domain, returns, policy.isStrictSpf) ? [`SPF by ${returns}`] : []),
      ...(key && isAligned(domain, key.domain, policy.isStrictDkim) ? [`DKIM by ${key.domain}`] : []),
    ];
    return [
      good(`DMARC: ${policy.at} says p=${policy.action}.`),
      aligned.length > 0
        ? good(`Aligned with ${domain}: ${aligned.join(', ')}.`)
        : bad(
            `Neither SPF nor DKIM is aligned with ${domain}: give MAIL_BOUNCES an address there, or DKIM_DOMAIN its name.`,
          ),
    ];
  } catch (error) {
    return [note(`DMARC: ${domain} could not be looked up: ${messageOf(error)}.`)];
  }
}
