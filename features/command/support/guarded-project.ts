import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WrittenSuite } from '../../support/command/written-suite';
import type { AuditWorld } from '../../support/world';

/** A feature with one capture, of issue 7. */
export const oneCapture = [
  'Feature: Session',
  '  @tdd_issue @tdd_issue_7 @tdd_expected_fail',
  '  Scenario: One engine',
  '    Then one engine is open',
  '',
].join('\n');

/** A changelog that people keep. */
export const changelogByHand = '# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- Zero.\n';

/** A project whose files may be links or read-only, and a folder that is none of it. */
export class GuardedProject {
  readonly #suite: WrittenSuite;
  readonly #elsewhere = mkdtempSync(path.join(tmpdir(), 'audit-race-elsewhere-'));
  #before: string[] = [];

  constructor(world: AuditWorld) {
    this.#suite = world.part(WrittenSuite);
    world.addCleanup(() => rmSync(this.#elsewhere, { recursive: true }));
  }

  write(folder = ''): void {
    this.#suite.write(path.join(folder, 'features/one.feature'), oneCapture);
    this.#suite.write(path.join(folder, 'CHANGELOG.md'), changelogByHand);
  }

  /** Puts a file, or what is not there yet as a folder of Changesets, elsewhere, and a link in its place. */
  moveElsewhere(name: string): void {
    const target = path.join(this.#elsewhere, path.basename(name));
    if (name === '.changeset') {
      this.#suite.write('package.json', '{"name":"acme"}');
      this.#suite.write('.changeset/config.json', '{}');
    } else if (!existsSync(this.#file(name))) {
      this.#suite.write(name, changelogByHand);
    }
    renameSync(this.#file(name), target);
    symlinkSync(target, this.#file(name));
    this.#before = this.#contents();
  }

  /** Makes a link; what was in its place is what it leads to then. */
  link(name: string, target: string): void {
    mkdirSync(path.dirname(this.#file(target)), { recursive: true });
    if (existsSync(this.#file(name))) {
      renameSync(this.#file(name), this.#file(target));
    }
    symlinkSync(path.relative(path.dirname(this.#file(name)), this.#file(target)), this.#file(name));
    this.#before = this.#contents();
  }

  forbid(name: string): void {
    chmodSync(this.#file(name), 0o444);
    this.#before = this.#contents();
  }

  isLink(name: string): boolean {
    return lstatSync(this.#file(name)).isSymbolicLink();
  }

  /** What was here and elsewhere before, and what is now. */
  get contents(): readonly [readonly string[], readonly string[]] {
    return [this.#before, this.#contents()];
  }

  #contents(): string[] {
    return [this.#suite.path, this.#elsewhere].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .toSorted()
        .map((name) => describeFile(folder, name)),
    );
  }

  #file(name: string): string {
    return path.join(this.#suite.path, name);
  }
}

function describeFile(folder: string, name: string): string {
  const file = path.join(folder, name);
  const isText = statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  return `${name} ${lstatSync(file).mode.toString(8)} ${isText ? readFileSync(file, 'utf8') : ''}`;
}
