// Loaded before a program whose coverage Node measures. Node would read the source map of each file for it and write it down with
// the coverage of each thread, which takes twice as long as the coverage itself. c8 reads the maps from the disk when it reports.
const { Module } = require('node:module');

const MARK = '\n//# sourceMappingURL=';
const compile = Module.prototype._compile;

Module.prototype._compile = function (content, ...rest) {
  const at = content.lastIndexOf(MARK);
  const isLast =
    at !== -1 &&
    !content
      .slice(at + 1)
      .trimEnd()
      .includes('\n');
  // As long as before: the coverage of the same file in other processes is merged by its places.
  const plain = isLast ? `${content.slice(0, at)}\n//!${content.slice(at + 4)}` : content;
  return compile.call(this, plain, ...rest);
};
