import { Fhir } from 'fhir';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';

/** What is wrong with a resource, as two readers that know nothing of us see it. */
export function fhirFaults(resource: { resourceType: string }): string[] {
  const { messages } = new Fhir().validate(resource, { errorOnUnexpected: true });
  const faults = messages.filter(({ severity }) => severity === 'error' || severity === 'fatal').map((m) => `${m.location}: ${m.message}`);
  if (resource.resourceType === 'Bundle') faults.push(...INVARIANTS.flatMap((rule) => broken(resource, rule)));
  return faults;
}

/** Rules of our own, each of which holds for every bundle. */
const INVARIANTS: [reason: string, expression: string][] = [
  [
    'every answer stands under a question of the form',
    `Bundle.entry.resource.ofType(QuestionnaireResponse).descendants().where(answer.exists()).linkId.distinct().subsetOf(%resource.entry.resource.ofType(Questionnaire).descendants().linkId)`,
  ],
  [
    'every coded answer is an option',
    `Bundle.entry.resource.ofType(QuestionnaireResponse).descendants().answer.value.ofType(Coding).code.distinct().subsetOf(%resource.entry.resource.ofType(Questionnaire).descendants().answerOption.value.ofType(Coding).code)`,
  ],
  ['every response names a form of the bundle', `Bundle.entry.resource.ofType(QuestionnaireResponse).questionnaire.all($this.indexOf('|') > 0)`],
  [
    'a score is 1 to 10, or says why it is not there',
    `Bundle.entry.resource.ofType(Observation).all((value.ofType(integer) >= 1 and value.ofType(integer) <= 10) or dataAbsentReason.exists())`,
  ],
  ['nobody has two addresses', `Bundle.entry.fullUrl.isDistinct()`],
];

function broken(resource: object, [reason, expression]: [string, string]): string[] {
  const [holds] = fhirpath.evaluate(resource, expression, { resource }, r4) as unknown[];
  return holds === true ? [] : [reason];
}
