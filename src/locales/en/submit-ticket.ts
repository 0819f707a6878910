/** Words of `aftercare-submit-ticket`. */
export default {} as const;
