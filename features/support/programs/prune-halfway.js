// Part of a program: an audit log that is pruned, and a process that dies in the tick in which a first batch has gone.
const { createEngine } = require('audit-race');

exports.pruneHalfway = async (signal, openLog) => {
  const log = openLog({
    createEngine: async (url) => {
      const engine = await createEngine(url);
      const prune = engine.prune.bind(engine);
      engine.prune = async (...args) => {
        await prune(...args);
        process.kill(process.pid, signal);
        // It ends here.
        return await new Promise(() => undefined);
      };
      return engine;
    },
  });
  await log.prune({ keepNewest: 500 });
};
