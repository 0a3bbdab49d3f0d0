import { brokenRules } from '../browser/accessibility.js';
import { Device } from '../browser/device.js';
import { savePictures } from '../browser/screens.js';
import { storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { chooseAndOpen, finish, handOver, make, openFile, receive, say, toData, toHandOver } from '../pages/hand-over.js';

const KEY = 'age1xmwwc06ly3ee5rytxm9mflaz2u56jjj36s0mypdrwsvlul66mv4q47ryef';
const SECRET = 'AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0';

/** Notes a talk with the parents of a child. */
async function talk(app: AppPage, child: string, text: string): Promise<void> {
  await toChild(app, child);
  await app.tap('Forældre');
  await app.type('Hvad fik de at vide?', text);
  await app.tap('Gem samtalen');
  await expect(app.main.getByRole('listitem').filter({ hasText: text })).toHaveCount(1);
  await app.tap('Til barnets side');
}

async function toChild(app: AppPage, child: string): Promise<void> {
  await app.toChildren();
  await app.page.getByRole('button', { name: new RegExp(`^${child}`) }).click();
  await app.at(child);
}

async function expectTalks(app: AppPage, child: string, texts: string[]): Promise<void> {
  await toChild(app, child);
  await app.tap('Forældre');
  for (const text of texts) await expect(app.main.getByText(text)).toHaveCount(1);
  await app.tap('Til barnets side');
}

test('a case goes to another tablet, is seen before it comes in, goes on in both places and comes back', async ({ device, address, guard }) => {
  test.setTimeout(300_000);
  const mette = new AppPage(await device.open());
  await mette.create('Mette');
  await mette.addChild('Alma', 4);
  await talk(mette, 'Alma', 'Vi talte om søvn <b>derhjemme</b>');
  await toHandOver(mette, 'Alma');
  await expect(mette.main).toContainText('1 samtale med forældre');
  await mette.tap('Lav filen');
  await expect(mette.page.getByText('Skriv, hvor I overleverer fra.')).toBeVisible();
  await say(mette);
  await savePictures(mette.page, 'hand-over');
  expect(await brokenRules(mette.page)).toEqual([]);
  const file = await make(mette);
  expect(file.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
  for (const text of ['Alma', 'søvn', 'Skovbrynet']) expect(file.includes(text), text).toBe(false);
  await savePictures(mette.page, 'hand-over-ready');
  await toData(mette);
  await mette.tap('Læs loggen');
  await expect(mette.main).toContainText('Overleveret i en låst fil: Alma');
  await expect(mette.main).toContainText('Til: Skovbrynet');

  const other = new Device(address, guard);
  try {
    const bo = new AppPage(await other.open());
    await bo.create('Bo', 'Dagplejer');
    await bo.addChild('Ida', 3);
    const before = await storedRecords(bo.page);
    await openFile(bo, file, 'en helt anden sætning end den');
    await expect(bo.page.getByRole('alert')).toContainText('Adgangssætningen passer ikke til filen.', { timeout: 60_000 });
    await savePictures(bo.page, 'receive-refused');
    expect(await storedRecords(bo.page)).toEqual(before);
    await chooseAndOpen(bo, file, 'tre røde skovle i sandkassen');
    await bo.at('Det er i filen');
    await expect(bo.main).toContainText('Solgården, Mette, pædagog');
    await expect(bo.main).toContainText('Barnet er ikke her endnu og kommer på listen.');
    await savePictures(bo.page, 'receive-preview');
    expect(await brokenRules(bo.page)).toEqual([]);
    await bo.tap('Fortryd modtagelsen');
    await bo.at('Modtag en overlevering');
    expect(await storedRecords(bo.page), 'cancelled').toEqual(before);

    await receive(bo, file);
    await expect(bo.main).toContainText('1 barn er kommet på listen.');
    await expectTalks(bo, 'Alma', ['Vi talte om søvn <b>derhjemme</b>']);
    await toData(bo);
    await bo.tap('Læs loggen');
    await expect(bo.main).toContainText('Modtaget i en låst fil: Alma');
    await expect(bo.main).toContainText('Fra: Solgården, Mette');
    const once = await storedRecords(bo.page);
    await openFile(bo, file);
    await bo.at('Det er i filen');
    await expect(bo.main).toContainText('Alt i filen er her allerede.');
    await expect(bo.button('Tag imod')).toHaveCount(0);
    await bo.tap('Fortryd modtagelsen');
    expect(await storedRecords(bo.page), 'the same file again').toEqual(once);

    // Both go on, and exchange.
    await talk(bo, 'Alma', 'Hos Bo: Alma er faldet til');
    await talk(mette, 'Alma', 'Hos Mette: en sidste samtale');
    const back = await handOver(bo, 'Alma');
    await receive(mette, back);
    const again = await handOver(mette, 'Alma');
    await receive(bo, again);
    const all = ['Vi talte om søvn <b>derhjemme</b>', 'Hos Bo: Alma er faldet til', 'Hos Mette: en sidste samtale'];
    await expectTalks(mette, 'Alma', all);
    await expectTalks(bo, 'Alma', all);
    // What came in opens again, and the child that was here is untouched.
    await bo.lock();
    await bo.unlock();
    await expectTalks(bo, 'Alma', all);
    await toChild(bo, 'Ida');
  } finally {
    await other.discard();
  }
});

test('the same draft that two tablets went on with is kept twice and asked about', async ({ device, address, guard }) => {
  test.setTimeout(300_000);
  const one = new AppPage(await device.open());
  await one.create('Mette');
  await one.addChild('Alma', 4);
  await one.tap('Begynd trivselsskemaet');
  await one.type('Hvad fungerer?', 'Sange om morgenen');
  await one.stored();
  const first = await handOver(one, 'Alma', true);
  const other = new Device(address, guard);
  try {
    const two = new AppPage(await other.open());
    await two.create('Mette');
    await receive(two, first);
    await toChild(two, 'Alma');
    await two.tap('Fortsæt vurderingen');
    await two.at('Tryghed og grundstemning');
    await two.type('Hvad fungerer?', 'Ro ved måltidet på tablet to');
    await two.stored();
    await toChild(one, 'Alma');
    await one.tap('Fortsæt vurderingen');
    await one.at('Tryghed og grundstemning');
    await one.type('Hvad fungerer?', 'Leg på legepladsen på tablet et');
    await one.stored();
    const second = await handOver(two, 'Alma', true);
    await openFile(one, second);
    await one.at('Det er i filen');
    await expect(one.main).toContainText('Der er skrevet i den samme begge steder');
    await savePictures(one.page, 'receive-doubt');
    expect(await brokenRules(one.page)).toEqual([]);
    await one.tap('Tag imod');
    await one.at('Filen er modtaget');
    expect((await storedRecords(one.page, 'draft/')).length).toBe(2);
    await toChild(one, 'Alma');
    await expect(one.button('Fortsæt vurderingen')).toHaveCount(2);
    const texts: string[] = [];
    for (const draft of [0, 1]) {
      await toChild(one, 'Alma');
      await one.button('Fortsæt vurderingen').nth(draft).click();
      const works = one.page.getByLabel('Hvad fungerer?', { exact: true });
      await expect(works).toHaveValue(/på tablet/);
      texts.push(await works.inputValue());
    }
    for (const text of ['tablet et', 'tablet to']) expect(texts.filter((found) => found.includes(text))).toHaveLength(1);
  } finally {
    await other.discard();
  }
});

test('damaged, swapped and hostile files are refused and nothing is written', async ({ app: page }) => {
  test.setTimeout(240_000);
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  const file = await handOver(app, 'Alma');
  const before = await storedRecords(page);
  await toData(app);
  await app.tap('Modtag en fil');
  const flipped = Buffer.from(file);
  flipped[flipped.length - 20] = (flipped[flipped.length - 20] ?? 0) ^ 1;
  const cases: [string, Buffer, RegExp][] = [
    ['empty', Buffer.alloc(0), /ikke en overlevering|ikke hel/],
    ['a zip named .age', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(4_000, 7)]), /ikke en overlevering/],
    ['a bomb', Buffer.alloc(10_000_000, '['), /ikke en overlevering|for stor/],
    ['cut off', file.subarray(0, file.length - 40), /beskadiget/],
    ['one bit', flipped, /beskadiget/],
  ];
  for (const [name, bytes, text] of cases) {
    await chooseAndOpen(app, bytes, 'tre røde skovle i sandkassen');
    await expect(page.getByRole('alert'), name).toContainText(text, { timeout: 60_000 });
    await expect(app.button('Tag imod'), name).toHaveCount(0);
    expect(await storedRecords(page), name).toEqual(before);
  }
});

test('a file for a public key opens with its secret key alone', async ({ device, address, guard }) => {
  test.setTimeout(240_000);
  const app = new AppPage(await device.open());
  await app.create();
  await app.addChild('Alma', 4);
  await toHandOver(app, 'Alma');
  await say(app);
  await app.choose('Lås filen med', /Modtagerens offentlige nøgle/);
  await app.type('Modtagerens offentlige nøgle', SECRET);
  await app.tap('Lav filen');
  await expect(app.page.getByText('Det er en hemmelig nøgle.')).toBeVisible();
  await app.type('Modtagerens offentlige nøgle', KEY.replace('q47', 'q48'));
  await app.tap('Lav filen');
  await expect(app.page.getByText('Der er en fejl i nøglen.')).toBeVisible();
  await app.type('Modtagerens offentlige nøgle', KEY);
  const file = await finish(app);
  const other = new Device(address, guard);
  try {
    const bo = new AppPage(await other.open());
    await bo.create('Bo');
    await openFile(bo, file);
    await expect(bo.page.getByRole('alert')).toContainText('Filen åbnes med en nøgle', { timeout: 60_000 });
    await bo.choose('Åbn den med', 'En hemmelig nøgle');
    await bo.type('Hemmelig nøgle', SECRET);
    await bo.tap('Se, hvad der er i filen');
    await bo.at('Det er i filen');
    await bo.tap('Tag imod');
    await expect(bo.main).toContainText('1 barn er kommet på listen.');
  } finally {
    await other.discard();
  }
});

test('a file for the key of a team opens where the team is, and nowhere else', async ({ device, address, guard }) => {
  test.setTimeout(240_000);
  const team = new AppPage(await device.open());
  await team.create('Bo');
  await toData(team);
  await team.tap('Se jeres modtagernøgle');
  await team.tap('Lav en nøgle');
  const key = await team.main.getByText(/^age1[a-z0-9]{58}$/).innerText();

  const other = new Device(address, guard);
  try {
    const sender = new AppPage(await other.open());
    await sender.create();
    await sender.addChild('Alma', 4);
    await toHandOver(sender, 'Alma');
    await say(sender);
    await sender.choose('Lås filen med', /Modtagerens offentlige nøgle/);
    await sender.type('Modtagerens offentlige nøgle', key);
    const file = await finish(sender);
    const open = async (app: AppPage) => {
      await toData(app);
      await app.tap('Modtag en fil');
      await app.page.getByLabel('Vælg filen').setInputFiles({ name: 'a.age', mimeType: 'application/octet-stream', buffer: file });
      await app.choose('Åbn den med', 'Jeres modtagernøgle');
      await app.tap('Se, hvad der er i filen');
    };
    await open(sender);
    await expect(sender.page.getByRole('alert')).toContainText('Her er ingen modtagernøgle.');
    // A key that was made since opens what was sealed for the one before.
    await team.tap('Lav en ny nøgle …');
    await team.tap('Lav den nye nøgle');
    await expect(team.main).toContainText('I har haft én nøgle før.');
    await open(team);
    await team.at('Det er i filen');
    await team.tap('Tag imod');
    await expect(team.main).toContainText('1 barn er kommet på listen.');
  } finally {
    await other.discard();
  }
});

test('a child that was deleted comes back by a clear yes, and stays', async ({ app: page }) => {
  test.setTimeout(240_000);
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await talk(app, 'Alma', 'Vi talte om søvn');
  const file = await handOver(app, 'Alma');
  await toChild(app, 'Alma');
  await app.tap('Opbevaring og sletning');
  await app.tap('Slet barnet …');
  await app.tick(/er journaliseret/);
  await app.tap('Slet Alma for altid');
  await app.at('Børn');
  const before = await storedRecords(page);
  await openFile(app, file);
  await app.at('Det er i filen');
  await expect(app.main).toContainText('I har slettet barnet her.');
  await app.tap('Tag imod');
  await app.at('Filen er modtaget');
  expect(await storedRecords(page)).toEqual(before);
  await openFile(app, file);
  await app.at('Det er i filen');
  await app.tick('Ja, hent barnet ind igen');
  await app.tap('Tag imod');
  await app.at('Filen er modtaget');
  await expectTalks(app, 'Alma', ['Vi talte om søvn']);
  await app.lock();
  await app.unlock();
  await expectTalks(app, 'Alma', ['Vi talte om søvn']);
});

test('a file about a child whose parents must not know says so', async ({ app: page }) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Bekymret nu? Gå direkte til næste skridt');
  await app.tick('Vold eller overgreb fra forældre');
  await app.stored();
  await toHandOver(app, 'Alma');
  await expect(app.page.getByRole('alert')).toContainText('Filen må ikke nå forældrene.');
  await savePictures(page, 'hand-over-barred');
  expect(await brokenRules(page)).toEqual([]);
});
