import type {SqliteDatabase, SqliteStatement} from 'kysely';

/** Statements that are kept, at most: there are fewer texts than that, but for lists of different lengths in them. */
const most = 200;

/** The same file with its statements prepared once for each text; those used longest ago go. */
export function keepStatements(file: SqliteDatabase): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    prepare: (text) => {
      const statement = kept.get(text) ?? file.prepare(text);
      kept.delete(text);
      kept.set(text, statement);
      if (kept.size > most) kept.delete(kept.keys().next().value!);
      return statement;
    },
    close: () => {
      kept.clear();
      file.close();
    },
  };
}
