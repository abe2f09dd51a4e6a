// Finds its timers where a package does: among the globals, when it is loaded.
const { setTimeout } = globalThis;

exports.wait = (callback) => setTimeout(callback, 5, 'waited');
