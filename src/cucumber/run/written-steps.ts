import type { Message } from './envelope';
import type { WrittenStep } from './run';

type Feature = NonNullable<Message<'gherkinDocument'>['feature']>;
type Step = NonNullable<Feature['children'][number]['background']>['steps'][number];
type Argument = NonNullable<Message<'pickle'>['steps'][number]['argument']>;

/** Steps as they are written. */
export function readWrittenSteps(steps: readonly Step[]): WrittenStep[] {
  return steps.map(({ keyword, text, docString, dataTable, location }) => ({
    keyword: keyword.trim(),
    text,
    ...readArgument({ ...(docString && { docString }), ...(dataTable && { dataTable }) }),
    line: location.line,
  }));
}

/** What stands below a step. */
export function readArgument(argument: Argument = {}): Pick<WrittenStep, 'docString' | 'table'> {
  const { docString, dataTable } = argument;
  return {
    docString: docString ? { mediaType: docString.mediaType ?? '', content: docString.content } : null,
    table: dataTable ? dataTable.rows.map(({ cells }) => cells.map(({ value }) => value)) : null,
  };
}
