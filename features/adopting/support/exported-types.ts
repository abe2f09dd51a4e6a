import assert from 'node:assert/strict';
import ts from 'typescript';

/** The types of a package, as somebody sees them who imports it. */
export class ExportedTypes {
  readonly checker: ts.TypeChecker;
  readonly #name: string;
  readonly #exported: readonly ts.Symbol[];

  constructor(packageName: string) {
    const file = require.resolve(packageName).replace(/\.js$/, '.d.ts');
    const program = ts.createProgram([file], { module: ts.ModuleKind.Node16, noLib: true, types: [] });
    this.checker = program.getTypeChecker();
    const source = program.getSourceFile(file);
    const door = source && this.checker.getSymbolAtLocation(source);
    this.#name = packageName;
    this.#exported = door === undefined ? [] : this.checker.getExportsOfModule(door);
  }

  /** The members of a type that is exported. */
  membersOf(type: string): ts.Symbol[] {
    const found = this.#exported.find(({ name }) => name === type);
    assert.ok(found, `${this.#name} has no type ${type}.`);
    return this.checker.getDeclaredTypeOfSymbol(this.#behind(found)).getProperties();
  }

  /** The names of all functions that are exported. */
  get functions(): string[] {
    const functions = this.#exported.filter((each) => this.#behind(each).flags & ts.SymbolFlags.Function);
    return functions.map(({ name }) => name);
  }

  /** The codes of all errors that are exported. */
  get codes(): string[] {
    const classes = this.#exported.filter((each) => this.#behind(each).flags & ts.SymbolFlags.Class);
    return classes.flatMap(({ name }) => {
      const code = this.membersOf(name).find((member) => member.name === 'code');
      const type = code && this.checker.getTypeOfSymbol(code);
      const choices = type?.isUnion() ? type.types : [type];
      return choices.flatMap((choice) => (choice?.isStringLiteral() ? [choice.value] : []));
    });
  }

  #behind(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }
}
