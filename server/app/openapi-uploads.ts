import {tusVersion, uploadsPath} from '../../src/contract/upload.js';

type Json = Record<string, unknown>;

/** What the route table does not hold, as OpenAPI path items: the tus 1.0 routes (creation, offset, append, termination) and downloads. */
export function uploadPaths(): Record<string, Json> {
  return {
    [uploadsPath]: {
      post: operation('createUpload', 'Announces a file', [tus, length, metadata], {
        201: answer('The upload waits for its bytes at `Location`.', ['Location', 'Upload-Offset']),
        ...refusals(400, 401, 413, 415),
      }),
    },
    [`${uploadsPath}/{upload}`]: {
      head: operation('readUploadOffset', 'How many bytes were taken', [id, tus], {
        200: answer('Go on from `Upload-Offset`.', ['Upload-Offset', 'Upload-Length']),
        // A HEAD answer has no body, so that no problem can come with it.
        401: {description: 'No valid token.'},
        404: {description: 'No such upload.'},
      }),
      patch: {
        ...operation('appendToUpload', 'Adds bytes at the offset', [id, tus, offset], {
          204: answer('Taken.', ['Upload-Offset']),
          ...refusals(400, 401, 404, 409, 410, 413, 415, 422),
        }),
        requestBody: {required: true, content: {'application/offset+octet-stream': {schema: {type: 'string', format: 'binary'}}}},
      },
      delete: operation('removeUpload', 'Takes a file back', [id, tus], {204: answer('Gone.', []), ...refusals(401, 404)}),
    },
    '/downloads/{token}': {
      get: {
        operationId: 'download',
        tags: ['downloads'],
        summary: 'One file, to whoever has a link that is still good',
        security: [{}],
        parameters: [{...id, name: 'token'}],
        responses: {
          200: {
            description: 'The bytes, always as an attachment.',
            headers: Object.fromEntries(['Aftercare-Version', 'Content-Disposition'].map(headerRef)),
            content: {'application/octet-stream': {schema: {type: 'string', format: 'binary'}}},
          },
          ...refusals(404, 410, 422),
        },
      },
    },
  };
}

const headerRef = (name: string) => [name, {$ref: `#/components/headers/${name}`}];

function operation(operationId: string, summary: string, parameters: Json[], responses: Json): Json {
  return {operationId, tags: ['uploads'], summary, security: [{bearer: []}], parameters, responses};
}

function answer(description: string, names: string[]): Json {
  return {description, headers: Object.fromEntries(['Aftercare-Version', 'Tus-Resumable', ...names].map(headerRef))};
}

function refusals(...statuses: number[]): Json {
  return Object.fromEntries([...statuses, 429, 500, 503].map((status) => [status, {$ref: `#/components/responses/${status}`}]));
}

function header(name: string, schema: Json, description: string): Json {
  return {name, in: 'header', required: true, schema, description};
}

const id = {name: 'upload', in: 'path', required: true, schema: {type: 'string'}};
const tus = header('Tus-Resumable', {type: 'string', const: tusVersion}, 'Version of tus.');
const length = header('Upload-Length', {type: 'integer', minimum: 1}, 'Bytes of the whole file.');
const offset = header('Upload-Offset', {type: 'integer', minimum: 0}, 'Where these bytes begin.');
const metadata = header('Upload-Metadata', {type: 'string'}, '`filename` and `filetype`, each in base64 of its UTF-8.');
