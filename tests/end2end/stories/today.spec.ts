import { brokenRules } from '../browser/accessibility.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { assess } from '../pages/assess.js';

test('a follow-up falls due across easter, is postponed with both dates kept, and is found again', async ({ app: page }) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  const on = (date: string): Promise<void> => page.clock.setFixedTime(`${date}T09:30:00`);
  await on('2026-04-01');
  await app.create();
  await app.tap('I dag');
  await app.at('I dag');
  await expect(app.main).toContainText('Der er ikke noget, der haster.');
  await app.toChildren();
  await app.tap('Tilføj barn');
  await app.type('Hvad kalder I barnet?', 'Alma');
  await page.getByLabel('Måned').selectOption('1');
  await app.type('År', '2022');
  await app.tap('Gem');
  await app.at('Alma');
  await assess(app, 'Alma', {
    position: /Gul/,
    consent: 'Vi har ikke talt med dem endnu',
    step: /Tal med/,
    followUp: '2026-04-07',
  });

  // Five working days after the wednesday before easter: skærtorsdag, langfredag and anden
  // påskedag are none. The follow-up on the tuesday after easter is soon.
  await app.toChildren();
  await app.tap('I dag');
  const group = (name: string) => page.getByRole('region', { name, exact: true });
  await expect(group('Snart')).toContainText('Samtale med forældrene senest 13.04.2026');
  await expect(group('Snart')).toContainText('5 hverdage efter beslutningen');
  await expect(group('Snart')).toContainText('Opfølgning senest 07.04.2026');
  expect(await brokenRules(page)).toEqual([]);

  // It has fallen due: the first screen after unlocking.
  await app.toChildren();
  // A tablet that lay over easter has locked.
  await on('2026-04-08');
  await app.unlock();
  await app.at('I dag');
  await expect(group('Over fristen')).toContainText('! Over fristen i 1 hverdag');
  await expect(group('Over fristen')).toContainText('Aftalt i vurderingen.');
  await expect(group('Over fristen').locator('.badge--late')).toHaveText('! Over fristen i 1 hverdag');
  expect(await brokenRules(page)).toEqual([]);
  // A talk with the parents leads to where it is noted.
  await page.getByRole('button', { name: /Samtale med forældrene senest/ }).click();
  await app.at('Forældrene til Alma');
  await app.toChildren();
  await app.tap('I dag');
  await group('Over fristen').getByRole('button').click();
  await app.at('Alma');

  // The child's page says the same, what was agreed and by whom, and leads on.
  await expect(app.main).toContainText('! Over fristen i 1 hverdag');
  await expect(app.main).toContainText(/Aftalt \d\d\.\d\d\.2026 af Mette, pædagog: .* Tovholder: Mette\./);
  await expect(app.button('Følg op nu')).toBeVisible();
  await app.tap('Udsæt opfølgningen');
  await app.at('Udsæt opfølgning: Alma');
  await app.tap(/^Udsæt$/);
  await expect(page.getByText('Vælg en ny dato.')).toBeVisible();
  await app.type('Ny dato', '2026-04-07');
  await app.tap(/^Udsæt$/);
  await expect(page.getByText('Datoen er gået.')).toBeVisible();
  await app.type('Ny dato', '2026-05-14');
  await expect(page.getByText('Den dag er ikke en hverdag.')).toBeVisible();
  await app.type('Ny dato', '2026-04-20');
  await app.tap(/^Udsæt$/);
  await expect(page.getByText('Skriv, hvorfor opfølgningen udsættes.')).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);
  await app.type('Hvorfor?', 'Alma er på ferie.');
  await app.tap(/^Udsæt$/);
  await app.at('Alma');
  await expect(app.main).toContainText('Senest 20.04.2026');
  await expect(app.main).toContainText('Udsat fra 07.04.2026 til 20.04.2026');
  await expect(app.main).toContainText('Alma er på ferie.');

  // The assessment says what it said, and both dates are kept.
  await app.main.getByRole('listitem').getByRole('button').first().click();
  await app.at('Vurdering: Alma');
  await expect(app.main).toContainText('07.04.2026');
  await app.toChildren();
  await page.reload();
  await app.unlock();
  await app.at('Børn');
  await app.tap('I dag');
  await page.getByText('Senere (1)').click();
  await expect(app.main).toContainText('Opfølgning senest 20.04.2026');
  await expect(app.main).toContainText('Udsat. Først aftalt: 07.04.2026.');
});

test('the practice institution shows what is due, and a draft leads back to where it was left', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.tap('Prøv med eksempelbørn');
  await app.at('I dag');
  const overdue = page.getByRole('region', { name: 'Over fristen', exact: true });
  await expect(overdue.getByRole('button', { name: /^David/ }).first()).toContainText('Over fristen');
  await expect(page.getByText('Ikke vurderet endnu (1)')).toBeVisible();
  await page.getByText('Ikke vurderet endnu (1)').click();
  await app.tap(/^Ida/);
  await app.tap('Begynd trivselsskemaet');
  await app.answerArea('Ses tydeligt', 'I trivsel');
  await app.toChildren();
  await app.tap('I dag');
  await page.getByRole('region', { name: 'I gang', exact: true }).getByRole('button', { name: /^Ida/ }).click();
  await app.at('Kontakt med voksne');
});

test('an assessment goes on at the first question without an answer, also after a reload', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Begynd trivselsskemaet');
  await app.answerArea('Ses tydeligt', 'I trivsel');
  await app.tap(/^Videre/);
  await app.at('Kontakt med voksne');
  const question = (index: number) => page.getByRole('region', { name: 'Tegn' }).getByRole('group').nth(index).getByRole('radio');
  await question(0).first().check();
  await app.stored();
  await app.toChildren();
  await app.tap(/^Alma/);
  await app.tap('Fortsæt vurderingen');
  await app.at('Kontakt med voksne');
  await expect(question(1).first()).toBeFocused();
  await expect(question(1).first()).toBeInViewport();
  await expect(question(1).first()).not.toBeChecked();
  await page.reload();
  await app.unlock();
  await app.at('Kontakt med voksne');
  await expect(question(1).first()).toBeFocused();

  // Where all is answered, and where nothing is, the screen begins at its heading.
  await app.answerArea('Ses tydeligt', 'I trivsel');
  await app.tap(/^Videre/);
  await expect(app.heading).not.toHaveText('Kontakt med voksne');
  await expect(app.heading).toBeFocused();
  await app.tap('Tilbage');
  await app.at('Kontakt med voksne');
  await expect(app.heading).toBeFocused();

  // All areas are left open but the first two: the third is next.
  await app.toChildren();
  await app.tap(/^Alma/);
  await app.tap('Fortsæt vurderingen');
  await expect(app.main).toContainText('Trin 3 af 9');
});

test('working days count store bededag since 2024 and leave out new year, and a concern says how long it is open', async ({ app: page }) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  const on = (date: string): Promise<void> => page.clock.setFixedTime(`${date}T09:30:00`);
  const add = async (label: string): Promise<void> => {
    await app.tap('Tilføj barn');
    await app.type('Hvad kalder I barnet?', label);
    await page.getByLabel('Måned').selectOption('1');
    await app.type('År', '2023');
    await app.tap('Gem');
    await app.at(label);
  };
  const assessed = { position: /Gul/, consent: 'Vi har ikke talt med dem endnu', step: /Tal med/ };
  await on('2026-12-29');
  await app.create();
  await add('Alma');
  await assess(app, 'Alma', { ...assessed, followUp: '2027-01-20' });
  await app.toChildren();
  await app.tap('I dag');
  // The 31st is a closed day and the 1st a holiday.
  const soon = page.getByRole('region', { name: 'Snart', exact: true });
  await expect(soon.getByRole('button', { name: /^Alma/ })).toContainText('Samtale med forældrene senest 07.01.2027');

  await on('2027-04-21');
  await app.unlock();
  await app.at('I dag');
  await page.getByText('Åbne bekymringer (1)').click();
  await expect(app.main).toContainText('Åben siden 29.12.2026 (16 uger).');
  await app.toChildren();
  await add('Bertil');
  await assess(app, 'Bertil', { ...assessed, followUp: '2027-05-19' });
  await app.toChildren();
  await app.tap('I dag');
  // What was store bededag, the 23rd, is a day like any other.
  await expect(soon.getByRole('button', { name: /^Bertil/ })).toContainText('Samtale med forældrene senest 28.04.2027');
});
