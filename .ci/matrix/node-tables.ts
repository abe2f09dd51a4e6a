import { printTable } from '../../bench/print-table';
import { tryAuditLog } from './audit-log';
import { getNode } from './node-release';
import { note, print, progress } from './output';
import { runSuite } from './run-suite';
import { type CucumberProject, makeCucumberProject } from './suite-runs';
import type { Trial } from './tarballs';

const NODES = [20, 22, 24, 26];
const CUCUMBERS = [12, 13];

/** Tries the packages with every Node and every Cucumber. Returns the unexpected results. */
export async function tryNodes({ tarballs, workshop, cache }: Trial): Promise<string[]> {
  const projects: CucumberProject[] = [];
  for (const major of CUCUMBERS) {
    progress(`installs the harness beside Cucumber ${major}`);
    projects.push(await makeCucumberProject(major, tarballs, workshop));
  }
  const problems: string[] = [];
  const suiteRows: string[][] = [];
  const logRows: string[][] = [];
  for (const major of NODES) {
    progress(`gets Node ${major}`);
    const node = await getNode(major, cache);
    for (const { cucumberVersion, cucumber, suites } of projects) {
      const cells: string[] = [];
      for (const [name, suite] of suites) {
        const where = `Node ${node.version}, Cucumber ${cucumberVersion}, ${name}`;
        progress(where);
        const cell = await runSuite({ launch: [node.executable, cucumber], ...suite });
        cells.push(note(cell, where, problems));
      }
      suiteRows.push([`${node.version}, Cucumber ${cucumberVersion}`, ...cells]);
    }
    const where = `Node ${node.version}, audit log`;
    progress(where);
    const cell = await tryAuditLog(node, tarballs.get('audit-race') ?? '', cache);
    logRows.push([node.version, note(cell, where, problems)]);
  }
  print('\nThe harness: cases that came out as expected\n');
  printTable(['Node', ...(projects[0]?.suites.keys() ?? [])], suiteRows);
  print(`\n  no Cucumber: this Cucumber does not run on this Node\n  no TypeScript: this Node does not`);
  print('\nThe audit log\n');
  printTable(['Node', 'records and reads with'], logRows);
  return problems;
}
