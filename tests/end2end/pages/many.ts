import { KEY, SECRET, linesOf, sealed, textOf, type Head, type Line } from '../browser/hand-over-text.js';
import type { AppPage } from './app.js';
import { assess } from './assess.js';
import { finish, say, toData, toHandOver } from './hand-over.js';

/** One child of this age in whole years whom the app has assessed, as a hand-over has it: to make more of. */
export async function assessedOnce(app: AppPage, years: number): Promise<{ head: Head; child: Line; assessment: Line }> {
  await app.create();
  await app.addChild('Alma', years);
  await assess(app, 'Alma', {
    position: /Gul/,
    consent: 'De giver samtykke',
    step: /^Egne/,
    followUp: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  });
  const [head, ...records] = linesOf(await handOverForKey(app, 'Alma'));
  const child = records.find(({ kind }) => kind === 'child');
  const assessment = records.find(({ kind }) => kind === 'assessment');
  if (!child || !assessment) throw new Error('nothing to make more of');
  return { head, child, assessment };
}

/** The text of a hand-over of so many children, each with assessments like the one of the child that the app assesses here. */
export async function manyChildren(app: AppPage, children: number, each: number): Promise<Buffer> {
  const { head, child, assessment } = await assessedOnce(app, 4);
  const id = (number: number) => number.toString(16).padStart(32, '0');
  const made: Line[] = [];
  for (let number = 1; number <= children; number += 1) {
    const own = id(number);
    made.push({ ...child, id: own, child: own, body: { ...child.body, label: `Barn ${number}` } });
    for (let round = 1; round <= each; round += 1) {
      const body = { ...assessment.body, child: own, sequence: round };
      made.push({ ...assessment, id: id(number * 100_000 + round), child: own, body });
    }
  }
  return textOf({ ...head, purpose: 'children' }, made);
}

/** Hands a child's case over for the key that {@link chooseForKey} opens with. */
export async function handOverForKey(app: AppPage, child: string): Promise<Buffer> {
  await toHandOver(app, child);
  await say(app);
  await lockForKey(app);
  return finish(app);
}

/** Locks the hand-over on the screen for that key. */
export async function lockForKey(app: AppPage): Promise<void> {
  await app.choose('Lås filen med', /Modtagerens offentlige nøgle/);
  await app.type('Modtagerens offentlige nøgle', KEY);
}

/** Chooses a text, sealed, as the file to be received. */
export async function chooseText(app: AppPage, text: Buffer): Promise<void> {
  await toReceiveForKey(app);
  await chooseFile(app, sealed(text));
}

/** Goes to where a file for that key is received. */
export async function toReceiveForKey(app: AppPage): Promise<void> {
  await toData(app);
  await app.tap('Modtag en fil');
  await app.choose('Åbn den med', 'En hemmelig nøgle');
  await app.type('Hemmelig nøgle', SECRET);
}

export async function chooseFile(app: AppPage, buffer: Buffer): Promise<void> {
  const file = { name: 'a.age', mimeType: 'application/octet-stream', buffer };
  await app.page.getByLabel('Vælg filen').setInputFiles(file);
}
