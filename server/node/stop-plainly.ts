import {CannotStart} from './cannot-start.js';

/** Does one step of starting; what its operator can cure ends the process with a sentence instead of a stack. */
export async function orSay<T>(start: () => T | Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    const said = sentenceFor(error);
    if (said === undefined) throw error;
    console.error(said);
    return process.exit(1);
  }
}

function sentenceFor(error: unknown): string | undefined {
  if (error instanceof CannotStart) return error.message;
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const port = 'port' in error ? ` ${String(error.port)}` : '';
  if (error.code === 'EADDRINUSE') return `Port${port} is taken by another program; set PORT to a free one.`;
  if (error.code === 'EACCES' && 'path' in error)
    return `${String(error.path)} may not be written by this user; set DATA_DIR to a folder that may.`;
  if (error.code === 'EACCES' && 'port' in error) return `Port${port} may not be opened by this user; set PORT to one above 1023.`;
  return undefined;
}
