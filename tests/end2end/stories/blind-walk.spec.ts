import { traces, watchMemory } from '../browser/heap.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { addColleague, BO, enter } from '../pages/colleagues.js';

const TYPED = ['Kanariesang ved kvisten', 'Kanariehop ved kvaernen', 'Kanariegrund i kvalmen'];
/** Answers, mark and position: words of the form that stand nowhere else while nothing is completed. */
const CHOSEN = ['Ses sjældent', 'Bekymring', 'Rød'];

/** Pages of the child, by the button that leads to them. */
const ROOMS = [
  'Forældre',
  'Overgangsskema',
  'Indsatser',
  'Find tilbud',
  'Møder',
  'Forløb',
  'Anonym sparring',
  'Underretning',
  'Se og skriv fokusaftaler',
  'Opbevaring og sletning',
  'Indsigt: alt om barnet',
  'Fil til et andet system',
  'Overlever',
];

test('a colleague walks through every room and meets nothing of an assessment that is not completed', async ({ app: page }) => {
  test.setTimeout(300_000);
  await watchMemory(page);
  const app = new AppPage(page);
  await app.create();
  await addColleague(app, BO);
  await app.toChildren();
  await app.addChild('Alma', 4);
  await app.tap('Begynd trivselsskemaet');
  await app.answerArea('Ses sjældent', 'Bekymring');
  // As a keyboard does: the text never passes through a script of the test's own.
  const type = async (label: string | RegExp, text: string) => {
    await page.getByLabel(label, { exact: typeof label === 'string' }).focus();
    await page.keyboard.insertText(text);
  };
  await type('Hvad fungerer?', TYPED[0]!);
  await type(/Hvad har du set/, TYPED[1]!);
  for (let area = 1; area <= 9; area += 1) await app.tap(/^Videre/);
  // What is looked for is there while its author looks.
  for (const words of [...TYPED.slice(0, 2), ...CHOSEN.slice(0, 2)]) await expect(app.main).toContainText(words);
  await app.tap('Videre: Vælg position');
  await app.choose('Vælg position', /Rød/);
  await type('Hvorfor?', TYPED[2]!);
  await app.stored();
  await app.tap('Skift person');
  await enter(app, BO.name, BO.passphrase);

  const look = async (room: string) => {
    const shown = await app.main.innerText();
    await page.emulateMedia({ media: 'print' });
    const text = await page.locator('body').innerText();
    await page.emulateMedia({ media: null });
    for (const words of [...TYPED, ...CHOSEN]) {
      expect.soft(shown, room).not.toContain(words);
      expect.soft(text, `${room} on paper`).not.toContain(words);
    }
    for (const words of TYPED) expect.soft(await page.content(), room).not.toContain(words);
  };
  await app.toChildren();
  await look('the children');
  await app.tap('I dag');
  await app.at('I dag');
  await look('I dag');
  const alma = async () => {
    await app.toChildren();
    await page.getByRole('button', { name: /^Alma/ }).click();
    await app.at('Alma');
  };
  await alma();
  await look('Alma');
  for (const room of ROOMS) {
    await alma();
    await app.tap(new RegExp(`^${room}$`));
    await expect(app.heading).not.toHaveText('Alma');
    await look(room);
    if (room === 'Underretning') {
      await app.tap('Skriv underretning');
      await look('a draft of an underretning');
    }
  }
  await app.toChildren();
  await app.tap('Indstillinger');
  await look('Indstillinger');
  await app.tap('Data på tabletten');
  await look('Data på tabletten');
  await app.tap('Se tal og skemaer');
  await look('Tal og skemaer');
  expect(await traces(page, TYPED)).toEqual([]);
});
