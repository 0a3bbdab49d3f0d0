import { readFileSync } from 'node:fs';
import { Device } from '../browser/device.js';
import { expect, test } from '../browser/test.js';
import { timed } from '../browser/timing.js';
import { AppPage, PASSPHRASE } from '../pages/app.js';
import { toData } from '../pages/hand-over.js';
import { chooseText, manyChildren } from '../pages/many.js';

const CHILDREN = 10_000;
const ENOUGH = 300_000;

test(`a backup of ${CHILDREN} children is made, and restored in a clean browser`, async ({ device, address, guard, report }) => {
  test.setTimeout(1_200_000);
  const app = new AppPage(await device.open());
  await chooseText(app, await manyChildren(app, CHILDREN, 1));
  await app.tap('Se, hvad der er i filen');
  await expect(app.heading).toHaveText('Det er i filen', { timeout: ENOUGH });
  await app.tap('Tag imod');
  await expect(app.heading).toHaveText('Filen er modtaget', { timeout: ENOUGH });
  await toData(app);
  await app.tap('Tag en sikkerhedskopi');
  const made = await timed(app.page, async () => {
    await app.tap('Lav sikkerhedskopi');
    await expect(app.page.getByText('Kopien er klar.')).toBeVisible({ timeout: ENOUGH });
  });
  const [download] = await Promise.all([app.page.waitForEvent('download'), app.tap('Gem filen')]);
  const path = await download.path();
  const size = readFileSync(path).length;

  const other = new Device(address, guard);
  try {
    const clean = new AppPage(await other.open());
    await clean.tap('Hent en sikkerhedskopi');
    const read = await timed(clean.page, async () => {
      await clean.page.getByLabel('Vælg filen med kopien').setInputFiles(path);
      await expect(clean.main).toContainText(/med \d+ optegnelser/, { timeout: ENOUGH });
    });
    await clean.type('Adgangssætning', PASSPHRASE);
    const restored = await timed(clean.page, async () => {
      await clean.tap('Gendan');
      await expect(clean.button(/^Næste skridt$/)).toBeVisible({ timeout: ENOUGH });
    });
    const listed = await timed(clean.page, async () => {
      await clean.toChildren();
      await expect(clean.main).toContainText(`${CHILDREN + 1} børn`, { timeout: ENOUGH });
    });
    const found = await timed(clean.page, async () => {
      await clean.type('Søg', `Barn ${CHILDREN}`);
      await expect(clean.main).toContainText('1 barn', { timeout: ENOUGH });
    });
    await clean.button(`Barn ${CHILDREN}`).click();
    await clean.at(`Barn ${CHILDREN}`);
    await clean.toChildren();
    const today = await timed(clean.page, async () => {
      await clean.tap('I dag');
      await expect(clean.heading).toHaveText('I dag', { timeout: ENOUGH });
    });
    const what = `${CHILDREN} children, each assessed, ${Math.round(size / 1_000_000)} MB:`;
    const whole = { took: read.took + restored.took + listed.took, longest: Math.max(read.longest, restored.longest, listed.longest) };
    await report(
      { name: `${what} backup made`, unit: 'ms', measured: made.took },
      { name: '  longest time the page stood still', unit: 'ms', measured: made.longest, aim: 50 },
      { name: `${what} restored, to the list`, unit: 'ms', measured: whole.took, limit: 30_000 },
      { name: '  of it the file read', unit: 'ms', measured: read.took },
      { name: '  longest time the page stood still', unit: 'ms', measured: whole.longest, aim: 50 },
      { name: `${what} one found on the list`, unit: 'ms', measured: found.took },
      { name: `${what} »I dag«`, unit: 'ms', measured: today.took },
    );
  } finally {
    await other.discard();
  }
});
