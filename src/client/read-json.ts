/** The JSON of an answer that says it is some; `undefined` for anything else. */
export async function readJson(response: Response): Promise<unknown> {
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(response.headers.get('content-type') ?? '')) return undefined;
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
