import {css} from 'lit';

/** Who answers for a request, and what goes up to them. */
export const ladderStyles = css`
  .escalation {
    gap: calc(var(--_space) * 2);
  }

  .escalation > .row {
    gap: var(--_space) calc(var(--_space) * 2.5);
    align-items: baseline;
  }

  .escalation > .row:has(> .plain:first-child) {
    margin-inline-start: calc(var(--_space) * -2 - 1px);
  }

  .escalation .icon {
    vertical-align: -0.2em;
  }

  .escalation .late {
    color: var(--_danger);
  }

  .ladder-levels {
    gap: 0;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .ladder-level {
    position: relative;
    padding-block-end: calc(var(--_space) * 3);
    padding-inline-start: calc(var(--_space) * 6);
  }

  .ladder-level::before {
    content: '';
    position: absolute;
    inset-block: 0.45em 0;
    inset-inline-start: 5px;
    border-inline-start: 1px solid var(--_line-strong);
  }

  .ladder-level:last-child::before {
    display: none;
  }

  .ladder-level::after {
    content: '';
    position: absolute;
    inset-block-start: 0.45em;
    inset-inline-start: 0;
    box-sizing: border-box;
    inline-size: 11px;
    block-size: 11px;
    border: 1px solid var(--_line-strong);
    border-radius: 50%;
    background: var(--_bg);
  }

  .ladder-level.before::after {
    background: var(--_line-strong);
  }

  .ladder-level.here::after {
    border-color: var(--_accent);
    background: var(--_accent);
  }

  .ladder-level b {
    font-weight: 600;
  }

  .ladder-level.ahead b {
    font-weight: 400;
  }

  .ladder-contact {
    display: inline-block;
    max-inline-size: 100%;
    overflow-wrap: anywhere;
  }

  .escalation details > .ladder-levels {
    padding-block-start: calc(var(--_space) * 2);
  }

  .urges {
    gap: calc(var(--_space) * 3);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .urge-answer {
    margin-block-start: var(--_space);
    padding-inline-start: calc(var(--_space) * 3);
    border-inline-start: 2px solid var(--_line-strong);
  }

  @media print {
    .escalation .button {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .ladder-level.here::after {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
