/** As much of an address as tells somebody apart to who knows him: `wa…ei@`. */
export function hintOf(email: string): string {
  const [local = ''] = email.split('@');
  return local.length < 5 ? `${local.slice(0, 1)}…@` : `${local.slice(0, 2)}…${local.slice(-2)}@`;
}
