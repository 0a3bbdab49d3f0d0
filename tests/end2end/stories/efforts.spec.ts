import { brokenRules } from '../browser/accessibility.js';
import { printed } from '../browser/paper.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { assess } from '../pages/assess.js';

test('an effort under § 30 asks its questions, is followed up until it ends, and is opened again', async ({ app: page }) => {
  test.setTimeout(180_000);
  const app = new AppPage(page);
  const on = (date: string): Promise<void> => page.clock.setFixedTime(`${date}T09:30:00`);
  /** Goes on after weeks in which the tablet lay locked. */
  const later = async (date: string): Promise<void> => {
    await on(date);
    await app.unlock();
  };
  await on('2026-02-02');
  await app.create();
  await app.tap('Tilføj barn');
  await app.type('Hvad kalder I barnet?', 'Alma');
  await page.getByLabel('Måned').selectOption('1');
  await app.type('År', '2022');
  await app.tap('Gem');
  await app.at('Alma');
  await app.tap('Indsatser');
  await app.at('Indsatser: Alma');
  await expect(app.main).toContainText('Her er ingen indsatser endnu.');
  await app.tap('Ny indsats');
  await app.at('Ny indsats: Alma');
  const begin = (): Promise<void> => app.tap('Begynd indsatsen');
  await begin();
  await expect(page.getByText('Vælg, hvad det er for en indsats.')).toBeVisible();
  await app.choose('Hvad er det for en indsats?', /§\s30/);
  await expect(app.main).toContainText('familien er ikke længere anonym');
  await begin();
  await expect(page.getByText('Svar på de fire spørgsmål.')).toBeVisible();
  await app.choose('Er problemet konkret?', 'Ja');
  await app.choose('Er det afgrænset?', 'Ved ikke');
  await app.choose('Kender vi omfanget godt nok?', 'Ja');
  await app.choose(/mere, end almenområdet/, 'Ja');
  await expect(app.main).toContainText('Tvivl hører ikke under § 30 alene.');
  await begin();
  await expect(page.getByText('Skriv, hvorfor I vælger § 30 alligevel.')).toBeVisible();
  await app.type('Hvorfor § 30 alligevel?', 'Vi mødes om det på tirsdag.');
  await begin();
  await expect(page.getByText('Sig det til forældrene først, og sæt kryds.')).toBeVisible();
  await app.tick('Forældrene ved, at de ikke længere er anonyme');
  await app.choose('Kommunens tilbud ved det nyeste trin på linealen', /^Kort familieforløb/);
  await expect(page.getByLabel('Hvad kalder I den?')).toHaveValue('Kort familieforløb');
  await app.type('Hvad skal være anderledes for barnet?', 'Alma falder i søvn inden otte.');
  await app.type('Slutter efter planen', '2026-01-30');
  await begin();
  await expect(page.getByText('Indsatsen slutter, før den begynder.')).toBeVisible();
  await app.type('Slutter efter planen', '2026-06-30');
  await app.choose('Hvornår følger I op?', 'Efter 6 uger, derefter hver 3. måned');
  // Nobody has chosen a step before: none stands chosen here.
  for (const ruler of ['Barnet nu', 'Forældrenes omsorg nu']) {
    await expect(page.getByRole('group', { name: ruler }).getByRole('radio', { checked: true })).toHaveCount(0);
  }
  await app.choose('Barnet nu', '5');
  expect(await brokenRules(page)).toEqual([]);
  await begin();
  await app.at('Kort familieforløb: Alma');
  await expect(app.main).toContainText('Opfølgning senest 16.03.2026');
  await expect(app.main).toContainText('barnet 5 af 10, omsorgen ved ikke');

  // The follow-up falls due; each one asks for the step down and ends in one of three.
  await later('2026-03-17');
  await app.toChildren();
  await app.tap('I dag');
  const overdue = page.getByRole('region', { name: 'Over fristen', exact: true });
  await expect(overdue).toContainText('Opfølgning på »Kort familieforløb« senest 16.03.2026');
  await overdue.getByRole('button', { name: /Kort familieforløb/ }).click();
  await app.at('Kort familieforløb: Alma');
  const keep = (): Promise<void> => app.tap('Gem opfølgningen');
  const followUp = async (moved: string, seen: string): Promise<void> => {
    await app.choose('Har barnet flyttet sig mod målet?', moved);
    await app.type('Hvad har I set?', seen);
    await app.choose('Kan vi gå et trin ned ad trappen?', 'Nej');
  };
  await followUp('Nej', 'Hun ligger vågen til ti.');
  await keep();
  await expect(page.getByText('Vælg, om I fortsætter, justerer eller afslutter.')).toBeVisible();
  await app.choose('Hvad gør I nu?', 'Justér');
  await expect(page.getByLabel('Næste opfølgning')).toHaveValue('2026-06-16');
  await keep();
  await expect(page.getByText('Skriv, hvad I gør anderledes.')).toBeVisible();
  await app.type('Hvad gør I anderledes?', 'Samme rytme begge steder.');
  await app.type('Næste opfølgning', '2026-03-24');
  expect(await brokenRules(page)).toEqual([]);
  await keep();
  await expect(page.getByRole('listitem')).toContainText('Justeret: Samme rytme begge steder.');
  await later('2026-03-24');
  await followUp('Nej', 'Stadig vågen til ti.');
  await app.choose('Hvad gør I nu?', 'Fortsæt');
  await app.type('Næste opfølgning', '2026-04-07');
  await keep();
  await expect(app.main).toContainText('Intet har flyttet sig ved to opfølgninger.');
  expect(await brokenRules(page)).toEqual([]);

  // It ends with a score after; a ruler that was not scored before is refused.
  await later('2026-04-07');
  await followUp('Ja, tydeligt', 'Hun sover før otte.');
  await app.choose('Hvad gør I nu?', 'Afslut');
  await app.choose('Forældrenes omsorg efter', '8');
  await keep();
  await expect(page.getByText('Der er ingen score fra før på den lineal')).toBeVisible();
  await app.choose('Forældrenes omsorg efter', 'Ved ikke');
  await app.choose('Barnet efter', '8');
  await keep();
  await expect(app.main).toContainText('Afsluttet 07.04.2026');
  await expect(app.main).toContainText('barnet 8 af 10');
  await expect(app.main).not.toContainText('Intet har flyttet sig');

  // The parents' slip: on paper while it is empty, then as they said it.
  await app.tap('Print spørgsmålene til forældrene');
  const slip = (await printed(page)).text;
  expect(slip).toContain('Hvad siger I som forældre?');
  const asked = ['Vi blev hørt.', 'Vi vidste, hvad der skulle ske, og hvorfor.', 'Hjælpen passede til vores barn.', 'Det er blevet lettere i hverdagen.', 'Vi ville sige ja til den hjælp igen.'];
  for (const question of asked) expect(slip).toContain(question);
  // What the professionals wrote to each other is not on the parents' paper.
  expect(slip).not.toMatch(/Opfølgninger|Spurgt før §\s30|Hun sover/);
  await app.tap('Print indsatsen');
  const notes = (await printed(page)).text;
  expect(notes).toContain('Opfølgninger');
  expect(notes).not.toContain('Hvad siger I som forældre?');

  // The parents get the tablet with the questions alone, and give it back locked.
  const withParents = async (): Promise<void> => {
    await app.tap('Vis spørgsmålene til forældrene');
    await app.at('Hvad siger I som forældre?');
  };
  const internal = /Hun sover|falder i søvn|vågen til ti|af 10|Opfølgning|Genåbn|Kort familieforløb|Alma/;
  await withParents();
  expect(await page.locator('body').innerText()).not.toMatch(internal);
  expect(await page.content()).not.toMatch(internal);
  expect(await brokenRules(page)).toEqual([]);
  await expect(app.button('Næste skridt')).toBeDisabled();
  await expect(app.main.getByRole('button')).toHaveText(['Færdig']);
  await expect(app.main.getByRole('group')).toHaveCount(asked.length);
  for (const question of asked) await expect(app.main.getByRole('group', { name: question })).toBeVisible();
  await app.choose('Vi blev hørt.', 'Delvist');
  // The way back leads through the lock, and takes no answer away.
  await page.goBack();
  await app.at('Lås op');
  expect(await page.content()).not.toMatch(internal);
  await page.goBack();
  await page.goForward();
  await app.at('Lås op');
  await app.unlock();
  await app.at(/Kort familieforløb|Hvad siger I/);
  if ((await app.heading.innerText()).startsWith('Kort')) await withParents();
  await expect(page.getByRole('group', { name: 'Vi blev hørt.' }).getByRole('radio', { name: 'Delvist' })).toBeChecked();
  await app.type('Med jeres egne ord', 'Det var rart.');
  await app.tap('Færdig');
  await app.at('Lås op');
  expect(await page.content()).not.toMatch(internal);
  await app.unlock();
  await app.at('Kort familieforløb: Alma');
  await expect(app.main).toContainText('Det siger forældrene');
  await expect(app.main).toContainText('Det var rart.');
  await expect(app.button('Vis spørgsmålene til forældrene')).toHaveCount(0);

  await app.tap(/^Genåbn$/);
  await expect(page.getByText('Skriv, hvorfor indsatsen genåbnes.')).toBeVisible();
  await app.type('Hvorfor?', 'Søvnen er dårlig igen.');
  await app.type('Næste opfølgning', '2026-05-04');
  await app.tap(/^Genåbn$/);
  await expect(app.main).toContainText('I gang. Opfølgning senest 04.05.2026');
  await page.reload();
  await app.unlock();
  await app.at('Kort familieforløb: Alma');
  await expect(app.main).toContainText('Søvnen er dårlig igen.');
  await expect(app.main).toContainText('Det var rart.');

  // It stands in the course and in what an underretning begins with.
  await app.tap('Indsatser');
  await app.tap('Til barnets side');
  await app.tap('Forløb');
  await app.choose('Vis', 'Indsatser');
  await expect(page.locator('.timeline > li')).toHaveCount(5);
  await app.tap('Til barnets side');
  await app.tap(/^Underretning$/);
  await app.tap('Skriv underretning');
  await expect(page.getByLabel('Det, vi har prøvet', { exact: true })).toHaveValue(/Kort familieforløb[\s\S]*Hun sover før otte\./);
});

test('while contact with the parents is barred no effort is begun', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Cille', 4);
  await app.tap(/^Underretning$/);
  await app.tap('Skriv underretning');
  await app.choose(/viden eller mistanke om vold/, /^Ja, og det kan være en forælder/);
  await app.stored();
  await app.tap('Underretninger');
  await app.tap('Til barnets side');
  await app.tap('Indsatser');
  await expect(app.main).toContainText('Følg underretningen først.');
  await expect(app.button('Ny indsats')).toHaveCount(0);
});

test('a new effort begins at the steps that were chosen last, and says whose they are', async ({ app: page }) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  const followUp = new Date(Date.now() + 42 * 86_400_000).toISOString().slice(0, 10);
  await assess(app, 'Alma', { position: /Grøn/, consent: 'De giver samtykke', step: /Fortsat almen/, followUp });
  await app.tap('Til barnets side');
  await app.at('Alma');
  await app.tap('Indsatser');
  await app.tap('Ny indsats');
  await app.at('Ny indsats: Alma');
  await expect(app.main).toContainText(/Det nyeste trin på linealen: barnet 7 af 10, omsorgen 8 af 10 \(Mette, pædagog, \d\d\.\d\d\.\d{4}\)\./);
  await expect(page.getByRole('group', { name: 'Barnet nu' }).getByRole('radio', { checked: true })).toHaveCount(0);
  await app.tap('Det passer også i dag');
  const chosen = (ruler: string) => page.getByRole('group', { name: ruler }).getByRole('radio', { checked: true });
  await expect(chosen('Barnet nu')).toHaveAccessibleName('7');
  await expect(chosen('Forældrenes omsorg nu')).toHaveAccessibleName('8');
  await app.choose('Forældrenes omsorg nu', 'Ved ikke');
  await expect(chosen('Forældrenes omsorg nu')).toHaveAccessibleName('Ved ikke');
  await expect(app.button('Det passer også i dag')).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);
  await app.choose('Hvad er det for en indsats?', /egen indsats/);
  await app.type('Hvad kalder I den?', 'Faste rammer');
  await app.type('Hvad skal være anderledes for barnet?', 'Alma sover.');
  await app.type('Slutter efter planen', followUp);
  await app.choose('Hvornår følger I op?', 'Hver 6. uge');
  await app.tap('Begynd indsatsen');
  await app.at('Faste rammer: Alma');
  await expect(app.main).toContainText('barnet 7 af 10, omsorgen ved ikke');
});

test('of an effort that has ended the parents are asked nothing once contact with them is barred, by any way', async ({ app: page }) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await app.create();
  await app.addChild('Cille', 4);
  await app.tap('Indsatser');
  await app.tap('Ny indsats');
  await app.at('Ny indsats: Cille');
  await app.choose('Hvad er det for en indsats?', /egen indsats/);
  await app.type('Hvad kalder I den?', 'Faste rammer');
  await app.type('Hvad skal være anderledes for barnet?', 'Cille sover.');
  await app.type('Slutter efter planen', inAMonth);
  await app.choose('Hvornår følger I op?', 'Hver 6. uge');
  await app.tap('Begynd indsatsen');
  await app.at('Faste rammer: Cille');
  await app.choose('Har barnet flyttet sig mod målet?', 'Ja, tydeligt');
  await app.type('Hvad har I set?', 'Hun sover.');
  await app.choose('Kan vi gå et trin ned ad trappen?', 'Nej');
  await app.choose('Hvad gør I nu?', 'Afslut');
  await app.tap('Gem opfølgningen');
  await expect(app.main).toContainText('Afsluttet');
  const ways = ['Vis spørgsmålene til forældrene', 'Print spørgsmålene til forældrene'];
  for (const way of ways) await expect(app.button(way)).toBeVisible();

  await app.tap('Indsatser');
  await app.tap('Til barnets side');
  await app.at('Cille');
  await app.tap('Bekymret nu? Gå direkte til næste skridt');
  await app.tick('Vold eller overgreb fra forældre');
  await app.stored();
  await app.toChildren();
  await app.tap(/^Cille/);
  await app.tap('Indsatser');
  await app.tap(/^Faste rammer/);
  const nothingIsAsked = async (): Promise<void> => {
    for (const way of ways) await expect(app.button(way), way).toHaveCount(0);
    await expect(page.getByRole('group', { name: 'Vi blev hørt.' })).toHaveCount(0);
    await expect(page.locator('.slip')).toHaveCount(0);
  };
  await app.at('Faste rammer: Cille');
  await expect(app.main).toContainText('Afsluttet');
  await nothingIsAsked();
  expect((await printed(page)).text).not.toMatch(/Hvad siger I som forældre|Vi blev hørt/);

  // By the address alone: an entry that is about this effort, as a reload finds it.
  await page.evaluate(() => history.replaceState(history.state, '', '#/foraeldrenes-svar'));
  await page.reload();
  await app.unlock();
  await app.at('Hvad siger I som forældre?');
  await expect(app.main).toContainText('Her er ingen spørgsmål lige nu.');
  await nothingIsAsked();
  await expect(app.main.getByRole('radio').or(app.main.getByRole('textbox'))).toHaveCount(0);
  await app.tap('Færdig');
  await app.unlock();
  await app.at('Faste rammer: Cille');
  await nothingIsAsked();
  // And typed over the one that is shown, which is about no child.
  await page.evaluate(() => {
    location.hash = '#/foraeldrenes-svar';
  });
  await app.at('Børn');
  await nothingIsAsked();
});
