import { BaseRenderer, RendererThemeProvider, buildForm, getResponse, useRendererQueryClient } from '@aehrc/smart-forms-renderer';
import { QueryClientProvider } from '@tanstack/react-query';
import type { Questionnaire, QuestionnaireResponse } from 'fhir/r4';
import { createRoot } from 'react-dom/client';

const page = window as unknown as {
  show(form: Questionnaire, response: QuestionnaireResponse): Promise<void>;
  given(): QuestionnaireResponse;
};

function Form() {
  return (
    <RendererThemeProvider>
      <QueryClientProvider client={useRendererQueryClient()}>
        <BaseRenderer />
      </QueryClientProvider>
    </RendererThemeProvider>
  );
}

page.show = async (questionnaire, questionnaireResponse) => {
  await buildForm({ questionnaire, questionnaireResponse, terminologyServerUrl: location.origin });
  const container = document.querySelector('#form');
  if (container) createRoot(container).render(<Form />);
};
page.given = () => getResponse();
