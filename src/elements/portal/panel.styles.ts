import {css} from 'lit';

export const panelStyles = css`
  :host([mode='launcher']) {
    display: contents;
    container-type: normal;
  }

  :host([mode='launcher'][hidden]) {
    display: none;
  }

  .corner {
    all: initial;
    position: fixed;
    z-index: 2147483000;
    inset-block-end: calc(20px + env(safe-area-inset-bottom, 0px));
    inset-inline-end: calc(20px + env(safe-area-inset-right, 0px));
  }

  .corner.start {
    inset-inline: calc(20px + env(safe-area-inset-left, 0px)) auto;
  }

  .launcher {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 56px;
    block-size: 56px;
    margin: 0;
    padding: 0;
    border: 1px solid transparent;
    border-radius: 50%;
    background: var(--_fill);
    color: var(--_on-accent);
    font: 500 var(--_size) / 1 var(--aftercare-font, inherit);
    box-shadow: var(--_shadow);
    cursor: pointer;
    transition: background-color var(--_quick);
    -webkit-tap-highlight-color: transparent;
  }

  .launcher:hover {
    background: color-mix(in oklab, var(--_fill) 88%, var(--_text));
  }

  .launcher:focus-visible {
    outline-offset: 3px;
  }

  .launcher svg {
    inline-size: 26px;
    block-size: 26px;
  }

  .launcher .count {
    position: absolute;
    inset-block-start: -4px;
    inset-inline-end: -4px;
    min-inline-size: 22px;
    border: 2px solid var(--_bg);
    border-radius: 13px;
    background: var(--_danger);
    color: var(--_bg);
    font-family: var(--aftercare-font, inherit);
    font-size: 12px;
    line-height: 18px;
  }

  .panel {
    all: initial;
    display: none;
    position: fixed;
    z-index: 2147483001;
    inset: auto;
    inset-block-end: calc(92px + env(safe-area-inset-bottom, 0px));
    inset-inline-end: calc(20px + env(safe-area-inset-right, 0px));
    box-sizing: border-box;
    inline-size: min(420px, 100vw - 40px);
    block-size: min(720px, 100dvh - 112px);
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 2);
    background: var(--_bg);
    color: var(--_text);
    color-scheme: inherit;
    font-family: var(--aftercare-font, inherit);
    font-size: var(--_size);
    line-height: var(--_leading);
    box-shadow: var(--_shadow);
  }

  .panel.shown {
    display: flex;
    flex-direction: column;
    animation: rise var(--_quick) ease-out;
  }

  .panel.start {
    inset-inline: calc(20px + env(safe-area-inset-left, 0px)) auto;
  }

  .panel.shown.whole {
    inset-block: 0 auto;
    inset-inline: 0;
    inline-size: 100%;
    max-inline-size: none;
    block-size: 100dvh;
    max-block-size: none;
    border: 0;
    border-radius: 0;
    padding: env(safe-area-inset-top, 0px) env(safe-area-inset-right, 0px) env(safe-area-inset-bottom, 0px) env(safe-area-inset-left, 0px);
  }

  .panel::backdrop {
    background: none;
  }

  .panel:focus {
    outline: none;
  }

  .bar {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 3);
    direction: ltr;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 2) 0 calc(var(--_space) * 5);
  }

  .bar h2 {
    overflow: hidden;
    font-size: var(--_size-large);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .pane {
    --aftercare-room: 0px;
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scroll-padding-block-start: calc(var(--_control) + var(--_space) * 2);
    container-type: inline-size;
    direction: ltr;
    padding: 0 calc(var(--_space) * 5) calc(var(--_space) * 6);
  }

  .pane .portal {
    gap: calc(var(--_space) * 5);
  }

  .pane nav {
    position: sticky;
    z-index: 2;
    inset-block-start: 0;
    margin-inline: calc(var(--_space) * -3);
    background: var(--_bg);
  }

  @media (max-height: 479.98px) {
    .panel.whole {
      overflow-y: auto;
    }

    .panel.whole .pane {
      flex: none;
      overflow: visible;
    }

    .pane nav {
      position: static;
    }
  }

  @media (forced-colors: active) {
    .launcher {
      border-color: ButtonText;
    }
  }

  @media print {
    .corner,
    .panel.shown {
      display: none;
    }
  }

  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
`;
