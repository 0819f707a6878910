/** Whether the page was opened by a mailed or shared link that opens nothing: its token is left out of the address, see `useLinkToken`. */
export function isLinkOver(): boolean {
  return /[#&]aftercare-token=(&|$)/.test(location.hash);
}
