import type net from 'node:net';
import { globals } from '../execution/natives';
import { expectOneOf, expectOptions } from '../experiment/check-values';
import type { ExplorationOptionError } from '../experiment/errors';
import type {
  ControlFetchOptions,
  ControlFsOptions,
  ControlNetOptions,
  HttpModules,
  LoadOptions,
  ReadyMadeControls,
} from '../experiment/ready-made-controls';
import { checkClient, checkFiles, checkLoad, checkReplacement, checkRespond } from './check-ready-made';
import { controlFs } from './files/control-fs';
import { loadModule } from './modules/load-module';
import { replaceModule } from './modules/replace-module';
import { controlFetch } from './network/control-fetch';
import { controlHttp } from './network/control-http';
import { controlNet } from './network/control-net';
import type { Respond } from './network/server';
import { controlPg } from './postgres/control-pg';
import { replaceMembers } from './replace-members';
import type { Ear, Operation, SeamOptions, Seams } from './seams';

/** The controls for timers, files and so on, built from the basic controls of one order. */
export abstract class ReadyMade implements ReadyMadeControls, Seams {
  abstract control<Arguments extends readonly unknown[], Result>(
    name: string,
    effect: (...args: Arguments) => Result | PromiseLike<Result>,
    options?: SeamOptions<Arguments>,
  ): (...args: Arguments) => Promise<Result>;

  abstract refuse(error: ExplorationOptionError): ExplorationOptionError;

  abstract readonly isOver: boolean;

  abstract call<Result>(operation: Operation<Result>, args: readonly unknown[], ear: Ear<Result>): void;

  abstract outside<Result>(work: () => Result): Result;

  abstract atEnd(putBack: () => void): void;

  async load<Exports>(specifier: string | URL, options: LoadOptions = {}): Promise<Exports> {
    checkLoad(specifier, options);
    return (await loadModule(this, specifier, options)) as Exports;
  }

  replaceModule(name: string, replacement: object): void {
    checkReplacement(name, replacement);
    this.atEnd(replaceModule(name, replacement));
  }

  controlFs<Files extends object>(files: Files, options: ControlFsOptions = {}): Files {
    checkFiles(files, options);
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
    checkClient(client);
    return controlPg(this, client);
  }
}
