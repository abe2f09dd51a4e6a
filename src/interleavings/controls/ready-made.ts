import type net from 'node:net';
import { globals } from '../execution/natives';
import {
  expectFunction,
  expectName,
  expectObject,
  expectOneOf,
  expectOptions,
} from '../experiment/check-values';
import type {
  ControlFetchOptions,
  ControlFsOptions,
  ControlNetOptions,
  HttpModules,
  LoadOptions,
  ReadyMadeControls,
} from '../experiment/ready-made-controls';
import { controlFs } from './files/control-fs';
import { loadModule } from './modules/load-module';
import { replaceModule } from './modules/replace-module';
import { controlFetch, type Respond } from './network/control-fetch';
import { controlHttp } from './network/control-http';
import { controlNet } from './network/control-net';
import { controlPg } from './postgres/control-pg';
import { replaceMembers } from './replace-members';
import type { Ear, Operation, SeamOptions, Seams } from './seams';

/** The controls that are made of others, for one order. */
export abstract class ReadyMade implements ReadyMadeControls, Seams {
  abstract control<Arguments extends readonly unknown[], Result>(
    name: string,
    effect: (...args: Arguments) => Result | PromiseLike<Result>,
    options?: SeamOptions<Arguments>,
  ): (...args: Arguments) => Promise<Result>;

  abstract readonly isOver: boolean;

  abstract call<Result>(operation: Operation<Result>, args: readonly unknown[], ear: Ear<Result>): void;

  abstract outside<Result>(work: () => Result): Result;

  abstract atEnd(putBack: () => void): void;

  async load<Exports>(specifier: string, options: LoadOptions = {}): Promise<Exports> {
    expectName('turns.load', specifier);
    expectOptions('turns.load', options, ['modules', 'from']);
    return (await loadModule(this, specifier, options)) as Exports;
  }

  replaceModule(name: string, replacement: object): void {
    expectName('turns.replaceModule', name);
    expectObject('The replacement of a module', replacement);
    this.atEnd(replaceModule(name, replacement));
  }

  controlFs<Files extends object>(files: Files, options: ControlFsOptions = {}): Files {
    expectObject('What turns.controlFs controls', files);
    expectOptions('turns.controlFs', options, ['faults', 'answer']);
    return controlFs(this, files, options);
  }

  controlFetch(respond?: Respond, options: ControlFetchOptions = {}): typeof fetch {
    checkRespond('turns.controlFetch', respond ?? globalThis.fetch, options);
    const { fetch: real } = globalThis;
    const controlled = controlFetch(this, respond ?? real, options);
    this.atEnd(replaceMembers(globals.map((home) => [home, 'fetch', controlled])));
    return controlled;
  }

  controlHttp(respond: Respond, options: ControlFetchOptions = {}): HttpModules {
    checkRespond('turns.controlHttp', respond, options);
    return controlHttp(this, respond, options);
  }

  controlNet(options: ControlNetOptions = {}): typeof net {
    expectOptions('turns.controlNet', options, ['ports']);
    expectOneOf('ports', options.ports, ['in a step', 'in the call']);
    return controlNet(this, options);
  }

  controlPg<Client extends object>(client: Client): Client {
    expectObject('What turns.controlPg controls', client);
    return controlPg(this, client);
  }
}

function checkRespond(what: string, respond: unknown, options: ControlFetchOptions): void {
  expectFunction(`What answers for ${what}`, respond);
  expectOptions(what, options, ['fault', 'answer']);
}
