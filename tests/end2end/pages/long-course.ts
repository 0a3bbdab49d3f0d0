import { linesOf, textOf, type Line } from '../browser/hand-over-text.js';
import type { AppPage } from './app.js';
import { chooseText, handOverForKey } from './many.js';

/** Four who assess in turn. */
const RATERS = ['Mette', 'Bo', 'Hanne', 'Ali'];
const CHILD = 'c'.repeat(32);

interface Stamp {
  date: string;
  minute: number;
}

const stamp = (days: number): Stamp => ({ date: date(days), minute: 600 });

/** Days counted from a Monday two years before the newest of them. */
function date(days: number): string {
  return new Date(Date.UTC(2024, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Records of a child over two years: 80 assessments of four people, 8 joint ones, 20 efforts with a score before and
 * one follow-up, 20 meetings, 20 focus agreements and 32 talks: {@link LONG_COURSE} entries.
 */
function longCourse(): Line[] {
  const by = (at: number) => ({ name: RATERS[at % RATERS.length], profession: 'paedagog' });
  const lines: Line[] = [];
  const add = (kind: string, body: object) => {
    const id = String(lines.length).padStart(32, 'd');
    lines.push({ kind, id, child: CHILD, v: 1, body: { child: CHILD, ...body } });
  };
  for (let at = 0; at < 80; at += 1) {
    const on = stamp(at * 9);
    add('assessment', {
      author: by(at), begun: on,
      position: { position: ['groen', 'gul', 'roed'][at % 3], reason: `Det ser vi ${at}` },
      scores: { edition: '2026-1', child: { step: 5 + (at % 5) }, households: [{ household: '', answer: { step: 6 + (at % 4) } }] },
      facts: { fare: 'nej', q133: 'nej', afgr: 'ja', omfang: 'ja', sam: 'samtykke', egne: 'i_gang', tegn: [] },
      decision: { step: 'egne', reason: `Vi prøver mere ${at}`, tovholder: 'Mette', follow_up: date(at * 9 + 40), suggested: 'egne', main_rule: 20, rules_edition: '2026-1', decided: on },
    });
  }
  for (let at = 0; at < 8; at += 1) {
    const on = stamp(at * 90 + 5);
    const both = [0, 1].map((who) => ({ name: RATERS[who], role: 'paedagog' }));
    const months = { from: on.date.slice(0, 7), to: on.date.slice(0, 7) };
    add('joint', {
      begun: on, begun_by: by(at), position: 'gul', reason: `Vi så det ${at}`, raters: both, context: 'Stuen', ...months, held: on.date,
      completion: { position: 'gul', participants: both, ...months, held: on.date, at: on, by: by(at) },
    });
  }
  for (let at = 0; at < 20; at += 1) {
    const on = stamp(at * 35 + 2);
    const signed = { by: by(at), at: on };
    add('effort', {
      kind: 'egen', title: `Legegruppe ${at}`, goal: 'At være med i leg', owner: 'Mette', start: on.date, planned_end: date(at * 35 + 90), first: date(at * 35 + 44), cadence: 'seks_uger',
      before: { on: on.date, by: by(at), edition: '2026-1', child: 5, care: 7 },
      follow_ups: [{ on: date(at * 35 + 44), moved: 'ja', seen: 'Leger mere', step_down: 'ja', outcome: 'afslut', after: { on: date(at * 35 + 44), by: by(at), edition: '2026-1', child: 7, care: 8 }, by: by(at), at: stamp(at * 35 + 44) }],
      ...signed,
    });
    add('meeting', {
      kind: 'netvaerk', on: on.date, edition: '2026-1', by: by(at), begun: on,
      minutes: { question: `Hvad gør vi nu ${at}?`, step: 'evaluering' }, decisions: [{ what: 'Dele samlingen', who: 'Mette', by: date(at * 35 + 20) }], closed: signed,
    });
    add('agreement', { about: 'us', goal: `Jeg kan være med ${at}`, we_do: 'Vi deler samlingen', who: 'Mette', from: on.date, to: date(at * 35 + 30), sign: 'Ses', made: on, made_by: by(at), events: [] });
  }
  for (let at = 0; at < 32; at += 1) {
    const on = stamp(at * 22 + 1);
    add('parent-talk', { held: on.date, by: 'Mette', told: `Samtale ${at}: Vi talte om ugen, og hvad vi gør.`, noted: on });
  }
  return lines;
}

/** How many entries the timeline of that child has. */
export const LONG_COURSE = 200;

/** The page of a child whose course is that long. */
export async function toLongCourse(app: AppPage): Promise<void> {
  await app.create();
  await app.addChild('Alma', 4);
  const [head, ...records] = linesOf(await handOverForKey(app, 'Alma'));
  const child = records.find(({ kind }) => kind === 'child');
  if (!child) throw new Error('nobody was handed over');
  const long = { ...child, id: CHILD, child: CHILD, body: { ...child.body, label: 'Lang' } };
  await chooseText(app, textOf({ ...head, purpose: 'children' }, [long, ...longCourse()]));
  await app.tap('Se, hvad der er i filen');
  await app.tap('Tag imod');
  await app.at('Filen er modtaget');
  await app.toChildren();
  await app.tap(/^Lang/);
  await app.at('Lang');
}
