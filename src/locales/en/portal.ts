/** Words of `aftercare-portal`. */
export default {} as const;
