/** A member of a file system. Node warns whoever reads `fs.F_OK` and its like there, which are constants under an older name. */
export function memberOf(files: object, name: PropertyKey): unknown {
  const { constants } = files as { constants?: object };
  return constants !== undefined && Object.hasOwn(constants, name)
    ? Reflect.get(constants, name)
    : Reflect.get(files, name);
}
