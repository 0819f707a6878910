import type {Migration} from './migration.js';

/** What articles are made of, and how often each was written: they are published and changed here. */
export const articlesWrittenHere: Migration = {
  name: '0005-articles-written-here',
  async up(db) {
    const {schema} = db;
    await schema
      .alterTable('articles')
      .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(1))
      .execute();
    await schema.alterTable('articles').addColumn('source', 'text').execute();
  },
};
