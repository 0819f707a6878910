import * as z from 'zod/mini';

/** One page of a list: `nextCursor` is given back as `?cursor=`, and null at the end. Stable while rows are inserted. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export const Page = <T extends z.ZodMiniType>(item: T) => z.object({items: z.array(item), nextCursor: z.nullable(z.string())});
