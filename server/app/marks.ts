/** Numbers that the installation keeps, by name. */
export interface Marks {
  mark(name: string): Promise<number | undefined>;
  keepMark(name: string, value: number): Promise<void>;
}
