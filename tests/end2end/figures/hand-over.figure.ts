import { expect, test } from '../browser/test.js';
import { timed } from '../browser/timing.js';
import { AppPage } from '../pages/app.js';
import { say, toData } from '../pages/hand-over.js';
import { chooseText, lockForKey, manyChildren } from '../pages/many.js';

const CHILDREN = 500;
const EACH = 4;
const ENOUGH = 120_000;

test(`a hand-over of ${CHILDREN} children with ${CHILDREN * EACH} assessments is opened, taken in and made`, async ({ app: page, report }) => {
  test.setTimeout(900_000);
  const app = new AppPage(page);
  const text = await manyChildren(app, CHILDREN, EACH);
  await chooseText(app, text);
  const opened = await timed(page, async () => {
    await app.tap('Se, hvad der er i filen');
    await expect(app.heading).toHaveText('Det er i filen', { timeout: ENOUGH });
  });
  const taken = await timed(page, async () => {
    await app.tap('Tag imod');
    await expect(app.heading).toHaveText('Filen er modtaget', { timeout: ENOUGH });
  });
  await expect(app.main).toContainText(`${CHILDREN} børn er kommet på listen.`);
  await toData(app);
  await app.tap('Overlever børn');
  await app.tap('Vælg alle, der er fundet');
  await say(app);
  await lockForKey(app);
  const made = await timed(page, async () => {
    await app.tap('Lav filen');
    await expect(page.getByText('Filen er klar.')).toBeVisible({ timeout: ENOUGH });
  });
  const what = `${CHILDREN} children, ${CHILDREN * EACH} assessments, ${Math.round(text.length / 1_000_000)} MB:`;
  await report(
    { name: `${what} opened to the preview`, unit: 'ms', measured: opened.took, limit: 5_000 },
    { name: '  longest time the page stood still', unit: 'ms', measured: opened.longest, limit: 50 },
    { name: `${what} taken in`, unit: 'ms', measured: taken.took, limit: 5_000 },
    { name: '  longest time the page stood still', unit: 'ms', measured: taken.longest, limit: 50 },
    { name: `${what} made`, unit: 'ms', measured: made.took, limit: 5_000 },
    { name: '  longest time the page stood still', unit: 'ms', measured: made.longest, limit: 50 },
  );
});
