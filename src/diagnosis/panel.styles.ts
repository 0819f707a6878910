/** The panel’s looks. It stands on any page and inherits nothing but the reader’s choice of light and dark. */
export const panelStyles = `
:host {
  all: initial;
  color-scheme: light dark;
  --ink: #191c22;
  --soft: #596070;
  --paper: #fff;
  --line: #e2e5ea;
  --accent: #2456d3;
  --bad: #b3261e;
  --note: #8a5300;
  --good: #1a7446;
}
@media (prefers-color-scheme: dark) { :host { --ink: #eceef2; --soft: #a2aab8; --paper: #1a1d23; --line: #323843; --accent: #9db6ff; --bad: #ff9a8f; --note: #e9b865; --good: #74d3a0; } }
.panel {
  position: fixed;
  inset: auto 16px 16px auto;
  z-index: 2147483647;
  display: flex;
  flex-direction: column;
  box-sizing: border-box;
  inline-size: min(480px, calc(100vw - 32px));
  max-block-size: min(720px, calc(100vh - 32px));
  margin: 0;
  padding: 0;
  overflow: hidden;
  border: 1px solid var(--line);
  border-radius: 12px;
  background: var(--paper);
  box-shadow: 0 8px 32px rgb(0 0 0 / 24%);
  color: var(--ink);
  font: 14px/1.6 system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif;
}
.head { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; padding: 12px 12px 12px 20px; border-block-end: 1px solid var(--line); }
h2 { flex: 1; margin: 0; font-size: 16px; font-weight: 650; }
.head p { order: 1; inline-size: 100%; margin: 0; color: var(--soft); font-variant-numeric: tabular-nums; }
h3 { margin: 16px 0 4px; color: var(--soft); font-size: 13px; font-weight: 600; }
.body { padding: 0 20px 16px; overflow-y: auto; overscroll-behavior: contain; }
ul { margin: 0; padding: 0; list-style: none; }
li { display: grid; grid-template-columns: 20px minmax(0, 1fr); gap: 0 8px; padding-block: 6px; overflow-wrap: anywhere; }
li p { grid-column: 2; margin: 0; }
li p + p { color: var(--soft); }
.mark { font-weight: 700; text-align: center; }
.bad > .mark, h3.bad { color: var(--bad); }
.note > .mark, h3.note { color: var(--note); }
.good > .mark, h3.good { color: var(--good); }
summary { min-block-size: 32px; margin-block-start: 8px; padding-block: 4px; color: var(--good); cursor: pointer; font-size: 13px; font-weight: 600; }
.foot { display: flex; flex-wrap: wrap; gap: 8px; padding: 12px 20px; border-block-start: 1px solid var(--line); }
button { min-block-size: 36px; padding: 0 12px; border: 1px solid var(--line); border-radius: 8px; background: none; color: var(--accent); font: inherit; font-weight: 550; cursor: pointer; }
.head button { min-inline-size: 36px; border-color: transparent; color: var(--ink); font-size: 18px; }
button:hover { background: color-mix(in srgb, var(--accent) 8%, transparent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
@media (width < 560px) { .panel { inset: auto 0 0; inline-size: 100vw; max-block-size: 72vh; border-radius: 12px 12px 0 0; } }
@media (pointer: coarse) { button, .head button { min-block-size: 44px; min-inline-size: 44px; } }
`;
