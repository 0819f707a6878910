/** What a customer decides: about a price, about work that was delivered, about what was proposed in writing. */
const approvalActions = ['accept-quote', 'decline-quote', 'accept-delivery', 'reject-delivery', 'approve', 'disapprove'] as const;
export type ApprovalAction = (typeof approvalActions)[number];

export function isApproval(action: unknown): action is ApprovalAction {
  return approvalActions.some((one) => one === action);
}
