/** What is kept in place of a secret. */
export const REDACTED = '[redacted]';
