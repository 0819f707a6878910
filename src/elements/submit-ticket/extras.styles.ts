import {css} from 'lit';
import {folds} from '../../styles/folds.js';
import {lateControls} from '../../styles/late-controls.js';

/** What the form shows beyond its main way. */
export const extrasStyles = css`
  ${folds}
  ${lateControls}

  em {
    font-style: normal;
    font-weight: 600;
  }

  mark {
    background: var(--_mark);
    color: inherit;
  }

  header ~ .notice {
    margin-block-end: calc(var(--_space) * 3);
  }

  .notice .row {
    flex: 1;
    justify-content: space-between;
    margin: 0;
  }

  .row .row {
    justify-content: start;
  }

  /* Gone with the first letter that is not saved, back once the hand rests. */
  .kept {
    transition: visibility 0s 0.3s;
  }

  .kept.pending {
    visibility: hidden;
    transition: none;
  }

  .folds {
    display: grid;
    gap: calc(var(--_space) * 2);
  }

  .warn-text {
    color: var(--_warn);
  }

  .outcome h3 {
    margin-block-start: calc(var(--_space) * 2);
  }

  ol {
    display: grid;
    gap: calc(var(--_space) * 2);
    list-style: decimal inside;
  }

  li::marker {
    color: var(--_muted);
  }

  .private {
    justify-content: space-between;
    order: 1;
  }

  /* The border alone says that a card can be pressed. */
  .cards .choice:not(:has(:checked)) {
    border-color: var(--_line-strong);
  }

  .reference strong {
    font-size: calc(var(--_size) * 1.75);
    line-height: 1.3;
    user-select: all;
  }

  .emergency {
    display: flex;
    align-items: baseline;
    gap: calc(var(--_space) * 2);
  }

  .emergency > .row {
    row-gap: 0;
  }

  .emergency a {
    font-size: var(--_size-large);
    font-weight: 600;
    line-height: var(--_control);
    color: var(--_danger);
  }

  .sure {
    flex: 1 0 100%;
  }

  :where(details:not(.more)) {
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  summary {
    padding-block: calc((var(--_control) - 1lh) / 2);
  }

  /* Level with the sign before it. */
  .problem-text summary {
    padding-block-start: 0;
  }

  dl > div {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 5fr);
    gap: calc(var(--_space) * 3);
    padding-block: calc(var(--_space) * 1.5);
    border-block-start: 1px solid var(--_line);
  }

  @container (inline-size <= 400px) {
    dl > div {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
  }

  dd {
    color: var(--_text);
  }

  [part='unasked'] dl {
    margin-block-start: calc(var(--_space) * 3);
  }

  .seal.warn {
    color: var(--_warn);
    background: var(--_warn-soft);
  }

  .suggestion {
    border-block-end: 1px solid var(--_line);
    color: var(--_text);
    font-size: 1em;
  }

  .suggestion summary {
    padding-block: calc(var(--_space) * 2);
    line-height: 1.5;
    font-weight: 500;
  }

  .suggestion[open] > .stack {
    padding-block: var(--_space) calc(var(--_space) * 4);
    max-block-size: 60vh;
    overflow-y: auto;
  }

  [part='drafts'] {
    margin-block-end: calc(var(--_space) * 3);
  }

  [part='drafts'] li {
    padding-block: var(--_space);
    border-block-start: 1px solid var(--_line);
    color: var(--_text);
  }

  .named {
    display: grid;
    flex: 1 1 12em;
  }

  [part='helpful'] {
    max-inline-size: 760px;
  }

  [part='helpful'] .row {
    gap: 0;
    margin-inline-start: calc(var(--_space) * -2);
  }

  .review {
    display: grid;
    gap: calc(var(--_space) * 4);
    max-inline-size: 760px;
  }

  .review h2:focus-visible {
    outline: none;
  }

  .review > dl > div {
    grid-template-columns: minmax(0, 1fr);
    gap: 0 calc(var(--_space) * 3);
  }

  .review dt {
    color: var(--_muted);
  }

  .review > dl dd {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: calc(var(--_space) * 3);
    align-items: start;
  }

  .review dd > span {
    white-space: pre-wrap;
  }

  .review dd > .button {
    margin-block: calc(var(--_space) * -2);
  }

  @container (inline-size > 560px) {
    .review > dl > div {
      grid-template-columns: 11em minmax(0, 1fr);
    }
  }

  @media (forced-colors: active) {
    .seal,
    .reference {
      border: 1px solid;
    }
  }
`;
