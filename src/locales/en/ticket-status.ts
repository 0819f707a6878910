/** Words of `aftercare-ticket-status`. */
export default {} as const;
