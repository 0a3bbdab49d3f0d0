import type { AppPage } from './app.js';
import { answerFacts } from './assess.js';

/** Goes through every screen of the app as a user does, and calls `at` with a name on each. */
export async function visitEveryScreen(app: AppPage, at: (name: string) => Promise<void>): Promise<void> {
  await theFront(app, at);
  await theChild(app, at);
  await theForm(app, at);
  await theScores(app, at);
  await theNextStep(app, at);
  await theRest(app, at);
}

async function theFront(app: AppPage, at: (name: string) => Promise<void>): Promise<void> {
  await app.at('Velkommen til Næste skridt');
  await at('welcome');
  await app.tap('Opret på denne tablet');
  await app.page.getByText(/^\p{Ll}+( \p{Ll}+){4}$/u).waitFor();
  await at('create');
  await app.tap('Opret');
  await app.page.getByText('Skriv dit fornavn.').waitFor();
  await at('create-errors');
  await app.tap('Tilbage');
  await app.at('Velkommen til Næste skridt');
  await app.create('Mette', 'Pædagog', () => at('recovery-key'));
}

async function theChild(app: AppPage, at: (name: string) => Promise<void>): Promise<void> {
  await app.at('Børn');
  await at('children-empty');
  await app.tap('Tilføj barn');
  await app.at('Tilføj barn');
  await at('add-child');
  await app.type('Hvad kalder I barnet?', '0312561234');
  await app.page.getByLabel('Måned').selectOption('1');
  await app.type('År', '1999');
  await app.tap('Gem');
  await app.page.getByText('Det ligner et CPR-nummer.').waitFor();
  await at('add-child-errors');
  await app.tap('Fortryd');
  await app.addChild('Otto', 8);
  await at('child-outside');
  await app.toChildren();
  await app.addChild('Alma', 4);
  await at('child');
  await app.tap('Forældre');
  await app.at('Forældrene til Alma');
  await app.tap('Brev om, hvordan vi følger børnene');
  await app.tap('Gem samtalen');
  await app.page.getByText('Skriv, hvad forældrene fik at vide.').waitFor();
  await at('parents');
  await app.tap('Til barnets side');
}

async function theForm(app: AppPage, at: (name: string) => Promise<void>): Promise<void> {
  await app.tap('Begynd trivselsskemaet');
  await app.at('Tryghed og grundstemning');
  await at('form-area');
  await app.answerArea('Ses sjældent', 'Bekymring');
  await app.type('Hvad fungerer?', 'Sange om morgenen, når der er ro.');
  await at('form-area-observation-missing');
  for (let area = 1; area <= 8; area += 1) await app.tap(/^Videre/);
  await app.at('Skærpet opmærksomhed');
  await app.tick('Har mistet færdigheder');
  await at('heightened');
  await app.tap('Videre: Gennemse svarene');
  await app.at('Gennemse svarene');
  await at('review');
}

async function theScores(app: AppPage, at: (name: string) => Promise<void>): Promise<void> {
  await app.tap('Videre: Vælg position');
  await app.at('Hvordan trives barnet samlet set?');
  await at('position');
  await app.choose('Vælg position', /Grøn/);
  await app.page.getByRole('heading', { name: 'Støttelinjen' }).waitFor();
  await at('position-stoettelinje');
  await app.tap('Videre: Børnelineal');
  await app.at('Børnelineal: barnet');
  await app.choose(/Barnets udvikling/, /^2/);
  await at('ruler-child');
  await app.tap('Videre: Forældrenes omsorg');
  await app.at('Børnelineal: forældrenes omsorg');
  await app.tap(/tilføj en husstand/);
  await app.page.getByLabel('Husstand 2', { exact: true }).waitFor();
  await at('ruler-care-two-homes');
}

async function theNextStep(app: AppPage, at: (name: string) => Promise<void>): Promise<void> {
  await app.tap('Videre: Næste skridt');
  await app.at('Først: Er barnet i sikkerhed?');
  await at('acute');
  await app.choose('Er barnet i fare lige nu?', 'Ja');
  await at('acute-danger');
  await app.choose('Er barnet i fare lige nu?', 'Nej');
  await app.tick('Vold eller overgreb fra forældre');
  await app.tap('Se, hvad du gør nu');
  await app.at('Næste skridt');
  await at('next-step-barred');
  await app.tap('Ret svarene');
  await app.at('Først: Er barnet i sikkerhed?');
  await app.tick('Nej, ingen af dem');
  await app.tap('Videre');
  await app.at('Det skal vi vide');
  await at('facts');
  await answerFacts(app, 'De giver samtykke', 'Vi har prøvet uden nok effekt');
  await app.tap('Se forslaget');
  await app.at('Næste skridt');
  await at('next-step');
  await app.tap('Gem beslutningen');
  await app.page.getByText('Vælg det skridt, du tager.').waitFor();
  await at('next-step-errors');
  await app.choose(/Hvilket skridt tager du/, /^Underretning/);
  await app.type('Hvorfor?', 'Vi har prøvet selv i otte uger.');
  await app.type('Tovholder', 'Mette');
  await app.type('Dato for opfølgning', new Date(Date.now() + 42 * 86_400_000).toISOString().slice(0, 10));
  await app.tap('Gem beslutningen');
  await app.at('Vurdering: Alma');
  await at('assessment');
}

async function theRest(app: AppPage, at: (name: string) => Promise<void>): Promise<void> {
  await app.tap('Ret vurderingen');
  await app.at('Ret vurderingen: Alma');
  await at('correct');
  await app.tap('Tilbage');
  await app.tap('Oprettet ved en fejl');
  await app.at('Oprettet ved en fejl: Alma');
  await at('retract');
  await app.tap('Tilbage');
  await app.tap('Til barnets side');
  await app.at('Alma');
  await at('child-with-assessment');
  await app.tap('Udsæt opfølgningen');
  await app.at('Udsæt opfølgning: Alma');
  await at('postpone');
  await app.tap('Tilbage');
  await app.tap('Begynd fælles vurdering');
  await app.at('Fælles vurdering: Alma');
  await at('joint');
  await app.tap('Gem fælles vurdering');
  await app.page.getByText('Skriv, hvad der fungerer.').waitFor();
  await at('joint-errors');
  await app.tap('Til barnets side');
  await app.tap('Se og skriv fokusaftaler');
  await app.at('Fokusaftaler: Alma');
  await at('agreements');
  await app.tap('Gem fokusaftalen');
  await app.page.getByText('Vælg, hvad aftalen handler om.').waitFor();
  await at('agreements-errors');
  await app.tap('Til barnets side');
  await app.at('Alma');
  await app.tap('Opbevaring og sletning');
  await app.at('Opbevaring og sletning: Alma');
  await at('keeping');
  await app.tap('Til barnets side');
  await app.tap('Indsigt: alt om barnet');
  await app.at('Alt om Alma');
  await at('insight');
  await app.tap('Til barnets side');
  await app.at('Alma');
  await app.tap('Fil til et andet system');
  await app.at('Fil til et andet system');
  await at('export');
  await app.tap('Til barnets side');
  await app.at('Alma');
  await app.tap('Ret oplysninger');
  await app.at('Ret oplysninger');
  await at('edit-child');
  await app.toChildren();
  await at('children');
  await theRound(app, at);
  await app.tap('Indstillinger');
  await app.at('Indstillinger');
  await at('settings');
  await app.tap('Data på tabletten');
  await app.at('Data på tabletten');
  await at('data');
  await app.tap('Se tal og skemaer');
  await app.at('Tal og skemaer');
  await at('figures');
  await app.tap('Tilbage');
  await app.at('Data på tabletten');
  await app.tap('Indstillinger');
  await app.at('Indstillinger');
  await app.tap('Tilføj kollega');
  await app.at('Tilføj kollega');
  await at('add-colleague');
  await app.tap('Tilbage');
  await app.at('Indstillinger');
  await app.tap('Skift adgangssætning');
  await app.at('Ny adgangssætning');
  await app.tap('Jeg vil selv vælge');
  await at('new-passphrase');
  await app.tap('Tilbage');
  await app.tap('Ring nu');
  await app.page.getByRole('dialog', { name: 'Ring nu' }).waitFor();
  await at('ring-nu');
  await app.tap('Luk');
  await app.lock();
  await at('unlock');
  await app.unlock('ikke den rigtige sætning');
  await app.page.getByText('Det passer ikke.').waitFor();
  await at('unlock-error');
  await app.tap(/brug gendannelsesnøglen/);
  await app.at('Brug gendannelsesnøglen');
  await app.type('Gendannelsesnøgle', 'for kort');
  await app.tap('Åbn');
  await app.page.getByText(/^Nøglen har/).waitFor();
  await at('recover-error');
  await app.tap('Tilbage');
  await app.tap('Prøv med eksempelbørn');
  await app.at('I dag');
  await at('today');
  await app.tap('Alle børn');
  await app.at('Børn');
  await at('practice');
}

async function theRound(app: AppPage, at: (name: string) => Promise<void>): Promise<void> {
  await app.tap(/^Runde$/);
  await app.at('Runder');
  await at('rounds');
  await app.tap('Begynd en runde');
  await app.at('Begynd en runde');
  await app.type('Til', '');
  await app.tap('Begynd runden');
  await app.page.getByText('Vælg den sidste dag.').waitFor();
  await at('new-round-errors');
  await app.type('Til', new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10));
  await app.tap('Begynd runden');
  await app.at('Runde: Børn uden stue');
  await at('round');
  await app.tap('Hvem vurderer hvem');
  await app.at('Hvem vurderer hvem: Børn uden stue');
  await at('assessors');
  await app.tap('Fortryd');
  await app.tap('Forlæng runden');
  await app.at('Forlæng runden: Børn uden stue');
  await at('prolong-round');
  await app.tap('Tilbage');
  await app.tap('Luk runden');
  await app.at('Luk runden: Børn uden stue');
  await at('close-round');
  await app.tap('Tilbage');
  await app.tap(/^Begynd med/);
  await app.page.getByRole('region', { name: 'Stuegennemgang' }).waitFor();
  await at('round-walk');
  await app.toChildren();
}
