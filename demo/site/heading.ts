/** The page's title stands above lists; above one thing, at a place of `view`, that thing's own stands, and the page's is for listeners only. */
export function headLists(view: string): void {
  const head = document.querySelector('.page-head');
  const follow = () => head?.classList.toggle('unseen', location.hash.startsWith(`#aftercare=${view}/`));
  addEventListener('hashchange', follow);
  follow();
}
