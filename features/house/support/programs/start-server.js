// Starts a server, as root would or as somebody else, tells where it is, and waits to be killed.
require('ts-node/register');
const {
  chooseServerUser,
  copyServerPrograms,
  findServerPrograms,
} = require('../../../support/postgres/server-programs');
const { startOwnServer } = require('../../../support/postgres/start-own-server');

const { uid, gid } = chooseServerUser();

if (process.env.IS_ROOT_LEFT === '1' && uid !== undefined) {
  // Somebody else has programs that he can run, and a temporary folder that he can write to.
  const copy = process.env.COPY_FOLDER;
  process.env.PG_PROGRAMS = copyServerPrograms(findServerPrograms(), copy, { uid, gid });
  delete process.env.TMPDIR;
  process.setgroups([]);
  process.setgid(gid);
  process.setuid(uid);
}

startOwnServer().then((server) => {
  process.send(server.url());
});
process.once('disconnect', () => process.exit(1));
