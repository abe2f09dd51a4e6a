import type { IWorld, supportCodeLibraryBuilder } from '@cucumber/cucumber';
import type { Pickle } from '../ground/envelope';
import { withoutOwnFrames } from './without-own-frames';

type Builder = typeof supportCodeLibraryBuilder;
type Library = ReturnType<Builder['finalize']>;
type KeptHook = Library['beforeTestCaseHookDefinitions' | 'beforeTestStepHookDefinitions'][number];
type Kept = Library['stepDefinitions'][number] | KeptHook;

/** A function that a suite gave to Given, When, Then or a hook. */
export type Code = Kept['code'];

/** What writes into the report of the scenario that runs now, as Cucumber offers it to the World. */
export type Reporting = Pick<IWorld, 'attach' | 'link' | 'log'>;

/** Makes what is called instead of a definition. */
export type Surround = (code: Code, kind: 'step' | 'hook') => Code;

/**
 * The support code of a suite, as Cucumber keeps it once all of it is loaded.
 *
 * `setDefinitionFunctionWrapper()` would put a function around each definition for the whole run: it would be in each stack,
 * would take the place of the suite's own wrapper, and whatever it got wrong about a value it would get wrong in every
 * scenario. Here each scenario runs the very functions of the suite, but for the few that are watched.
 */
export class SupportCode {
  readonly #library: Library;
  readonly #own = new Map<Kept, Code>();
  #reporting: Reporting | undefined;

  private constructor(library: Library) {
    this.#library = library;
    Reflect.set(library, 'World', this.#listenTo(library.World));
  }

  /** Whether somebody waits already for the support code that is being loaded. */
  static isAwaited(builder: Builder): boolean {
    return Object.hasOwn(builder, 'finalize');
  }

  /** Takes the support code when all of it is loaded. A load that breaks off is forgotten when the next one begins. */
  static await(builder: Builder, take: (supportCode: SupportCode) => void): void {
    const { finalize, reset } = builder;
    const forget = () => {
      for (const name of ['finalize', 'reset']) {
        Reflect.deleteProperty(builder, name);
      }
    };
    builder.finalize = (...args) => {
      forget();
      const library = finalize.apply(builder, args);
      take(new SupportCode(library));
      return library;
    };
    builder.reset = (...args) => {
      forget();
      reset.apply(builder, args);
    };
  }

  /** What writes into the report of the scenario that runs now; whatever the World keeps of it, and whatever it makes of it. */
  get reporting(): Reporting | undefined {
    return this.#reporting;
  }

  /**
   * Has the hook with this code run for some scenarios only.
   *
   * Tag expressions know no prefixes; and of a hook around steps Cucumber evaluates one at each step of each scenario.
   */
  narrow(code: Code, isNeeded: (pickle: Pickle) => boolean): void {
    for (const hook of hooksOf(this.#library).flat()) {
      if (hook.unwrappedCode === code) {
        hook.appliesToTestCase = isNeeded;
      }
    }
  }

  /** Has something else called instead of each definition, until they are given back. */
  surround(around: Surround): void {
    this.giveBack();
    const library = this.#library;
    this.#replace(library.stepDefinitions, (code) => around(code, 'step'));
    for (const hooks of hooksOf(library)) {
      this.#replace(hooks, (code) => around(code, 'hook'));
    }
  }

  /** Has no hook called but those of one name, until the definitions are given back. */
  silenceHooks({ except }: { readonly except: string }): void {
    this.giveBack();
    for (const hooks of hooksOf(this.#library)) {
      const others = hooks.filter((hook) => !('name' in hook) || hook.name !== except);
      this.#replace(others, () => () => undefined);
    }
  }

  /** Has the definitions called themselves again. Safe to call twice. */
  giveBack(): void {
    for (const [definition, code] of this.#own) {
      Reflect.set(definition, 'code', code);
    }
    this.#own.clear();
  }

  #replace(definitions: readonly Kept[], around: (code: Code) => Code): void {
    for (const definition of definitions) {
      this.#own.set(definition, definition.code);
      Reflect.set(definition, 'code', around(definition.code));
    }
  }

  // A World need not keep what it is given to write into the report, or may keep it under any name.
  #listenTo(world: Library['World']): Library['World'] {
    const listen = ({ attach, link, log }: Reporting) => {
      this.#reporting = { attach, link, log };
    };
    return new Proxy(world, {
      construct: function watchedWorld(target, args) {
        listen(args[0]);
        try {
          // Without the third argument `new.target` is the suite's own.
          return Reflect.construct(target, args);
        } catch (error) {
          throw withoutOwnFrames(error);
        }
      },
    });
  }
}

function hooksOf(library: Library): readonly (readonly KeptHook[])[] {
  return [
    library.beforeTestCaseHookDefinitions,
    library.beforeTestStepHookDefinitions,
    library.afterTestStepHookDefinitions,
    library.afterTestCaseHookDefinitions,
  ];
}
