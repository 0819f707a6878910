import docsearch from '@docsearch/js';

docsearch({container: '#here', appId: 'APP', apiKey: 'key', indices: ['docs']});
/** @type {HTMLElement} */ (document.querySelector('.DocSearch-Button')).click();
