import type { AppPage } from './app.js';

/** A day so many days from today, as a field takes it. */
export function day(ahead: number): string {
  return new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
}

/** Opens a paper of the meeting: they lie folded at the end. */
export async function openPaper(app: AppPage, name: string): Promise<void> {
  const papers = app.page.getByText('Papirer', { exact: true });
  if (!(await app.button(name).isVisible())) await papers.click();
  await app.button(name).click();
}

/** Begins a meeting about the child on the screen. Without a name it is asked first whether the child has a case. */
export async function beginMeeting(app: AppPage, kind: RegExp, hasCase?: 'Nej' | 'Ved ikke'): Promise<void> {
  await app.tap(/^Møder$/);
  await app.at(/^Møder: /);
  await app.choose('Hvad er det for et møde?', kind);
  await app.tap('Begynd mødet');
  if (hasCase !== undefined) await app.choose('Har barnet en sag i kommunen?', hasCase);
  await app.page.getByLabel('Hvad beder I om hjælp til?').waitFor();
}

/** Goes to a step of the agenda by its number. */
export async function toStep(app: AppPage, number: number): Promise<void> {
  await app.page.getByRole('navigation', { name: 'Dagsorden' }).getByRole('button').nth(number - 1).click();
}

/** Writes what the decisions wait for. The parents' view is written where it is asked for. */
export async function analyse(app: AppPage, parents = true): Promise<void> {
  await toStep(app, 2);
  await app.type('Det, der lykkes, og det, barnet kan', 'Leger længe i sandkassen.');
  if (parents) await app.type('Hvordan ser forældrene det?', 'Hjemme er der ro ved spisning.');
  await app.tick('Barnets stemme er ikke hørt');
  await app.type('Hvorfor er barnets stemme ikke hørt?', 'barnet er under et år og sov.');
  await toStep(app, 3);
  await app.type('Forklaring 1', 'Skiftene kommer tæt.');
  await app.choose('Forklaring 1 handler om', 'Omgivelserne');
  await app.type('Forklaring 2', 'Sproget er på vej.');
  await app.choose('Forklaring 2 handler om', 'Barnet');
}

/** Writes one decision in the step of agreements. */
export async function agree(app: AppPage, number: number, [what, who, by]: [string, string, string]): Promise<void> {
  await app.tap('Tilføj aftale');
  await app.type(`Aftale ${number}: hvad?`, what);
  await app.type(`Aftale ${number}: hvem?`, who);
  await app.type(`Aftale ${number}: senest hvornår?`, by);
}
