import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { answerFacts } from '../pages/assess.js';

test('a network meeting that did not help enough brings up support for the child, once it is ticked', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Begynd trivselsskemaet');
  for (let area = 1; area <= 9; area += 1) await app.tap(/^Videre/);
  await app.tap('Videre: Vælg position');
  await app.choose('Vælg position', /Gul/);
  await app.type('Hvorfor?', 'Det viser svarene.');
  await app.tap('Videre: Børnelineal');
  await app.choose(/Barnets udvikling/, /^6/);
  await app.tap('Videre: Forældrenes omsorg');
  await app.choose(/Forældrenes omsorg/, /^8/);
  await app.tap('Videre: Næste skridt');
  await app.choose('Er barnet i fare lige nu?', 'Nej');
  await app.tick('Nej, ingen af dem');
  await app.tap('Videre');
  await app.at('Det skal vi vide');
  await answerFacts(app, 'De giver samtykke', 'Ikke noget endnu');
  const met = page.getByRole('checkbox', { name: 'Vi har holdt netværksmøde, og det har ikke hjulpet nok' });
  await expect(met).not.toBeChecked();
  await app.tap('Se forslaget');
  await app.at('Næste skridt');
  const support = app.main.getByRole('listitem').filter({ hasText: /søg specialpædagogisk støtte efter samtale med forældrene/ });
  await expect(support).toHaveCount(0);

  await app.tap('Ret svarene');
  await app.at('Det skal vi vide');
  await met.check();
  await app.tap('Se forslaget');
  await app.at('Næste skridt');
  await expect(support).toHaveText('Gør også: søg specialpædagogisk støtte efter samtale med forældrene.');

  // Where contact with the parents is barred, nothing asks for a talk with them.
  await app.tap('Ret svarene');
  await app.at('Det skal vi vide');
  await app.tap('Tilbage');
  await app.at('Først: Er barnet i sikkerhed?');
  await app.tick('Vold eller overgreb fra forældre');
  await app.tap('Se, hvad du gør nu');
  await app.at('Næste skridt');
  await expect(app.main).toContainText('MÅ IKKE orienteres');
  await expect(app.main).not.toContainText('specialpædagogisk');
});
