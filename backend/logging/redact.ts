/** Removes device tokens, connect codes and the query of presigned URLs from a text. */
export function redact(text: string): string {
  return text
    .replace(/pail_[\w-]{20,}/g, 'pail_[redacted]')
    .replace(/pail-connect-[\w-]{16,}/g, 'pail-connect-[redacted]')
    .replace(/\?[^\s"'<>]*X-Amz-[^\s"'<>]*/gi, '?[redacted]');
}
