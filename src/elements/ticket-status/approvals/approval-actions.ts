/** What a customer decides about a change: about a price, about work that was delivered. */
export const approvalActions = ['accept-quote', 'decline-quote', 'accept-delivery', 'reject-delivery'] as const;
export type ApprovalAction = (typeof approvalActions)[number];

export function isApproval(action: unknown): action is ApprovalAction {
  return approvalActions.some((one) => one === action);
}
