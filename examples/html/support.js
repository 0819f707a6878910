/** Your own backend signs this, for whoever is logged in there. */
async function getToken() {
  const reply = await fetch('/demo/token?as=li-wen');
  return (await reply.json()).token;
}

for (const element of document.querySelectorAll('aftercare-portal, aftercare-desk')) element.auth = {getToken};

const said = document.querySelector('#said');
const portal = document.querySelector('aftercare-portal');
portal.addEventListener('aftercare-ready', () => (said.textContent = 'aftercare-portal is ready.'));
portal.addEventListener('aftercare-ticket-submitted', ({detail}) => {
  said.textContent = detail.queued
    ? 'Kept on this device until the line is back.'
    : `Thank you. Your request is ${detail.ticket.reference}.`;
});
