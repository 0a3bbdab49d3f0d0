import { linesOf, textOf, type Line } from '../browser/hand-over-text.js';
import type { AppPage } from './app.js';
import { chooseText, handOverForKey } from './many.js';

/** A text that is markup, and by which field it is. */
export const markup = (field: string) => `<img src=x onerror=ran()><b>${field}</b>`;

const day = (minute: number) => ({ date: '2026-03-31', minute });
const person = { name: markup('by'), profession: 'paedagog' };
const role = (field: string) => ({ name: markup(field), role: 'leder' });
const signed = { by: person, at: day(600) };

/** A child with a record of every kind that travels, markup in every field that holds words. */
export function everyRecord(): Line[] {
  const child = 'c'.repeat(32);
  const bodies: [kind: string, body: object][] = [
    ['child', { label: markup('label'), birth_month: '2023-05', unit: markup('unit'), languages: markup('languages'), added_on: '2026-01-01', changes: [{ ...signed, what: ['label', { unit: { from: markup('unit-before'), to: markup('unit') } }] }] }],
    ['assessment', assessment(child, { step: 'und', reason: markup('why-step'), tovholder: markup('tovholder'), follow_up: '2026-12-20', suggested: 'sparring', main_rule: 11, rules_edition: '2026-1', decided: day(660) })],
    ['notice', { child, assessment: 'ASSESSMENT', audience: 'everyone', log: [{ event: { begun: 'und' }, ...signed }, { event: { ended: { reason: markup('ended'), parents: 'ja' } }, ...signed }] }],
    ['retraction', { child, assessment: 'ASSESSMENT', reason: markup('retracted'), ...signed, taken_back: signed }],
    ['postponement', { child, assessment: 'ASSESSMENT', from: '2026-12-20', to: '2027-01-20', reason: markup('postponed'), ...signed }],
    ['parent-talk', { child, held: '2026-03-30', by: markup('talked'), told: markup('told'), their_words: markup('their-words'), childs_words: markup('childs-words'), noted: day(600) }],
    ['joint', {
      child, begun: day(600), begun_by: person, assessments: ['ASSESSMENT'], dialogue: { goes_well: markup('goes-well') }, works: markup('joint-works'), position: 'gul', reason: markup('joint-reason'),
      raters: [role('rater')], others: [role('other')], context: markup('context'), from: '2026-02', to: '2026-03', held: '2026-03-30',
      completion: { position: 'gul', participants: [role('rater'), role('other')], from: '2026-02', to: '2026-03', held: '2026-03-30', at: day(601), by: person },
    }],
    ['agreement', {
      child, about: 'us', goal: markup('goal'), we_do: markup('we-do'), who: markup('who'), from: '2026-03-31', to: '2026-12-22', sign: markup('sign'), made: day(600), made_by: person,
      events: [{ status: 'virker', note: markup('note'), at: day(601), by: person }],
    }],
    ['effort', {
      child, kind: 'p30', title: markup('title'), goal: markup('effort-goal'), owner: markup('owner'), start: '2026-02-02', planned_end: '2026-06-30', first: '2026-03-16', cadence: 'seks_uger',
      before: { on: '2026-02-01', by: person, edition: '2026-1', child: 5 },
      gates: { concrete: 'ja', bounded: 'ja', extent: 'ja', beyond_almen: 'ja', why: markup('gate') },
      follow_ups: [{ on: '2026-03-16', moved: 'lidt', seen: markup('seen'), step_down: 'nej', outcome: 'juster', change: markup('change'), next: '2026-06-15', ...signed }],
      slip: { answers: ['ja', 'delvist', null, 'nej', 'ved_ikke'], words: markup('slip'), ...signed }, ...signed,
    }],
    ['meeting', {
      child, kind: 'netvaerk', on: '2026-03-31', edition: '2026-1', by: person, begun: day(600),
      minutes: {
        question: markup('question'), attendees: [{ ...role('attendee'), why: markup('attends') }], strengths: markup('meeting-strengths'), parents: { words: markup('parents-words') },
        child: { not_heard: true, reason: markup('not-heard') }, known: markup('known'), round: markup('round'), explanations: [{ about: 'barnet', text: markup('explained') }],
        options: markup('options'), tovholder: markup('meeting-tovholder'), raised_by: markup('raised'), teller: markup('teller'), tell_by: '2026-04-02', next: '2027-01-12', evaluation: markup('evaluated'), step: 'evaluering',
      },
      decisions: [{ what: markup('decided'), who: markup('decider'), by: '2026-12-01' }], closed: signed,
    }],
    ['underretning', letter(child, { on: '2026-03-31', minute: 870, way: 'sikker_post', to: markup('sent-to'), by: person, noted: day(900) })],
    ['underretning-answer', { child, underretning: 'LETTER', kind: 'ikke_modtaget', on: '2026-04-14', text: markup('answered'), ...signed }],
    ['keeping', { child, change: { moved: { from: '2031-11-22', to: '2030-01-01', reason: markup('kept') } }, ...signed }],
    ['transition', {
      child, edition: '2026-1', by: person, begun: day(600),
      finished: { ...signed, paper: { child: markup('label'), born: '2023-05', parents: markup('sheet-parents'), receiver: markup('receiver'), by: person, on: '2026-03-31', lines: [{ title: markup('glad-title'), text: markup('glad') }] } },
    }],
  ];
  const ids = new Map(bodies.map(([kind], at) => [kind, kind === 'child' ? child : String(at).padStart(32, 'e')]));
  const named = (text: string) =>
    text
      .replaceAll('"ASSESSMENT"', `"${ids.get('assessment')}"`)
      .replaceAll('"LETTER"', `"${ids.get('underretning')}"`);
  return bodies.map(([kind, body]) => ({ kind, id: ids.get(kind) ?? '', child, v: 1, body: JSON.parse(named(JSON.stringify(body))) }));
}

function assessment(child: string, decision?: object): object {
  return {
    child,
    author: person,
    begun: day(600),
    response: {
      edition: '2026-1',
      role: 'paedagog',
      band: 'C',
      areas: { tryg: { answers: { 'tryg.C.1': 'T' }, works: markup('works'), observation: markup('observation'), mark: 'bekymring' } },
      heightened: { x1: { yes: true, text: markup('heightened') } },
    },
    position: { position: 'roed', reason: markup('position'), difference: markup('difference') },
    scores: { edition: '2026-1', child: { step: 4 }, households: [{ household: markup('household'), answer: { step: 7 } }] },
    facts: { fare: 'nej', tegn: ['vanroegt'] },
    factors: { edition: '2026-1', answers: { b1: 'ja' }, strengths: markup('strengths'), understood: markup('understood'), looked: true },
    ...(decision ? { decision } : {}),
  };
}

function letter(child: string, sent?: object): object {
  const contents: Record<string, string> = { interpreter: 'ja' };
  for (const field of ['name', 'parents', 'language', 'relation', 'workplace', 'strengths', 'seen', 'voice', 'understood', 'known', 'tried', 'contact', 'no_contact']) {
    contents[field] = markup(`letter-${field}`);
  }
  return { child, author: person, begun: day(600), suspicion: 'andre', contents, ...(sent ? { checked: ['set_med_dag', 'intet_privat'], sent } : {}) };
}

/** Takes in a hand-over of that child, and opens its page. Returns what it is called. */
export async function receiveEveryRecord(app: AppPage): Promise<string> {
  await app.create();
  await app.addChild('Alma', 4);
  const [head] = linesOf(await handOverForKey(app, 'Alma'));
  await chooseText(app, textOf(head, everyRecord()));
  await app.tap('Se, hvad der er i filen');
  await app.at('Det er i filen');
  await app.tap('Tag imod');
  await app.at('Filen er modtaget');
  await app.toChildren();
  await app.page.getByRole('button', { name: markup('label') }).click();
  await app.at(markup('label'));
  return markup('label');
}
