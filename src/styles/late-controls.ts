import {css} from 'lit';

/**
 * What fields look like beyond what their main job needs; comes with the parts that are loaded later. Boxes to tick and circles to choose by in our own line, for
 * a browser's look disabled on a dark ground: they take the same room, so that nothing moves. What is wrong, and the arrows of choices in forced colours.
 */
export const lateControls = css`
  .problem-text > .icon {
    margin-block-start: 0.2em;
  }

  [aria-invalid='true'] .choice {
    border-color: var(--_danger);
  }

  .input[aria-invalid='true'] {
    outline-color: var(--_danger);
  }

  input:where([type='checkbox'], [type='radio']) {
    flex: none;
    inline-size: 1.15em;
    block-size: 1.15em;
  }

  @media not (forced-colors: active) {
    input:where([type='checkbox'], [type='radio']) {
      appearance: none;
      border: 1.5px solid var(--_line-strong);
      border-radius: 4px;
      background: var(--_bg);
    }

    input:where([type='radio']) {
      border-radius: 50%;
    }

    :where([aria-invalid='true']) input:where([type='checkbox'], [type='radio']),
    input:where([type='checkbox'][aria-invalid='true']) {
      border-color: var(--_danger);
    }

    input:where([type='radio']:checked) {
      border: 0.32em solid var(--_accent);
    }

    input:where([type='checkbox']:checked) {
      border-color: var(--_fill);
      background: var(--_fill);
    }

    input:where([type='checkbox']:checked)::before {
      content: '';
      display: block;
      block-size: 100%;
      background: var(--_on-accent);
      clip-path: polygon(20% 45%, 8% 58%, 40% 90%, 94% 26%, 81% 13%, 40% 64%);
    }

    input:where([type='checkbox'], [type='radio']):disabled {
      opacity: 0.5;
    }
  }

  @media (forced-colors: active) {
    /* The arrow of a choice is a drawn ground, which forced colours take away. */
    select.input {
      appearance: auto;
    }

    /* The chief button has a ground, as everywhere; its sign goes with its letters. */
    .button.primary,
    .button.primary svg.icon {
      forced-color-adjust: none;
    }

    .button.primary {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
