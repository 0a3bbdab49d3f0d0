import { brokenRules } from '../browser/accessibility.js';
import { Device } from '../browser/device.js';
import { savePictures } from '../browser/screens.js';
import { storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { make, openFile, receive, toData } from '../pages/hand-over.js';

async function finish(app: AppPage): Promise<void> {
  await app.tap('Overgangsskema');
  await app.tap('Begynd et overgangsskema');
  await app.type('Forældre: navne, og hvem de er for barnet', 'Sara (mor) og Ali (far)');
  await app.type('Hvor skal barnet hen?', 'Børnehaven Solsikken');
  await app.type(/Hvad gør jeres barn glad/, 'Sange & <b>sæbebobler</b>');
  await app.choose('Må »Barnet er glad for« gå med?', /^Ja/);
  await app.type(/Hvad hjælper, når jeres barn/, 'Bamsen fra farmor');
  await app.choose('Må »Barnet bliver tryg af« gå med?', /^Nej/);
  await app.tap('Se, hvad der går med');
  await expect(app.button('Overlever skemaet')).toHaveCount(0);
  await app.tap('Forældrene har set det: gør det færdigt');
  await expect(app.button('Print')).toBeVisible();
}

test('an overgangsskema goes to another tablet alone, as the parents saw it, and opens a new course', async ({
  device,
  address,
  guard,
}) => {
  test.setTimeout(300_000);
  const mette = new AppPage(await device.open());
  await mette.create('Mette');
  await mette.addChild('Alma', 4);
  await mette.tap('Begynd trivselsskemaet');
  await mette.at('Tryghed og grundstemning');
  await mette.type('Hvad fungerer?', 'Det her er kun vores');
  await mette.stored();
  await mette.toChildren();
  await mette.tap(/^Alma/);
  await finish(mette);
  const paper = mette.page.getByRole('region', { name: 'Det, der går med' });
  const seen = (await paper.innerText()).replace(/\s+/g, ' ');

  await mette.tap('Overlever skemaet');
  await mette.at('Overlever overgangsskemaet: Alma');
  expect((await paper.innerText()).replace(/\s+/g, ' ')).toBe(seen);
  await expect(mette.main).not.toContainText('Bamsen');
  await expect(mette.page.getByLabel('Til hvem?')).toHaveValue('Børnehaven Solsikken');
  await expect(mette.page.getByLabel('Hvem har givet samtykke?')).toHaveValue('Sara (mor) og Ali (far)');
  await expect(mette.page.getByRole('group', { name: 'Er der samtykke?' })).toHaveCount(0);
  await mette.type('Til hvem?', 'Skovbrynet');
  await expect(mette.page.getByText('Forældrene har sagt ja til, at skemaet går til Børnehaven Solsikken.')).toBeVisible();
  await mette.type('Til hvem?', 'Børnehaven Solsikken');
  await mette.tap('Lav filen');
  await expect(mette.page.getByText('Skriv, hvor I overleverer fra.')).toBeVisible();
  await mette.type('Hvor overleverer I fra?', 'Solgården');
  await savePictures(mette.page, 'hand-over-transition');
  expect(await brokenRules(mette.page)).toEqual([]);
  const file = await make(mette);
  await toData(mette);
  await mette.tap('Læs loggen');
  await expect(mette.main).toContainText('Overgangsskemaet overleveret i en låst fil: Alma');
  await expect(mette.main).toContainText('Til: Børnehaven Solsikken');

  const other = new Device(address, guard);
  try {
    const bo = new AppPage(await other.open());
    await bo.create('Bo', 'Dagplejer');
    const before = await storedRecords(bo.page);
    await openFile(bo, file);
    await bo.at('Det er i filen');
    await expect(bo.main).toContainText('Overgangsskema, og intet andet');
    await expect(bo.main).toContainText('Givet af Sara (mor) og Ali (far)');
    await expect(bo.main).toContainText('Barnet er ikke her endnu og kommer på listen.');
    await expect(bo.main.getByRole('listitem')).toHaveText(['1 barn', '1 overgangsskema']);
    await savePictures(bo.page, 'receive-transition');
    expect(await brokenRules(bo.page)).toEqual([]);
    await bo.tap('Fortryd modtagelsen');
    expect(await storedRecords(bo.page), 'cancelled').toEqual(before);
    await receive(bo, file);
    await expect(bo.main).toContainText('1 barn er kommet på listen.');
    const once = await storedRecords(bo.page);
    const of = (kind: string) => once.filter(({ address: place }) => place.startsWith(`${kind}/`)).length;
    expect([of('child'), of('transition'), of('assessment'), of('draft')]).toEqual([1, 1, 0, 0]);

    await openFile(bo, file);
    await expect(bo.main).toContainText('Alt i filen er her allerede.');
    await bo.tap('Fortryd modtagelsen');
    expect(await storedRecords(bo.page), 'the same file again').toEqual(once);
    await toData(bo);
    await bo.tap('Læs loggen');
    await expect(bo.main).toContainText('Overgangsskema modtaget i en låst fil: Alma');

    await bo.toChildren();
    await bo.tap(/^Alma/);
    await expect(bo.button('Fortsæt vurderingen')).toHaveCount(0);
    await expect(bo.button('Begynd trivselsskemaet')).toBeVisible();
    await bo.tap('Overgangsskema');
    await bo.tap(/til Børnehaven Solsikken/);
    const there = bo.page.getByRole('region', { name: 'Det, der går med' });
    expect((await there.innerText()).replace(/\s+/g, ' ')).toBe(seen);
    await expect(bo.main).not.toContainText(/Bamsen|kun vores/);
  } finally {
    await other.discard();
  }
});

test('while contact with the parents is barred a finished overgangsskema does not go alone', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Cille', 4);
  await finish(app);
  await app.tap('Overgangsskemaer');
  await app.tap('Til barnets side');
  await app.tap('Bekymret nu? Gå direkte til næste skridt');
  await app.tick('Vold eller overgreb fra forældre');
  await app.stored();
  await app.toChildren();
  await app.tap(/^Cille/);
  await app.tap('Overgangsskema');
  await app.tap(/til Børnehaven Solsikken/);
  await expect(app.main).toContainText('Orientér ikke forældrene');
  await expect(app.button('Overlever skemaet')).toHaveCount(0);
  // Nor by its address.
  await page.evaluate(() => {
    history.replaceState(history.state, '', '#/overlever-skema');
    dispatchEvent(new PopStateEvent('popstate', { state: history.state as unknown }));
  });
  await app.at('Overlever overgangsskemaet: Cille');
  await expect(app.main).toContainText('Derfor kan skemaet ikke overleveres for sig nu');
  await expect(app.button('Lav filen')).toHaveCount(0);
  await savePictures(page, 'hand-over-transition-barred');
  expect(await brokenRules(page)).toEqual([]);
});
