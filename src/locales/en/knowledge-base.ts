/** Words of `aftercare-knowledge-base`. */
export default {} as const;
