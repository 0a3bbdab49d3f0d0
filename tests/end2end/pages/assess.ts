import { expect } from '@playwright/test';
import type { AppPage } from './app.js';

/** What an assessment is to say. */
export interface Assessed {
  position: RegExp;
  /** The step of the child's ruler. */
  child?: number;
  consent: string | RegExp;
  /** What was tried. */
  efforts?: string;
  step: RegExp;
  /** Why that step. */
  reason?: string;
  followUp: string;
}

/** Answers the facts behind the acute questions: bounded, of known extent, and nothing unusual. */
export async function answerFacts(app: AppPage, consent: string | RegExp, efforts: string): Promise<void> {
  await app.choose(/behov for særlig støtte/, 'Nej');
  await app.choose(/konkret og afgrænset/, 'Ja');
  await app.choose(/problemets omfang/, 'Ja');
  await app.choose(/Hvor står forældrene/, consent);
  await app.choose(/Hvad har I selv prøvet/, efforts);
  await app.choose(/bekymret eller underrettet/, 'Nej');
  await app.choose(/kendt funktionsnedsættelse/, 'Nej');
  await app.choose(/ikke er født endnu/, 'Nej');
}

/** Looks at what protects, where that comes before the suggestion of § 30, and goes on to it. */
export async function lookAtProtective(app: AppPage): Promise<void> {
  await app.tap('Se på det, der beskytter');
  await app.at('Risiko og ressourcer');
  await app.tap('Jeg har set dem: se forslaget');
}

/** Assesses the child whose page is open by the shortest way, and completes it. */
export async function assess(app: AppPage, child: string, assessed: Assessed): Promise<void> {
  await app.tap('Begynd trivselsskemaet');
  await assessFromForm(app, child, assessed);
}

/** Assesses the child whose form stands at its first area by the shortest way, and completes it. */
export async function assessFromForm(app: AppPage, child: string, assessed: Assessed): Promise<void> {
  const { position, consent, efforts = 'Ikke noget endnu', step, reason = 'Det ser vi på sammen.', followUp } = assessed;
  for (let area = 1; area <= 9; area += 1) await app.tap(/^Videre/);
  await app.tap('Videre: Vælg position');
  await app.choose('Vælg position', position);
  await app.type('Hvorfor?', 'Det viser svarene.');
  await app.tap('Videre: Børnelineal');
  await app.choose(/Barnets udvikling/, new RegExp(`^${assessed.child ?? 7}`));
  await app.tap('Videre: Forældrenes omsorg');
  await app.choose(/Forældrenes omsorg/, /^8/);
  await app.tap('Videre: Næste skridt');
  await app.choose('Er barnet i fare lige nu?', 'Nej');
  await app.tick('Nej, ingen af dem');
  await app.tap('Videre');
  await answerFacts(app, consent, efforts);
  await app.tap('Se forslaget');
  await app.at('Næste skridt');
  if (await app.button('Se på det, der beskytter').isVisible()) await lookAtProtective(app);
  await app.choose(/Hvilket skridt tager du/, step);
  await app.type('Hvorfor?', reason);
  await app.type('Tovholder', 'Mette');
  await app.type('Dato for opfølgning', followUp);
  await app.tap('Gem beslutningen');
  await expect(app.heading).toHaveText(`Vurdering: ${child}`);
}
