import { ok } from 'node:assert/strict';
import type { Envelope, Message } from '#cucumber/ground/envelope';
import { publicMessages } from './documented-run';

/** The run of a scenario, and what became of its page. */
export class LargeRun {
  messages: readonly Envelope[] = [];
  content: Buffer = Buffer.alloc(0);
  waitingMax = 0;
}

/** What a step attaches. */
type Attachment = Pick<Message<'attachment'>, 'fileName' | 'mediaType'> & { readonly content: Buffer };

/** Bytes of which none is like its neighbours, so that a lost one shows. */
export function bytesOf(length: number): Buffer {
  return Buffer.from(Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) % 251));
}

/** A public run whose step attaches something more. */
export function runThatAttaches(attachments: readonly Attachment[]): Envelope[] {
  const messages = publicMessages('minimal');
  const end = messages.findIndex(({ testStepFinished }) => testStepFinished);
  const finished = messages[end]?.testStepFinished;
  ok(finished, 'The run has no step.');
  const { testCaseStartedId, testStepId } = finished;
  const more = attachments.map(({ fileName, mediaType, content }): Envelope => {
    const attachment: Message<'attachment'> = JSON.parse(
      JSON.stringify({ testCaseStartedId, testStepId, mediaType, contentEncoding: 'BASE64' }),
    );
    return {
      attachment: { ...attachment, ...(fileName ? { fileName } : {}), body: content.toString('base64') },
    };
  });
  return messages.toSpliced(end, 0, ...more);
}

/** A public run that says a text wherever a suite can say one: in an error, a log, a file, a name, a description, a step. */
export function runThatSays(text: string): Envelope[] {
  const types = [
    'text/x.cucumber.log+plain',
    'text/plain',
    'application/json',
    'text/markdown',
    'text/uri-list',
  ];
  const content = Buffer.from(text);
  const messages = runThatAttaches(types.map((mediaType) => ({ mediaType, content })));
  return messages.map((message) => {
    const { testStepFinished, pickle, gherkinDocument } = message;
    if (testStepFinished) {
      const exception = { type: 'Error', message: text, stackTrace: `Error: ${text}` };
      const testStepResult = {
        ...testStepFinished.testStepResult,
        status: 'FAILED',
        message: text,
        exception,
      };
      return JSON.parse(JSON.stringify({ testStepFinished: { ...testStepFinished, testStepResult } }));
    }
    if (pickle) {
      const argument = { dataTable: { rows: [{ cells: [{ value: text }] }] } };
      const steps = pickle.steps.map((step) => ({ ...step, text, argument }));
      return { pickle: { ...pickle, name: text, steps } };
    }
    const feature = gherkinDocument?.feature;
    return feature
      ? { gherkinDocument: { ...gherkinDocument, feature: { ...feature, name: text, description: text } } }
      : message;
  });
}
