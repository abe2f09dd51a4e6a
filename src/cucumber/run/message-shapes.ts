/**
 * The shape of a part of a message. A string, number or boolean is the default for a missing value; a list contains the shape of its
 * items; a field whose name ends with `?` is optional.
 */
export type Shape = string | number | boolean | readonly [Shape] | { readonly [name: string]: Shape };

const location = { line: 1, 'column?': 1 };
const source = {
  'uri?': '',
  'location?': location,
  'javaMethod?': { className: '', methodName: '', methodParameterTypes: [''] },
  'javaStackTraceElement?': { className: '', fileName: '', methodName: '' },
} as const;

const words = { location, keyword: '', name: '', description: '' };
const tags = [{ id: '', name: '', location }] as const;
const cells = [{ value: '' }] as const;
const row = { id: '', location, cells };
const docString = { content: '', 'mediaType?': '' };
const table = { rows: [{ cells }] } as const;
const steps = [
  { id: '', location, keyword: '', text: '', 'docString?': docString, 'dataTable?': table },
] as const;
const background = { ...words, id: '', steps };
const examples = [{ ...words, id: '', tags, 'tableHeader?': row, tableBody: [row] }] as const;
const scenario = { ...words, id: '', tags, steps, examples };
const children = [{ 'background?': background, 'scenario?': scenario }] as const;
const rule = { ...words, id: '', tags, children };
const feature = {
  ...words,
  tags,
  language: '',
  children: [{ 'rule?': rule, 'background?': background, 'scenario?': scenario }],
} as const;

const pickle = {
  id: '',
  uri: '',
  name: '',
  language: '',
  'location?': location,
  astNodeIds: [''],
  tags: [{ name: '', astNodeId: '' }],
  steps: [
    {
      id: '',
      text: '',
      astNodeIds: [''],
      'argument?': { 'docString?': docString, 'dataTable?': table },
    },
  ],
} as const;

const testStep = {
  id: '',
  'pickleStepId?': '',
  'hookId?': '',
  'stepDefinitionIds?': [''],
  'stepMatchArgumentsLists?': [{ stepMatchArguments: [{ group: { 'start?': -1, 'value?': '' } }] }],
} as const;
const time = { seconds: 0, nanos: 0 };
const exception = { type: '', 'message?': '', 'stackTrace?': '' };
const result = { status: '', 'message?': '', duration: time, 'exception?': exception };
const attached = { 'testCaseStartedId?': '', 'testStepId?': '', 'testRunHookStartedId?': '' };
const anyType = 'application/octet-stream';
const product = { name: '', 'version?': '' };
const git = { 'remote?': '', 'revision?': '', 'branch?': '', 'tag?': '' };

/** The shapes of Cucumber's messages, as far as they are read here. */
export const shapesOfMessages = {
  meta: {
    implementation: product,
    runtime: product,
    os: product,
    cpu: product,
    'ci?': { name: '', 'url?': '', 'buildNumber?': '', 'git?': git },
  },
  source: { uri: '', data: '' },
  gherkinDocument: { 'uri?': '', 'feature?': feature },
  pickle: pickle,
  parseError: { source, message: '' },
  hook: { id: '', 'name?': '', 'type?': '', sourceReference: source },
  stepDefinition: { id: '', pattern: { source: '', type: '' }, sourceReference: source },
  undefinedParameterType: { name: '', expression: '' },
  suggestion: { pickleStepId: '', snippets: [{ language: '', code: '' }] },
  testRunStarted: { 'id?': '', 'timestamp?': time },
  testRunHookStarted: { id: '', hookId: '' },
  testRunHookFinished: { testRunHookStartedId: '', result },
  testCase: { id: '', pickleId: '', testSteps: [testStep] },
  testCaseStarted: { id: '', testCaseId: '', 'workerId?': '', 'timestamp?': time },
  testStepFinished: { testCaseStartedId: '', testStepId: '', testStepResult: result },
  attachment: {
    ...attached,
    body: '',
    mediaType: anyType,
    contentEncoding: '',
    'fileName?': '',
    'url?': '',
  },
  externalAttachment: { ...attached, url: '', mediaType: anyType },
  testRunFinished: { success: false, 'timestamp?': time, 'message?': '', 'exception?': exception },
} satisfies Shape;
