/** Downloads what is at an address, under a name. */
export function save(href: string, name: string): void {
  // Should the address answer with a page after all, the host's own must not be lost to it.
  Object.assign(document.createElement('a'), {href, download: name, target: '_blank', rel: 'noopener noreferrer'}).click();
}

/** Downloads a text made here. */
export function saveText(text: string, name: string, type: string): void {
  const href = URL.createObjectURL(new Blob([text], {type: `${type};charset=utf-8`}));
  save(href, name);
  // The browser reads it a moment later.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
