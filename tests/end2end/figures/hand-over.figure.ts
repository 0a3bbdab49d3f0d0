import { createHash } from 'node:crypto';
import { openWith, sealFor } from '../browser/age.js';
import { expect, test } from '../browser/test.js';
import { longTasksDuring } from '../browser/timing.js';
import { AppPage } from '../pages/app.js';
import { assess } from '../pages/assess.js';
import { finish, say, toData, toHandOver } from '../pages/hand-over.js';

const KEY = 'age1xmwwc06ly3ee5rytxm9mflaz2u56jjj36s0mypdrwsvlul66mv4q47ryef';
const SECRET = 'AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0';
const CHILDREN = 500;
const EACH = 4;
const ENOUGH = 120_000;

interface Line {
  kind: string;
  id: string;
  child: string;
  v: number;
  body: Record<string, unknown>;
}

/** A file with many children, each with assessments like the one in this file of a single child. */
function many(file: Buffer): Buffer {
  const lines = openWith(SECRET, file).toString().trimEnd().split('\n').slice(0, -1).map((line) => JSON.parse(line));
  const [head, ...records] = lines as [Record<string, unknown>, ...Line[]];
  const child = records.find(({ kind }) => kind === 'child');
  const assessment = records.find(({ kind }) => kind === 'assessment');
  if (!child || !assessment) throw new Error('nothing to make more of');
  const id = (number: number) => number.toString(16).padStart(32, '0');
  const made: unknown[] = [
    { ...head, purpose: 'children', children: CHILDREN, records: { assessment: CHILDREN * EACH, child: CHILDREN } },
  ];
  for (let number = 1; number <= CHILDREN; number += 1) {
    const own = id(number);
    made.push({ ...child, id: own, child: own, body: { ...child.body, label: `Barn ${number}` } });
    for (let round = 1; round <= EACH; round += 1) {
      const body = { ...assessment.body, child: own, sequence: round };
      made.push({ ...assessment, id: id(number * 100_000 + round), child: own, body });
    }
  }
  const text = made.map((line) => `${JSON.stringify(line)}\n`).join('');
  const sha256 = createHash('sha256').update(text).digest('hex');
  return Buffer.from(`${text}${JSON.stringify({ end: { records: made.length - 1, sha256 } })}\n`);
}

test(`a hand-over of ${CHILDREN} children with ${CHILDREN * EACH} assessments is opened, taken in and made`, async ({ app: page, report }) => {
  test.setTimeout(900_000);
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await assess(app, 'Alma', {
    position: /Gul/,
    consent: 'De giver samtykke',
    step: /^Egne/,
    followUp: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  });
  const lock = async () => {
    await app.choose('Lås filen med', /Modtagerens offentlige nøgle/);
    await app.type('Modtagerens offentlige nøgle', KEY);
  };
  await toHandOver(app, 'Alma');
  await say(app);
  await lock();
  const text = many(await finish(app));

  await toData(app);
  await app.tap('Modtag en fil');
  await app.choose('Åbn den med', 'En hemmelig nøgle');
  await app.page.getByLabel('Vælg filen').setInputFiles({ name: 'a.age', mimeType: 'application/octet-stream', buffer: sealFor(KEY, text) });
  await app.type('Hemmelig nøgle', SECRET);
  const timed = async (action: () => Promise<void>) => {
    const begun = performance.now();
    const long = await longTasksDuring(page, action);
    return { took: performance.now() - begun, longest: Math.max(0, ...long) };
  };
  const opened = await timed(async () => {
    await app.tap('Se, hvad der er i filen');
    await expect(app.heading).toHaveText('Det er i filen', { timeout: ENOUGH });
  });
  const taken = await timed(async () => {
    await app.tap('Tag imod');
    await expect(app.heading).toHaveText('Filen er modtaget', { timeout: ENOUGH });
  });
  await expect(app.main).toContainText(`${CHILDREN} børn er kommet på listen.`);
  await toData(app);
  await app.tap('Overlever børn');
  await app.tap('Vælg alle, der er fundet');
  await say(app);
  await lock();
  const made = await timed(async () => {
    await app.tap('Lav filen');
    await expect(page.getByText('Filen er klar.')).toBeVisible({ timeout: ENOUGH });
  });
  const what = `${CHILDREN} children, ${CHILDREN * EACH} assessments, ${Math.round(text.length / 1_000_000)} MB:`;
  await report(
    { name: `${what} opened to the preview`, unit: 'ms', measured: opened.took, limit: 5_000 },
    { name: '  longest time the page stood still', unit: 'ms', measured: opened.longest, aim: 50 },
    { name: `${what} taken in`, unit: 'ms', measured: taken.took, limit: 5_000 },
    { name: '  longest time the page stood still', unit: 'ms', measured: taken.longest, aim: 50 },
    { name: `${what} made`, unit: 'ms', measured: made.took, limit: 5_000 },
    { name: '  longest time the page stood still', unit: 'ms', measured: made.longest, aim: 50 },
  );
});
