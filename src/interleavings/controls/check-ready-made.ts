import { isBuiltin } from 'node:module';
import { isAbsolute } from 'node:path';
import { describeValue } from '../barriers/describe-value';
import { nearestName } from '../barriers/nearest-name';
import {
  expectFunction,
  expectName,
  expectObject,
  expectOneOf,
  expectOptions,
} from '../experiment/check-values';
import { ExplorationOptionError } from '../experiment/errors';
import { isUrl } from '../experiment/is-url';
import type { ControlFetchOptions, ControlFsOptions, LoadOptions } from '../experiment/ready-made-controls';
import { failingNamesOf } from './files/failing-names';
import { builtins, expectExported, expectNoSlip, meaning } from './modules/expect-exported';

const ANSWERS = ['at once', 'later'];

/** Refuses an object that is not a file system, and faults that are impossible. */
export function checkFiles(files: object, options: ControlFsOptions): void {
  const what = 'What turns.controlFs controls';
  expectObject(what, files);
  if (!('readFile' in files)) {
    throw new ExplorationOptionError(
      `${what} must be a file system, like node:fs or its promises, not ${describeValue(files)}.`,
    );
  }
  expectOptions('turns.controlFs', options, ['faults', 'answer']);
  expectOneOf('The answer of turns.controlFs', options.answer, ANSWERS);
  const { faults = {} } = options;
  if (typeof faults !== 'object' || faults === null) {
    throw new ExplorationOptionError(
      `The faults of turns.controlFs must be an object, { rename: 'EBUSY' }, not ${describeValue(faults)}.`,
    );
  }
  const known = failingNamesOf(files);
  for (const [name, fault] of Object.entries(faults)) {
    if (!known.includes(name)) {
      throw new ExplorationOptionError(
        `"${name}" is no function of these files that could fail${meaning(nearestName(name, known))}`,
      );
    }
    expectFault(`The fault of "${name}"`, fault);
  }
}

/** Refuses a responder that is not a function, and its invalid options. */
export function checkRespond(what: string, respond: unknown, options: ControlFetchOptions): void {
  expectFunction(`What answers for ${what}`, respond);
  expectOptions(what, options, ['fault', 'answer']);
  expectOneOf(`The answer of ${what}`, options.answer, ANSWERS);
  if (options.fault !== undefined) {
    expectFault(`The fault of ${what}`, options.fault);
  }
}

/** Refuses an object without queries. */
export function checkClient(client: object): void {
  const what = 'What turns.controlPg controls';
  expectObject(what, client);
  if (typeof client === 'function' || typeof Reflect.get(client, 'query') !== 'function') {
    const given = typeof client === 'function' ? `a class: make one with new` : describeValue(client);
    throw new ExplorationOptionError(
      `${what} must be a client or a pool of pg, with a method "query", not ${given}.`,
    );
  }
}

/** Refuses a specifier that cannot be resolved, and invalid options. */
export function checkLoad(specifier: unknown, options: LoadOptions): void {
  if (!isUrl(specifier) && (typeof specifier !== 'string' || specifier === '')) {
    throw new ExplorationOptionError(
      `turns.load needs a name, that of a package or a file, or a URL, not ${describeValue(specifier)}.`,
    );
  }
  expectOptions('turns.load', options, ['modules', 'from']);
  const { modules = {}, from } = options;
  if (typeof modules !== 'object' || modules === null || Array.isArray(modules)) {
    throw new ExplorationOptionError(
      `The modules of turns.load must be an object, from the name of a module to what stands in for it, not ` +
        `${describeValue(modules)}.`,
    );
  }
  for (const [name, standIn] of Object.entries(modules)) {
    checkStandIn(name, standIn);
  }
  if (from !== undefined && !isPlace(from)) {
    throw new ExplorationOptionError(
      `The option from of turns.load must be the absolute path of a file, or its URL, not ${describeValue(isUrl(from) ? from.href : from)}.`,
    );
  }
}

/** Refuses a module that is not built in, and an invalid replacement. */
export function checkReplacement(name: unknown, replacement: object): void {
  expectName('turns.replaceModule', name);
  expectObject('The replacement of a module', replacement);
  const module = String(name);
  if (!isBuiltin(module)) {
    throw new ExplorationOptionError(
      `"${module}" is no built-in module of Node${meaning(nearestName(module.replace(/^node:/, ''), builtins))} ` +
        'Any other module is replaced by turns.load, in its option modules.',
    );
  }
  for (const [part, value] of partsOf(module, replacement)) {
    expectExported(part, value);
  }
}

/** Refuses a stand-in that is undefined, and a stand-in for a built-in module that has a misspelt name. */
function checkStandIn(name: string, standIn: unknown): void {
  if (standIn === undefined) {
    throw new ExplorationOptionError(
      `The modules of turns.load must say what stands in for "${name}", which is undefined.`,
    );
  }
  if (isBuiltin(name) && typeof standIn === 'object' && standIn !== null) {
    for (const [part, value] of partsOf(name, standIn)) {
      expectNoSlip(part, value);
    }
  }
}

/** The module and its replacement. A replacement of `fs` also replaces `fs/promises`. */
function partsOf(module: string, replacement: object): (readonly [name: string, value: object])[] {
  const { promises } = replacement as { promises?: unknown };
  const hasPromises = isBuiltin(`${module}/promises`) && typeof promises === 'object' && promises !== null;
  return [[module, replacement], ...(hasPromises ? [[`${module}/promises`, promises] as const] : [])];
}

function isPlace(from: unknown): boolean {
  if (isUrl(from)) {
    return from.protocol === 'file:';
  }
  return typeof from === 'string' && (from.startsWith('file:') || isAbsolute(from));
}

function expectFault(what: string, fault: unknown): void {
  if (typeof fault !== 'function' && (typeof fault !== 'string' || fault === '')) {
    throw new ExplorationOptionError(
      `${what} must be the code of an error, such as 'EIO', or a function that makes it, not ${describeValue(fault)}.`,
    );
  }
}
