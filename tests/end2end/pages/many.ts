import { createHash } from 'node:crypto';
import { openWith, sealFor } from '../browser/age.js';
import type { AppPage } from './app.js';
import { assess } from './assess.js';
import { finish, say, toData, toHandOver } from './hand-over.js';

const KEY = 'age1xmwwc06ly3ee5rytxm9mflaz2u56jjj36s0mypdrwsvlul66mv4q47ryef';
const SECRET = 'AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0';

interface Line {
  kind: string;
  id: string;
  child: string;
  v: number;
  body: Record<string, unknown>;
}

/** The text of a hand-over of so many children, each with assessments like the one of the child that the app assesses here. */
export async function manyChildren(app: AppPage, children: number, each: number): Promise<Buffer> {
  await app.create();
  await app.addChild('Alma', 4);
  await assess(app, 'Alma', {
    position: /Gul/,
    consent: 'De giver samtykke',
    step: /^Egne/,
    followUp: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  });
  await toHandOver(app, 'Alma');
  await say(app);
  await lockForKey(app);
  const lines = openWith(SECRET, await finish(app)).toString().trimEnd().split('\n').slice(0, -1).map((line) => JSON.parse(line));
  const [head, ...records] = lines as [Record<string, unknown>, ...Line[]];
  const child = records.find(({ kind }) => kind === 'child');
  const assessment = records.find(({ kind }) => kind === 'assessment');
  if (!child || !assessment) throw new Error('nothing to make more of');
  const id = (number: number) => number.toString(16).padStart(32, '0');
  const made: unknown[] = [{ ...head, purpose: 'children', children, records: { assessment: children * each, child: children } }];
  for (let number = 1; number <= children; number += 1) {
    const own = id(number);
    made.push({ ...child, id: own, child: own, body: { ...child.body, label: `Barn ${number}` } });
    for (let round = 1; round <= each; round += 1) {
      const body = { ...assessment.body, child: own, sequence: round };
      made.push({ ...assessment, id: id(number * 100_000 + round), child: own, body });
    }
  }
  const text = made.map((line) => `${JSON.stringify(line)}\n`).join('');
  const sha256 = createHash('sha256').update(text).digest('hex');
  return Buffer.from(`${text}${JSON.stringify({ end: { records: made.length - 1, sha256 } })}\n`);
}

/** Locks the hand-over on the screen for the key that {@link chooseMany} opens with. */
export async function lockForKey(app: AppPage): Promise<void> {
  await app.choose('Lås filen med', /Modtagerens offentlige nøgle/);
  await app.type('Modtagerens offentlige nøgle', KEY);
}

/** Chooses such a text, sealed, as the file to be received. */
export async function chooseMany(app: AppPage, text: Buffer): Promise<void> {
  await toData(app);
  await app.tap('Modtag en fil');
  await app.choose('Åbn den med', 'En hemmelig nøgle');
  await app.page.getByLabel('Vælg filen').setInputFiles({ name: 'a.age', mimeType: 'application/octet-stream', buffer: sealFor(KEY, text) });
  await app.type('Hemmelig nøgle', SECRET);
}
