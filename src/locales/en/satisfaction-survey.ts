/** Words of `aftercare-satisfaction-survey`. */
export default {} as const;
