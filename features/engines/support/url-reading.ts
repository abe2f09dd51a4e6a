import { AuditUrlError } from 'audit-race';
import { type DatabaseLocation, readDatabaseUrl } from '#audit-log/engines/database-url';

/** What came of reading a database URL. */
export class UrlReading {
  location: DatabaseLocation | undefined;
  refusal: AuditUrlError | undefined;

  read(url: string): void {
    try {
      this.location = readDatabaseUrl(url);
    } catch (error) {
      if (!(error instanceof AuditUrlError)) {
        throw error;
      }
      this.refusal = error;
    }
  }
}
