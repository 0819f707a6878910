declare module 's3rver' {
  /** The part of it that tests use. */
  export default class S3rver {
    constructor(options: {address: string; port: number; silent: boolean; directory: string; configureBuckets: {name: string}[]});
    run(): Promise<{address: string; port: number}>;
    close(): Promise<void>;
  }
}
