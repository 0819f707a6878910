import {feedbackIntegration, init} from '@sentry/browser';

const feedback = feedbackIntegration({autoInject: false});
init({dsn: 'https://key@localhost/1', integrations: [feedback]});
const form = await feedback.createForm();
form.appendToDom();
form.open();
