import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { OwnServer, plainEnvironment, type ServerPlan } from './own-server';
import { makeServerFolder } from './server-folder';
import { chooseServerUser, copyServerPrograms, findServerPrograms, whyNotRunnable } from './server-programs';

/** How a server is made. */
export interface OwnServerOptions {
  /** Whether it waits for its disk, as servers do. One that does not is for scenarios that end no server. True. */
  readonly isDurable?: boolean;
  /** Whether it listens on a port of 127.0.0.1, which it keeps, and not on a socket in its folder. False. */
  readonly isOnTcp?: boolean;
  /** Whether it is a standby, which refuses writes until `select pg_promote()`. False. */
  readonly isStandby?: boolean;
  /** Settings of PostgreSQL: `{ max_connections: '5' }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

const NOT_DURABLE = { fsync: 'off', full_page_writes: 'off' };
/** Of a socket it is a part of the name only. */
const USUAL_PORT = 5432;
const run = promisify(execFile);

/** Makes and starts a server from the programs that the registry has. It ends with this process, however that ends. */
export async function startOwnServer(options: OwnServerOptions = {}): Promise<OwnServer> {
  const { isDurable = true, isOnTcp = false, isStandby = false, settings = {} } = options;
  const user = chooseServerUser();
  const installed = findServerPrograms();
  // Nobody may be able to reach them: below a home folder that is closed to others, for example.
  const isCopied = whyNotRunnable(installed, user) !== undefined;
  const folder = makeServerFolder(user, isCopied);
  try {
    const plan: ServerPlan = {
      programs: isCopied
        ? copyServerPrograms(installed, path.join(folder.path, 'programs'), user)
        : installed,
      user,
      folder,
      isOnTcp,
      port: isOnTcp ? await takeFreePort() : USUAL_PORT,
      settings: { ...(!isDurable && NOT_DURABLE), ...settings },
    };
    await makeCluster(plan);
    if (isStandby) {
      writeFileSync(path.join(folder.path, 'data/standby.signal'), '');
    }
    const server = new OwnServer(plan);
    await server.start();
    return server;
  } catch (error) {
    await folder.remove();
    throw error;
  }
}

/** Texts are ordered as in a dictionary unless a column says otherwise: as on the servers of our users. */
async function makeCluster({ programs, user, folder }: ServerPlan): Promise<void> {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en-US'];
  const args = [
    '-D',
    path.join(folder.path, 'data'),
    '-U',
    'postgres',
    '--auth=trust',
    '--no-sync',
    ...locale,
  ];
  await run(path.join(programs, 'bin/initdb'), args, { ...user, cwd: folder.path, env: plainEnvironment });
}

/** A port that nobody listens on. */
function takeFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const listener = createServer().once('error', reject);
    listener.listen(0, '127.0.0.1', () => {
      const address = listener.address();
      listener.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
