/** Who signs the tokens of the demo's invented customers, and whom they are for. */
export const demoIssuer = 'https://demo.aftercare.example';
export const demoAudience = 'aftercare';
