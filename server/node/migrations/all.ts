import {firstTables} from './0001-first-tables.js';
import type {Migration} from './migration.js';

/** Every migration, in order: a new one goes to the end. */
export const migrations: readonly Migration[] = [firstTables];
