import { HarnessError } from './harness-error';

/** The plugin ends a run that may not end green; what is wrong stands in the log above it. */
export class RunInspectionError extends HarnessError {
  /** Always `RUN_INSPECTION`. */
  readonly code = 'RUN_INSPECTION';

  /** Gives one short sentence: the details are in the log, and Cucumber prints this with a stack around it. */
  constructor(sentence: string) {
    super(sentence);
    this.stack = `${this.name}: ${this.message}`;
  }
}
