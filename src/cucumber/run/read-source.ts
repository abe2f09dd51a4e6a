import type { Message } from '../ground/envelope';
import { describePlace, placeAt } from '../ground/place';
import type { RunDefinition, RunSource } from './run-definition';

type SourceReference = Message<'hook'>['sourceReference'];

/** The place of code in a suite; null if a message does not contain it. Other implementations name a method instead of a line. */
export function readSource(reference: SourceReference | undefined): RunSource | null {
  const { uri = '', location, javaMethod, javaStackTraceElement: element } = reference ?? {};
  if (javaMethod) {
    const { className, methodName, methodParameterTypes = [] } = javaMethod;
    return { text: `${className}.${methodName}(${methodParameterTypes.join(', ')})`, place: null };
  }
  if (element) {
    return { text: `${element.className}.${element.methodName}(${element.fileName})`, place: null };
  }
  if (uri === '') {
    return null;
  }
  const place = placeAt(uri, location);
  return { text: location ? describePlace(place) : uri, place };
}

/** The definition of a step. */
export function readDefinition({ pattern, sourceReference }: Message<'stepDefinition'>): RunDefinition {
  const { source = '', type } = pattern ?? {};
  return {
    pattern: type === 'REGULAR_EXPRESSION' ? `/${source}/` : source,
    source: readSource(sourceReference),
  };
}
