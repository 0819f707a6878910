/** What the reader chose, kept on this device where the browser allows it. The first paint reads the same keys, see `parts/head.html`. */
const names = {language: 'haitu-language', theme: 'haitu-theme', customer: 'haitu-customer'};
type Choice = keyof typeof names;

export function keep(choice: Choice, value: string): void {
  try {
    localStorage.setItem(names[choice], value);
  } catch {
    // Refused storage: the choice holds for this page.
  }
}

export function kept(choice: Choice): string | undefined {
  try {
    return localStorage.getItem(names[choice]) ?? undefined;
  } catch {
    return undefined;
  }
}
