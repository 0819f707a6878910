/** Claims that a token must have. */
export const neededClaims = ['iss', 'aud', 'sub', 'iat', 'exp'];

/** Seconds that clocks may differ by. */
export const leeway = 60;

/** Seconds that it may live. */
export const longestLife = 15 * 60;
