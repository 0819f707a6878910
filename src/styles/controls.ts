import {css} from 'lit';

/** Buttons, fields and choices: native controls, set in the tokens. */
export const controls = css`
  button,
  input,
  textarea,
  select {
    font: inherit;
    color: inherit;
    margin: 0;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_space) * 2);
    min-block-size: var(--_control);
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 4);
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-control);
    background: none;
    color: var(--_text);
    font-weight: 500;
    line-height: 1.3;
    text-decoration: none;
    cursor: pointer;
  }

  .button:hover {
    background: color-mix(in oklab, currentcolor 6%, transparent);
  }

  .button.primary {
    border-color: var(--_accent);
    background: var(--_fill);
    color: var(--_on-accent);
  }

  .button.primary:hover {
    background: color-mix(in oklab, var(--_fill) 88%, var(--_text));
  }

  .button.plain {
    border: 0;
    color: var(--_accent);
    padding-inline: calc(var(--_space) * 2);
  }

  .button.icon-only {
    min-inline-size: var(--_control);
    padding: 0;
    border: 0;
    color: var(--_muted);
  }

  .button[aria-disabled='true'] {
    opacity: 0.55;
    cursor: default;
  }

  .field {
    display: grid;
    gap: calc(var(--_space) * 1.5);
    grid-template-columns: minmax(0, 1fr);
  }

  .label {
    font-weight: 550;
    display: block;
  }

  .note {
    display: inline-block;
    font-weight: 400;
    color: var(--_muted);
    font-size: var(--_size-small);
    margin-inline-start: calc(var(--_space) * 1.5);
  }

  .hint {
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .problem-text {
    color: var(--_danger);
    font-size: var(--_size-small);
    display: flex;
    gap: calc(var(--_space) * 1.5);
  }

  .input {
    inline-size: 100%;
    min-block-size: var(--_control);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-control);
    background: var(--_bg);
  }

  textarea.input {
    min-block-size: 8.5em;
    resize: vertical;
    field-sizing: content;
    max-block-size: 28em;
  }

  select.input {
    appearance: none;
    padding-inline-end: 2.4em;
    background: conic-gradient(from -45deg at 50% 100%, var(--_muted) 90deg, transparent 0) right 1em center / 0.7em 0.35em no-repeat var(--_bg);
  }

  .input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .input:focus-visible {
    outline-offset: -1px;
    border-color: var(--_accent);
  }

  .choice {
    display: flex;
    align-items: flex-start;
    gap: calc(var(--_space) * 2.5);
    min-block-size: var(--_control);
    padding: calc(var(--_space) * 2.25) calc(var(--_space) * 3);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    cursor: pointer;
  }

  .choice:hover {
    border-color: var(--_line-strong);
  }

  .input[aria-invalid='true'] {
    border-color: var(--_danger);
  }

  .choice:has(:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }

  .choice input:focus-visible {
    outline: none;
  }

  .choice input {
    inline-size: 1.15em;
    block-size: 1.15em;
    margin: 0.25em 0 0;
    flex: none;
  }

  @media (forced-colors: active) {
    .choice:has(:checked) {
      outline: 3px solid Highlight;
    }

    .plain {
      text-decoration: underline;
    }
  }
`;
