/** Who asks, about what belongs to somebody. */
export const ASKERS = ['nobody', 'wrong', 'right', 'admin', 'revoked'] as const;

/**
 * `nobody` has no token, `wrong` is another person, `right` the one whom it belongs to, `admin` the person whom the
 * backend belongs to, `revoked` a device of the right person's that was disconnected.
 */
export type Asker = (typeof ASKERS)[number];

/** What becomes of a question: a status, an error's code, `told` where the answer names something of it, `changed`. */
export const AUTHORISATION: Readonly<Record<string, Readonly<Record<Asker, string>>>> = {
  'POST /connect': {
    nobody: '200',
    wrong: '200',
    right: '200',
    admin: '200',
    revoked: '200',
  },
  'GET /me': {
    nobody: '401 token_missing',
    wrong: '200',
    right: '200',
    admin: '200',
    revoked: '401 token_revoked',
  },
  'GET /devices': {
    nobody: '401 token_missing',
    wrong: '200',
    right: '200 told',
    admin: '200',
    revoked: '401 token_revoked',
  },
  'DELETE /devices/{id}': {
    nobody: '401 token_missing',
    wrong: '404 device_not_found',
    right: '204 changed',
    admin: '404 device_not_found',
    revoked: '401 token_revoked',
  },
  'POST /uploads': {
    nobody: '401 token_missing',
    wrong: '200 upload_conflict',
    right: '200 told',
    admin: '200 upload_conflict',
    revoked: '401 token_revoked',
  },
  'POST /uploads/complete': {
    nobody: '401 token_missing',
    wrong: '200 upload_not_found',
    right: '200 told changed',
    admin: '200 upload_not_found',
    revoked: '401 token_revoked',
  },
  'POST /uploads/{id}/parts': {
    nobody: '401 token_missing',
    wrong: '404 upload_not_found',
    right: '200 told',
    admin: '404 upload_not_found',
    revoked: '401 token_revoked',
  },
  'GET /uploads/{id}': {
    nobody: '401 token_missing',
    wrong: '404 upload_not_found',
    right: '200 told',
    admin: '404 upload_not_found',
    revoked: '401 token_revoked',
  },
  'DELETE /uploads/{id}': {
    nobody: '401 token_missing',
    wrong: '204',
    right: '204 changed',
    admin: '204',
    revoked: '401 token_revoked',
  },
  'GET /files': {
    nobody: '401 token_missing',
    wrong: '200',
    right: '200 told',
    admin: '200',
    revoked: '401 token_revoked',
  },
  'GET /files/{id}': {
    nobody: '401 token_missing',
    wrong: '404 file_not_found',
    right: '200 told',
    admin: '404 file_not_found',
    revoked: '401 token_revoked',
  },
  'DELETE /files/{id}': {
    nobody: '401 token_missing',
    wrong: '404 file_not_found',
    right: '204 changed',
    admin: '404 file_not_found',
    revoked: '401 token_revoked',
  },
  'GET /files/{id}/links': {
    nobody: '401 token_missing',
    wrong: '404 file_not_found',
    right: '200 told',
    admin: '404 file_not_found',
    revoked: '401 token_revoked',
  },
  'POST /files/{id}/links': {
    nobody: '401 token_missing',
    wrong: '404 file_not_found',
    right: '201 changed',
    admin: '404 file_not_found',
    revoked: '401 token_revoked',
  },
  'DELETE /links/{slug}': {
    nobody: '401 token_missing',
    wrong: '404 link_not_found',
    right: '204 changed',
    admin: '404 link_not_found',
    revoked: '401 token_revoked',
  },
  'PUT /batches/{id}': {
    nobody: '401 token_missing',
    wrong: '404 file_not_found',
    right: '200 changed',
    admin: '404 file_not_found',
    revoked: '401 token_revoked',
  },
  'DELETE /batches/{id}': {
    nobody: '401 token_missing',
    wrong: '404 link_not_found',
    right: '204 changed',
    admin: '404 link_not_found',
    revoked: '401 token_revoked',
  },
  'GET /files/{id}/batches': {
    nobody: '401 token_missing',
    wrong: '404 file_not_found',
    right: '200 told',
    admin: '404 file_not_found',
    revoked: '401 token_revoked',
  },
};
