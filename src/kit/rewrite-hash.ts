/**
 * Another hash in the page's address, which nobody is told of; an empty one takes it out. By the whole address: a bare `#...` would follow the host's
 * `<base href>`.
 */
export function rewriteHash(hash: string): void {
  const page = new URL(location.href);
  page.hash = hash;
  history.replaceState(history.state, '', page.href);
}
