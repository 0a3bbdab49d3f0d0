import type { Resource } from '../browser/fillers.js';

/** LHC-Forms, as its own files put it on the page. */
interface LFormsUtil {
  convertFHIRQuestionnaireToLForms(form: Resource, version: 'R4'): object;
  mergeFHIRDataIntoLForms(kind: 'QuestionnaireResponse', response: Resource, form: object, version: 'R4'): object;
  addFormToPage(form: object, container: string, options: { prepopulate: boolean }): Promise<void>;
  getFormFHIRData(kind: 'QuestionnaireResponse', version: 'R4', container: string): Resource;
}

const page = window as unknown as {
  LForms: { Util: LFormsUtil };
  show(form: Resource, response: Resource): Promise<void>;
  given(): Resource;
};

page.show = async (form, response) => {
  const { Util } = page.LForms;
  const empty = Util.convertFHIRQuestionnaireToLForms(form, 'R4');
  const filled = Util.mergeFHIRDataIntoLForms('QuestionnaireResponse', response, empty, 'R4');
  await Util.addFormToPage(filled, 'form', { prepopulate: false });
};
page.given = () => page.LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4', '#form');
