/** Reads a member of a file system. Constants come from `fs.constants`: Node warns when `fs.F_OK` and the like are read. */
export function memberOf(files: object, name: PropertyKey): unknown {
  const { constants } = files as { constants?: object };
  return constants !== undefined && Object.hasOwn(constants, name)
    ? Reflect.get(constants, name)
    : Reflect.get(files, name);
}
