import type { Page } from '@playwright/test';
import { overwrite, storedRecords, withByte, withFlippedByte, type StoredRecord } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage, PASSPHRASE } from '../pages/app.js';

/** The byte of an envelope that says its format, behind "NSKR". */
const FORMAT_AT = 4;

/** Two children, and an assessment of the second with two answers, one write each. */
async function filled(page: Page): Promise<AppPage> {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.toChildren();
  await app.addChild('Bo', 2);
  await app.tap('Begynd trivselsskemaet');
  await answer(app, 0, 'Ses tydeligt');
  await answer(app, 1, 'Ses delvist');
  await app.lock();
  return app;
}

/** Answers a question and waits for the write that holds the answer. */
async function answer(app: AppPage, question: number, name: string): Promise<void> {
  const draft = async () => (await storedRecords(app.page, 'draft'))[0]?.generation ?? 0;
  const before = await draft();
  await app.page.getByRole('group', { name: /./ }).nth(question).getByRole('radio', { name }).check();
  await expect.poll(draft).toBe(before + 1);
}

async function only(page: Page, kind: string): Promise<StoredRecord> {
  const [record] = await storedRecords(page, kind);
  if (!record) throw new Error(`nothing is stored under ${kind}`);
  return record;
}

/** Damages one of the two children, whichever comes first, and returns what then is stored. */
async function damageFirstChild(page: Page, damage: (record: StoredRecord) => StoredRecord): Promise<StoredRecord> {
  const damaged = damage(await only(page, 'child/'));
  await overwrite(page, damaged);
  return damaged;
}

test('a damaged lock opens as it was before, and it is told that an earlier passphrase works again', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.tap('Indstillinger');
  await app.tap('Skift adgangssætning');
  await app.tap('Jeg vil selv vælge');
  const other = 'syv stille duer over havnen';
  await app.type('Vælg en adgangssætning', other);
  await app.type('Skriv adgangssætningen igen', other);
  await app.tap('Skift adgangssætning');
  await expect(page.getByText('Adgangssætningen er skiftet.')).toBeVisible();
  await app.toChildren();
  await overwrite(page, withFlippedByte(await only(page, 'header')));
  await page.reload();
  await app.unlock(PASSPHRASE);
  await app.at('Børn');
  await expect(app.main).toContainText('En tidligere adgangssætning kan derfor virke igen.');
});

test('a damaged newest state opens as the state before it, and it is told', async ({ app: page }) => {
  const app = await filled(page);
  await overwrite(page, withFlippedByte(await only(page, 'draft')));
  await app.unlock();
  await app.at('Tryghed og grundstemning');
  await expect(page.getByRole('radio', { name: 'Ses tydeligt', checked: true })).toHaveCount(1);
  await expect(page.getByRole('radio', { name: 'Ses delvist', checked: true })).toHaveCount(0);
  await app.toChildren();
  await expect(app.main).toContainText('1 optegnelse(r) var beskadiget. Den forrige udgave er åbnet i stedet.');
});

test('who comes back into a form whose last change is damaged is told there', async ({ app: page }) => {
  const app = await filled(page);
  await overwrite(page, withFlippedByte(await only(page, 'draft')));
  await app.unlock();
  await app.at('Tryghed og grundstemning');
  await expect(page.getByText(/var beskadiget/)).toBeVisible();
});

for (const [what, damage] of [
  ['with one bit turned', (record: StoredRecord) => withFlippedByte(record)],
  ['with one bit of its header turned', (record: StoredRecord) => withFlippedByte(record, 10)],
  ['that was cut', (record: StoredRecord) => ({ ...record, current: record.current.slice(0, 80) })],
  ['of no bytes', (record: StoredRecord) => ({ ...record, current: '' })],
  ['of another generation', (record: StoredRecord) => ({ ...record, generation: record.generation + 5 })],
] as const) {
  test(`a record ${what} is set aside, told, and still there; the others open`, async ({ app: page }) => {
    const app = await filled(page);
    const damaged = await damageFirstChild(page, damage);
    await app.unlock();
    await app.toChildren();
    await expect(app.main).toContainText('1 optegnelse(r) kan ikke åbnes. De er lagt til side og er ikke slettet.');
    await expect(app.main.getByRole('listitem')).toHaveCount(1);
    await app.addChild('Carla', 4);
    const now = await storedRecords(page, 'child/');
    expect(now).toHaveLength(3);
    expect(now).toContainEqual(damaged);
  });
}

test('a record of a newer program is told and left untouched', async ({ app: page }) => {
  const app = await filled(page);
  const newer = await damageFirstChild(page, (record) => ({
    ...withByte(record, FORMAT_AT, 2),
    previous: record.current,
  }));
  await app.unlock();
  await app.toChildren();
  await expect(app.main).toContainText('1 optegnelse(r) er gemt af en nyere udgave af programmet. De røres ikke.');
  await app.addChild('Carla', 4);
  expect(await storedRecords(page, 'child/')).toContainEqual(newer);
});

test('a damaged child’s key takes that child alone out of reach', async ({ app: page }) => {
  const app = await filled(page);
  await overwrite(page, withFlippedByte(await only(page, 'child-key/')));
  await app.unlock();
  await app.toChildren();
  await expect(app.main).toContainText(/kan ikke åbnes. De er lagt til side og er ikke slettet./);
  await expect(app.main.getByRole('listitem')).toHaveCount(1);
});

for (const [what, change, message] of [
  [
    'damaged',
    (header: StoredRecord) => ({ ...withFlippedByte(header, 0), previous: null }),
    'Låsen på tabletten er beskadiget og kan ikke åbnes. Intet er slettet.',
  ],
  [
    'of a newer program',
    (header: StoredRecord) => withByte(header, FORMAT_AT, 9),
    'Tabletten er sidst brugt med en nyere udgave af programmet. Intet er rørt.',
  ],
] as const) {
  test(`a lock that is ${what} is told, and no new vault is made over it`, async ({ app: page }) => {
    const app = await filled(page);
    const changed = change(await only(page, 'header'));
    await overwrite(page, changed);
    const before = await storedRecords(page);
    await page.reload();
    await expect(app.main).toContainText(message);
    await expect(app.button('Opret på denne tablet')).toHaveCount(0);
    expect(await storedRecords(page)).toEqual(before);
  });
}

test('a lock whose newest state is damaged still opens as it was before', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.tap('Indstillinger');
  await app.tap('Skift adgangssætning');
  await app.tap('Jeg vil selv vælge');
  await app.type('Vælg en adgangssætning', 'syv grønne cykler i regnvejr');
  await app.type('Skriv adgangssætningen igen', 'syv grønne cykler i regnvejr');
  await app.tap('Skift adgangssætning');
  await expect(page.getByText('Adgangssætningen er skiftet.')).toBeVisible();
  const header = await only(page, 'header');
  await overwrite(page, withFlippedByte(header));
  await page.reload();
  await app.unlock(PASSPHRASE);
  await app.at('Indstillinger');
});
