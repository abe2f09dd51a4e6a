/** The settings in the query of a URL, by the names of libpq; `pool_max` and `answer_timeout` are ours. */
export interface PostgresSettings {
  readonly sslmode?: string;
  readonly sslrootcert?: string;
  readonly sslcert?: string;
  readonly sslkey?: string;
  readonly application_name?: string;
  readonly options?: string;
  readonly connect_timeout?: string;
  readonly channel_binding?: string;
  readonly pool_max?: string;
  readonly answer_timeout?: string;
}

/** Settings that may also stand in front of the `?` of a URL. In the query they take precedence. */
interface PlaceSettings {
  readonly host?: string;
  readonly port?: string;
  readonly user?: string;
  readonly password?: string;
  readonly dbname?: string;
}

type AllSettings = PostgresSettings & PlaceSettings;

const SSL_MODES = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'];

/** What URLs of JDBC say for TLS. As in libpq, it means `sslmode=require`. */
const JDBC_TLS = 'ssl=true';

/** What each setting takes; the compiler refuses this table when one is missing. */
const SETTINGS: Readonly<Record<keyof AllSettings, RegExp>> = Object.freeze({
  host: /./,
  port: /^\d*(,\d*)*$/,
  user: /./,
  password: /./,
  dbname: /./,
  sslmode: new RegExp(`^(?:${SSL_MODES.join('|')})$`),
  sslrootcert: /./,
  sslcert: /./,
  sslkey: /./,
  application_name: /./,
  options: /./,
  connect_timeout: /^[1-9]\d{0,4}$/,
  channel_binding: /^(?:disable|prefer|require)$/,
  pool_max: /^[1-9]\d?$/,
  answer_timeout: /^[1-9]\d{0,4}$/,
});

/**
 * Reads the query of a URL. Returns what is wrong with it, without any part that is not known to be harmless.
 *
 * @throws URIError when a `%` begins no valid percent-encoding.
 */
export function readSettings(query: string): AllSettings | string {
  const settings: Record<string, string> = {};
  const parts = query.split('&').filter((part) => part !== '');
  for (const part of parts.map((one) => (one === JDBC_TLS ? 'sslmode=require' : one))) {
    const [name = '', ...rest] = part.split('=');
    const value = decodeURIComponent(rest.join('='));
    if (!isKnown(name)) {
      return `has a setting behind the "?" that audit-race does not know. Known: ${Object.keys(SETTINGS).join(', ')}`;
    }
    if (!SETTINGS[name].test(value)) {
      return `has a setting ${name} that it cannot have${name === 'sslmode' ? `. One of: ${SSL_MODES.join(', ')}` : ''}`;
    }
    settings[name] = value;
  }
  if (Object.hasOwn(settings, 'sslcert') !== Object.hasOwn(settings, 'sslkey')) {
    return 'has one of the settings sslcert and sslkey, and not the other. They may name the same file';
  }
  return settings;
}

function isKnown(name: string): name is keyof AllSettings {
  return Object.hasOwn(SETTINGS, name);
}
