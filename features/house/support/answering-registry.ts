import type { IncomingMessage, ServerResponse } from 'node:http';
import { serveHere } from '../../support/serve-here';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** How a registry answers a question about known vulnerabilities. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

const QUESTION = '/-/npm/v1/security/advisories/bulk';

/** A registry on this machine, which knows the versions of `stamps`, and answers as it was told. */
export class AnsweringRegistry {
  readonly #world: AuditWorld;
  #env: Readonly<Record<string, string>> = {};

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  /** What has npm ask this registry; nothing before there is one. */
  get env(): Readonly<Record<string, string>> {
    return this.#env;
  }

  async start(answer: Answer): Promise<void> {
    this.#name(await serveHere(this.#world, (request, response) => respond(request, response, answer)));
  }

  /** Names a place where nobody can listen. */
  nameNobody(settings: Readonly<Record<string, string>> = {}): void {
    this.#name(0, settings);
  }

  #name(port: number, settings: Readonly<Record<string, string>> = {}): void {
    const registry = { npm_config_registry: `http://127.0.0.1:${port}/` };
    // npm keeps what it has found out about an advisory, and other scenarios have given it the same number.
    const cache = { npm_config_cache: this.#world.part(TemporaryFolder).file('npm-cache') };
    this.#env = { ...registry, ...cache, ...settings };
  }
}

/** What the registry says of a vulnerability of `stamps`. */
export function answerWith(severity: string): Answer {
  const advisory = {
    id: 1,
    url: 'https://advisories.example/1',
    title: 'Anybody can read the stamps',
    severity,
    vulnerable_versions: '<=2.0.0',
    cwe: [],
    cvss: { score: 0, vectorString: null },
  };
  return { status: 200, body: JSON.stringify({ stamps: [advisory] }) };
}

function respond(request: IncomingMessage, response: ServerResponse, { status, body }: Answer): void {
  request.resume();
  request.once('end', () => {
    const isQuestion = request.url === QUESTION;
    response.statusCode = isQuestion ? status : 200;
    response.setHeader('content-type', 'application/json');
    response.end(isQuestion ? body : describePackage(request.url ?? ''));
  });
}

/** All versions of a package, which npm asks for to find one without what is wrong. */
function describePackage(url: string): string {
  const name = url.slice(1);
  const versions = Object.fromEntries(['2.0.0', '2.0.1'].map((version) => [version, { name, version }]));
  return JSON.stringify({ name, versions, 'dist-tags': { latest: '2.0.1' } });
}
