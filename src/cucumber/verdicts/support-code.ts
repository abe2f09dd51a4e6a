import type { IWorld, supportCodeLibraryBuilder } from '@cucumber/cucumber';
import type { Pickle } from '../ground/envelope';
import { withoutOwnFrames } from './without-own-frames';

type Builder = typeof supportCodeLibraryBuilder;
type Library = ReturnType<Builder['finalize']>;
type KeptHook = Library['beforeTestCaseHookDefinitions' | 'beforeTestStepHookDefinitions'][number];
type Kept = Library['stepDefinitions'][number] | KeptHook;

/** A function that a suite passes to Given, When, Then or a hook. */
export type Code = Kept['code'];

/** Writes into the report of the running scenario, like the World of Cucumber. */
export type Reporting = Pick<IWorld, 'attach' | 'link' | 'log'>;

/** Makes a wrapper that is called in place of a definition. */
export type Surround = (code: Code, kind: 'step' | 'hook') => Code;

/**
 * The support code of a suite, in the form in which Cucumber stores it after loading.
 *
 * `setDefinitionFunctionWrapper()` is not used: it would wrap each definition for the whole run, appear in each stack, replace the
 * suite's own wrapper, and if it handled a value wrongly, affect every scenario. Here, a scenario runs the original functions of the
 * suite, except in the few scenarios that are watched.
 */
export class SupportCode {
  readonly #library: Library;
  readonly #own = new Map<Kept, Code>();
  #reporting: Reporting | undefined;

  private constructor(library: Library) {
    this.#library = library;
    Reflect.set(library, 'World', this.#listenTo(library.World));
  }

  /** Whether a callback is already registered for the support code that is being loaded. */
  static isAwaited(builder: Builder): boolean {
    return Object.hasOwn(builder, 'finalize');
  }

  /** Calls back when the support code is loaded. If loading fails, the registration is removed at the next load. */
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

  /** Writes into the report of the running scenario, even if the World does not keep these functions or changes them. */
  get reporting(): Reporting | undefined {
    return this.#reporting;
  }

  /**
   * Restricts the hook with this code to some scenarios.
   *
   * Tag expressions are not used: they cannot match prefixes, and Cucumber would evaluate that of a step hook at each step of each
   * scenario.
   */
  narrow(code: Code, isNeeded: (pickle: Pickle) => boolean): void {
    for (const hook of hooksOf(this.#library).flat()) {
      if (hook.unwrappedCode === code) {
        hook.appliesToTestCase = isNeeded;
      }
    }
  }

  /** Replaces each definition by a wrapper, until {@link SupportCode.giveBack}. */
  surround(around: Surround): void {
    this.giveBack();
    const library = this.#library;
    this.#replace(library.stepDefinitions, (code) => around(code, 'step'));
    for (const hooks of hooksOf(library)) {
      this.#replace(hooks, (code) => around(code, 'hook'));
    }
  }

  /** Replaces all hooks except those with one name by functions that do nothing, until {@link SupportCode.giveBack}. */
  silenceHooks({ except }: { readonly except: string }): void {
    this.giveBack();
    for (const hooks of hooksOf(this.#library)) {
      const others = hooks.filter((hook) => !('name' in hook) || hook.name !== except);
      this.#replace(others, () => () => undefined);
    }
  }

  /** Restores the original definitions. Safe to call twice. */
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

  // Intercepts the constructor, because a World need not store the functions that write into the report, or may use other names.
  #listenTo(world: Library['World']): Library['World'] {
    const listen = ({ attach, link, log }: Reporting) => {
      this.#reporting = { attach, link, log };
    };
    return new Proxy(world, {
      construct: function watchedWorld(target, args) {
        listen(args[0]);
        try {
          // Without a third argument, `new.target` is the suite's own class.
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
