import { Fhir } from 'fhir';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';

/** What is wrong with a resource, as two readers that know nothing of us see it: whatever they say, be it only a warning. */
export function fhirFaults(resource: { resourceType: string }): string[] {
  const { messages } = new Fhir().validate(resource, { errorOnUnexpected: true, beforeCheckCode: isExample });
  const faults = messages.map((m) => `${m.location}: ${m.message}`);
  const rules = { Bundle: BUNDLE, QuestionnaireResponse: KL }[resource.resourceType] ?? [];
  const stray = resource.resourceType === 'Bundle' ? strayAnswers(resource as Bundle) : [];
  return [...faults, ...rules.flatMap((rule) => broken(resource, rule)), ...stray];
}

const OWN = 'urn:naeste-skridt:fhir:';
const FBOE = 'http://fhir.kl.dk/term/CodeSystem/FBOE';

/**
 * R4 binds these three by `example` (Observation.code, ServiceRequest.code, CarePlan.category), so that any code may stand there.
 * The reader has none of the sets and would warn of every code; here it is told which systems are meant, and warns of any other.
 */
const EXAMPLES: Record<string, string[]> = {
  'http://hl7.org/fhir/ValueSet/observation-codes': [`${OWN}boernelineal`, `${OWN}faelles-vurdering`],
  'http://hl7.org/fhir/ValueSet/procedure-code': [`${OWN}skridt`, FBOE],
  'http://hl7.org/fhir/ValueSet/care-plan-category': [`${OWN}indsats`, FBOE],
};

function isExample(valueSet: string, _code: string, system = ''): boolean {
  return EXAMPLES[valueSet]?.includes(system) ?? false;
}

type Invariant = [reason: string, expression: string];

/** Rules of our own, each of which holds for every bundle. */
const BUNDLE: Invariant[] = [
  [
    'every response names a form of the bundle, with its edition',
    `Bundle.entry.resource.ofType(QuestionnaireResponse).questionnaire.all($this in %resource.entry.resource.ofType(Questionnaire).select(url + '|' + version))`,
  ],
  [
    'every answer stands under a question of a form',
    `Bundle.entry.resource.ofType(QuestionnaireResponse).descendants().where(answer.exists()).linkId.distinct().subsetOf(%resource.entry.resource.ofType(Questionnaire).descendants().linkId)`,
  ],
  ['every response has its answers once', `Bundle.entry.resource.ofType(QuestionnaireResponse).all(descendants().where(answer.exists()).linkId.isDistinct())`],
  [
    'a score is 1 to 10, or says why it is not there',
    `Bundle.entry.resource.ofType(Observation).where(code.coding.system.endsWith(':boernelineal')).all((value.ofType(integer) >= 1 and value.ofType(integer) <= 10) or dataAbsentReason.exists())`,
  ],
  [
    'a joint position is a position, and somebody chose it',
    `Bundle.entry.resource.ofType(Observation).where(code.coding.system.endsWith(':faelles-vurdering')).all(value.ofType(CodeableConcept).coding.code in ('groen' | 'gul' | 'roed') and performer.count() >= 2)`,
  ],
  ['nobody has two addresses', `Bundle.entry.fullUrl.isDistinct()`],
  ['whatever is pointed at is in the bundle', `Bundle.entry.resource.descendants().reference.ofType(string).distinct().subsetOf(%resource.entry.fullUrl)`],
  [
    'somebody answers for each result',
    `Bundle.entry.where(resource is QuestionnaireResponse or resource is Observation or resource is ServiceRequest or resource is CarePlan).fullUrl.subsetOf(%resource.entry.resource.ofType(Provenance).target.reference)`,
  ],
  [
    'a step goes with the edition of the rules',
    `Bundle.entry.resource.ofType(Provenance).where(target.where(reference.contains(':ServiceRequest:')).exists()).all(policy.count() = 1)`,
  ],
];

/** KL's `klgateway-children-topi`: the only response that leaves on its own. */
const KL: Invariant[] = [
  ['KL has one question and one answer', `QuestionnaireResponse.item.count() = 1 and QuestionnaireResponse.item.answer.count() = 1 and QuestionnaireResponse.item.linkId = '1vurdering'`],
  ['KL takes its three words, of 1 to 30 characters', `QuestionnaireResponse.item.answer.value.all($this in ('Grøn' | 'Gul' | 'Rød') and $this.length() >= 1 and $this.length() <= 30)`],
  ['KL takes nothing else', `(QuestionnaireResponse.author | QuestionnaireResponse.source | QuestionnaireResponse.encounter | QuestionnaireResponse.identifier | QuestionnaireResponse.text | QuestionnaireResponse.item.text).empty()`],
  ['KL knows its form by its address', `QuestionnaireResponse.questionnaire = 'http://fhir.kl.dk/children/Questionnaire/klgateway-children-topi'`],
];

function broken(resource: object, [reason, expression]: Invariant): string[] {
  const [holds] = fhirpath.evaluate(resource, expression, { resource }, r4) as unknown[];
  return holds === true ? [] : [reason];
}

/** Answers to no question of the form that their response names, and coded ones that are no option of theirs. */
function strayAnswers(bundle: Bundle): string[] {
  const all = bundle.entry.map(({ resource }) => resource);
  const options = new Map<string, Set<string>>();
  const learn = (form: string, items: Item[] = []) => {
    for (const item of items) {
      options.set(`${form} ${item.linkId}`, new Set((item.answerOption ?? []).map(({ valueCoding }) => `${valueCoding.system} ${valueCoding.code}`)));
      learn(form, item.item);
    }
  };
  for (const form of all) if (form.resourceType === 'Questionnaire') learn(`${form.url}|${form.version}`, form.item);
  const stray: string[] = [];
  const look = (form: string, items: Item[] = []) => {
    for (const item of items) {
      if (!options.has(`${form} ${item.linkId}`)) stray.push(`no question of its form: ${item.linkId}`);
      for (const { valueCoding } of item.answer ?? []) {
        if (valueCoding && !options.get(`${form} ${item.linkId}`)?.has(`${valueCoding.system} ${valueCoding.code}`)) stray.push(`no option of ${item.linkId}: ${valueCoding.code}`);
      }
      look(form, item.item);
    }
  };
  for (const response of all) if (response.resourceType === 'QuestionnaireResponse') look(response.questionnaire ?? '', response.item);
  return stray;
}

interface Bundle {
  resourceType: string;
  entry: { resource: Resource }[];
}
interface Item {
  linkId: string;
  item?: Item[];
  answerOption?: { valueCoding: Coding }[];
  answer?: { valueCoding?: Coding }[];
}
interface Coding {
  system: string;
  code: string;
}
interface Resource {
  resourceType: string;
  url?: string;
  version?: string;
  questionnaire?: string;
  item?: Item[];
}
