import type {CallManner, Client} from './client.js';
import {pathOf, tus} from './upload-file.js';

/** Takes an upload back. */
export async function removeUpload(client: Client, id: string, manner: CallManner): Promise<void> {
  await client.exchange({...manner, method: 'DELETE', path: pathOf(id), headers: tus, expect: [204]});
}
