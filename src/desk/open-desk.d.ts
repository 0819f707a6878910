import type {Desk, DeskOptions} from './desk.js';

export declare function openDesk(options: DeskOptions): Desk;
