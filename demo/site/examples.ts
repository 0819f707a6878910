/** Values to try for attributes that take any text, by tag: what the demo's desk knows. */
export const examples: Record<string, Record<string, readonly string[]>> = {
  'aftercare-desk': {'portal-url': ['product.html']},
  'aftercare-portal': {views: ['submit tickets help']},
  'aftercare-submit-ticket': {
    type: ['incident', 'question', 'suggestion', 'change', 'training', 'visit', 'complaint'],
    product: ['bi-server'],
    'product-version': ['6.2.1'],
    'hidden-fields': ['environment'],
    'locked-fields': ['product'],
  },
  'aftercare-ticket-status': {reference: ['AC-7K3P-2614']},
  'aftercare-knowledge-base': {
    query: ['连接超时'],
    category: ['install', 'data', 'analysis', 'access', 'delivery'],
    kind: ['solution', 'guide', 'manual', 'case', 'faq', 'video'],
    article: ['row-level-permission'],
  },
  'aftercare-satisfaction-survey': {score: ['4']},
};
