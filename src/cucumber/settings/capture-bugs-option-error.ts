import { HarnessError } from '../ground/harness-error';

/** An option of the harness is unknown, of the wrong type, or given twice in two ways; raised before anything is run. */
export class CaptureBugsOptionError extends HarnessError {
  /** Always `CAPTURE_BUGS_OPTION`. */
  readonly code = 'CAPTURE_BUGS_OPTION';
}
