export type Framework = 'html' | 'react' | 'vue';

/** What was chosen, as far as it differs from what is usual. */
export interface Chosen {
  attributes: Record<string, string>;
  tokens: Record<string, string>;
  values: Record<string, unknown>;
  /** Of the bar: theme, density, language. */
  around: Record<string, string>;
}

const base = 'https://support.example.com/portal/v1';

/** What an engineer writes for it. */
export function codeFor(framework: Framework, tag: string, chosen: Chosen): string {
  const file = tag.replace('aftercare-', '');
  const files = tag === 'aftercare-desk' ? [file, 'ticket-status'] : [file];
  const load = files.map((one) => `import '@aftercare-portal/elements/define/${one}.js';`).join('\n');
  const values = Object.entries(chosen.values);
  const {look} = chosen.around;
  const sheet = look ? `<link rel="stylesheet" href="/aftercare/themes/${look}.css">\n` : '';
  if (framework === 'html') {
    const set = values.map(([name, value]) => `  document.querySelector('${tag}').${name} = ${JSON.stringify(value)};`);
    const script = set.length ? `\n<script type="module">\n${set.join('\n')}\n</script>` : '';
    return `<script type="module" src="/aftercare/embed.js"></script>\n${sheet}${styled(chosen)}${markup(tag, chosen)}${script}`;
  }
  if (framework === 'react') {
    const given = values.map(([name, value]) => ` ${name}={${JSON.stringify(value)}}`).join('');
    return `${load}\n\nexport function Support() {\n  return (\n${indented(markup(tag, chosen, given), 4)}\n  );\n}${below(chosen)}`;
  }
  const given = values.map(([name, value]) => ` :${name}='${JSON.stringify(value).replaceAll("'", '&#39;')}'`).join('');
  const template = `<template>\n${indented(markup(tag, chosen, given), 2)}\n</template>`;
  return `<script setup>\n${load}\n</script>\n\n${template}\n\n${styled(chosen)}`.trim();
}

function markup(tag: string, {attributes, around}: Chosen, given = ''): string {
  const {theme, density, lang} = around;
  const all = {
    ...attributes,
    ...(tag !== 'aftercare-desk' && theme !== 'auto' && {theme}),
    ...(tag !== 'aftercare-desk' && density === 'compact' && {density}),
    ...(lang && {lang}),
  };
  const words = Object.entries(all).map(([name, value]) => (value ? ` ${name}="${value.replaceAll('"', '&quot;')}"` : ` ${name}`)).join('') + given; // prettier-ignore
  if (tag === 'aftercare-portal') return `<${tag} base-url="${base}"${words}></${tag}>`;
  if (tag === 'aftercare-desk')
    return `<${tag} base-url="${base}"${words}>\n  <aftercare-ticket-status></aftercare-ticket-status>\n</${tag}>`;
  return `<aftercare-desk base-url="${base}">\n  <${tag}${words}></${tag}>\n</aftercare-desk>`;
}

function styled({tokens}: Chosen): string {
  const lines = Object.entries(tokens).map(([name, value]) => `  ${name}: ${value};`);
  return lines.length ? `<style>\n:root {\n${lines.join('\n')}\n}\n</style>\n` : '';
}

const below = (chosen: Chosen) => (Object.keys(chosen.tokens).length ? `\n\n/* ${styled(chosen).replaceAll(/<\/?style>\n/g, '').trim()} */` : ''); // prettier-ignore
const indented = (text: string, by: number) => text.replaceAll(/^/gm, ' '.repeat(by));
