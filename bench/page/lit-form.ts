import {css, html, LitElement} from 'lit';

/** The least that a form of Lit's is: what the elements' work is measured against. */
class LitForm extends LitElement {
  static override styles = css`
    form {
      display: grid;
      gap: 12px;
      max-width: 40em;
    }
    label {
      display: grid;
      gap: 4px;
    }
  `;

  override render() {
    return html`<form>
      <label>Title <input name="title" /></label>
      <label>Description <textarea name="description" rows="5"></textarea></label>
      <label>
        Product
        <select name="product">
          <option>One</option>
          <option>Two</option>
        </select>
      </label>
      <button>Submit</button>
    </form>`;
  }
}

customElements.define('lit-form', LitForm);
