import {asAttachment} from '../attachments.js';
import type {Caller} from '../handler.js';
import type {Ports} from '../ports.js';
import {found, refuse} from '../refusal.js';
import {ownUpload, type WhoseFiles} from '../uploads.js';
import type {StaffHandlers, StaffSettings} from './staff-handlers.js';
import {agentHeader} from './staff-key.js';

/** Whose a file is that this agent hands in. No person's key has this form, see `personKey`. */
export function agentOwner(agent: string): string {
  return `agent ${agent}`;
}

/** Files of the team: whoever hands one in says who he is, for nobody else may put it to his answer. */
export function agentsFiles(open: (request: Request, network: string) => Promise<Caller>, {agents}: StaffSettings): WhoseFiles {
  return async (request, network) => ownerOf(await open(request, network), agents);
}

export function uploadHandlers(ports: Ports, {agents}: StaffSettings): Pick<StaffHandlers, 'readStaffUpload'> {
  return {
    readStaffUpload: async (call) => {
      const upload = await ownUpload(ports, call.params['upload'], ownerOf(call, agents));
      return {reply: found(asAttachment(upload, await ports.repository.settings()))};
    },
  };
}

function ownerOf({agent}: Caller, agents: StaffSettings['agents']): string {
  const known = agents.some(({id}) => id === agent);
  return known && agent !== undefined ? agentOwner(agent) : refuse('invalid-request', {detail: `${agentHeader} says whose the file is.`});
}
