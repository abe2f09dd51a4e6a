import { AuditUrlError } from 'audit-race';
import { type DatabaseLocation, readDatabaseUrl } from '#audit-log/engines/database-url';

/** What came of reading a database URL. */
export class UrlReading {
  location: DatabaseLocation | undefined;
  refusal: AuditUrlError | undefined;

  /** The URL that was read. */
  url: string | undefined;

  read(url: string, platform: NodeJS.Platform = 'linux'): void {
    this.url = url;
    try {
      this.location = readDatabaseUrl(url, { platform });
    } catch (error) {
      if (!(error instanceof AuditUrlError)) {
        throw error;
      }
      this.refusal = error;
    }
  }
}
