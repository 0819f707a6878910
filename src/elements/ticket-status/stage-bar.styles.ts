import {css} from 'lit';

/** The way of a request: downwards like a parcel's, across where there is room. */
export const stageBarStyles = css`
  .stages {
    display: grid;
    gap: calc(var(--_space) * 3);
  }

  .stage-list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }

  .stage {
    position: relative;
    display: grid;
    grid-template-columns: 1.5em minmax(0, 1fr) auto;
    gap: 0 calc(var(--_space) * 2.5);
    align-items: start;
    padding-block-end: calc(var(--_space) * 3);
    color: var(--_muted);
  }

  .stage:last-child {
    padding-block-end: 0;
  }

  /* The way to the next step: solid where it was gone. */
  .stage:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-block: 1.65em 0;
    inset-inline-start: calc(0.75em - 1px);
    border-inline-start: 2px solid var(--_line);
  }

  .stage.passed:not(:last-child)::before {
    border-color: var(--_accent);
  }

  .stage-mark {
    display: grid;
    place-items: center;
    inline-size: 1.5em;
    block-size: 1.5em;
    border: 2px solid var(--_line-strong);
    border-radius: 50%;
    background: var(--_bg);
    font-size: 1em;
  }

  .stage-mark .icon {
    inline-size: 0.95em;
    block-size: 0.95em;
    stroke-width: 2.6;
  }

  .stage.skipped .stage-mark {
    border-style: dashed;
  }

  .stage.done .stage-mark {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .stage.now:not(.done) .stage-mark {
    border-color: var(--_accent);
    background: radial-gradient(circle, var(--_accent) 42%, var(--_bg) 46%);
  }

  .stage.passed .stage-name {
    color: var(--_text);
  }

  .stage.now .stage-name {
    color: var(--_text);
    font-weight: 600;
  }

  .stage-times {
    display: grid;
    justify-items: end;
    line-height: 1.5;
    padding-block-start: 0.15em;
  }

  @container (inline-size > 640px) {
    .stage-list {
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
      grid-template-columns: none;
    }

    .stage {
      grid-template-columns: minmax(0, 1fr);
      gap: calc(var(--_space) * 1.5) 0;
      align-content: start;
      padding-block-end: 0;
      padding-inline-end: calc(var(--_space) * 3);
    }

    .stage:not(:last-child)::before {
      inset-block: calc(0.75em - 1px) auto;
      inset-inline: 1.9em 0.4em;
      border-inline-start: 0;
      border-block-start: 2px solid var(--_line);
    }

    .stage-times {
      justify-items: start;
      padding-block-start: 0;
    }
  }

  @media (forced-colors: active) {
    .stage.done .stage-mark,
    .stage.now .stage-mark {
      forced-color-adjust: none;
      border-color: Highlight;
    }
  }
`;
