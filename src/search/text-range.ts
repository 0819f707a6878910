export type TextRange = [start: number, end: number];
