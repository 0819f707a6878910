import type {DeskLink} from './desk-link.js';

/** Uses mailed links that are put into this page while it is open, until the returned function is called. `link`: the desk that is asked. */
export function watchLinks(link: () => DeskLink | undefined): () => void {
  const heard = () => {
    if (location.hash.includes('aftercare-token=')) void use(link());
  };
  heard();
  addEventListener('hashchange', heard);
  return () => removeEventListener('hashchange', heard);
}

/** Whoever comes second finds no token in the address any more. What cannot be loaded now leaves the link as it is. */
async function use(link: DeskLink | undefined): Promise<void> {
  if (!link) return;
  try {
    const [desk, {useLinkToken}] = await Promise.all([link.desk(), import('./link-token.js')]);
    await useLinkToken(desk, link.options.getToken);
  } catch (error) {
    console.error(error);
  }
}
