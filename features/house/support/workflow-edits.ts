/** What somebody may do to the workflow of this repository, each as one replacement in its text. */
const edits: Readonly<Record<string, readonly [string, string]>> = {
  'runs a script that nobody has': ['run: .ci/run', 'run: npm run tests'],
  'runs a file that is not there': ['run: .ci/run', 'run: .ci/walk'],
  'runs a command of its own': ['run: .ci/run', 'run: npx cucumber-js'],
  'runs two commands in one': ['run: .ci/run', 'run: npm ci; curl'],
  'runs what somebody else has written': [
    'run: .ci/run',
    `run: npm run check -- ${expressionOf('github.event.pull_request.title')}`,
  ],
  'tries a part that the matrix has not': ['[nodes, clients, hosts]', '[nodes, planets]'],
  'takes an action from wherever it is': [
    'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8',
    'actions/checkout@v5',
  ],
  'may write': ['contents: read', 'contents: write'],
  'may write in one of its jobs': ['name: npm test\n', 'name: npm test\n    permissions: write-all\n'],
  'says nothing of its rights': ['permissions:\n  contents: read\n', ''],
  'knows a secret': ['node-version: 20', `node-version: ${expressionOf('secrets.NODE')}`],
  'is no YAML': ['jobs:', 'jobs: {'],
};

/** What the runner replaces by the value of something. */
function expressionOf(name: string): string {
  return `\${{ ${name} }}`;
}

/** The text of the workflow after somebody has changed it. */
export function editWorkflow(text: string, what: string): string {
  const [before, after] = edits[what] ?? [];
  if (before === undefined || after === undefined || !text.includes(before)) {
    throw new Error(`Nobody knows how to change the workflow so that it ${what}.`);
  }
  return text.replace(before, () => after);
}
