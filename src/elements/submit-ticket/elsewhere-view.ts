import {html, type TemplateResult} from 'lit';
import {questionsOf} from '../../rules/draft.js';
import {issueSentence, problemText, type Form} from './question-view.js';

/** What is wrong where no question stands, with the name of the file it is about. */
export function elsewhereView({words, settings, draft, issues}: Form): TemplateResult[] {
  const shown = [...questionsOf(settings, draft).map(({pointer}) => pointer), '/contact/value'];
  return issues
    .filter(({pointer}) => !shown.includes(pointer) && !pointer.startsWith('/cc'))
    .map((issue) => {
      const [, place, index] = issue.pointer.split('/');
      const file = place === 'attachments' ? draft.files[Number(index)] : undefined;
      return problemText(html`${file ? html`<bdi>${file.name}</bdi> ` : ''}${issueSentence(words, issue)}`);
    });
}
