import { tables } from './0001-tables';
import { moreTables } from './0002-more-tables';
import type { Migration } from './migration';

/** Every step from an empty database to the newest schema, oldest first, numbered 1, 2, 3 … without a hole. */
export const migrations: readonly Migration[] = [tables, moreTables];
