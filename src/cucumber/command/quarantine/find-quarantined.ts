import path from 'node:path';
import { describeLine, describePlace, type Place, readPlace } from '../../ground/place';
import type { TaggedScenario } from '../../tags/tagged-scenario';
import { CommandError } from '../command-errors';
import { type Capture, capturesIn, capturesOnLine } from '../promotion/captures';
import type { SuiteOptions } from '../suite/configure-suite';
import { escapeGlob } from '../suite/escape-glob';
import { readSuite } from '../suite/read-suite';
import type { Terminal } from '../terminal';

/** The quarantined scenarios at the places, or else all, in the order of the files. Throws a CommandError where a place has none. */
export async function findQuarantined(
  texts: readonly string[],
  options: SuiteOptions,
  terminal: Terminal,
): Promise<readonly TaggedScenario[]> {
  const { cwd } = terminal;
  const places = texts.map((text): Choice => {
    const place = readPlace(text) ?? { uri: text };
    return { ...place, uri: path.relative(cwd, path.resolve(cwd, place.uri)) };
  });
  const files = new Set(places.map(({ uri }) => escapeGlob(uri)));
  const { features, faults, settings } = await readSuite([...files], options, terminal);
  const [fault] = faults;
  if (fault !== undefined) {
    throw new CommandError(
      `${describePlace(fault.place)} cannot be parsed, so nothing was run: ${fault.message}`,
    );
  }
  const { quarantined } = settings.vocabulary;
  const all = features.flatMap((feature) =>
    capturesIn(feature, settings).filter(({ scenario }) => scenario.quarantined !== undefined),
  );
  if (all.length === 0 && texts.length > 0) {
    throw new CommandError(`No scenario has the tag ${quarantined}, so there is nothing to run.`);
  }
  const chosen = new Set(
    places.flatMap((place) => {
      const found = capturesAtPlace(place, all);
      if (found.length === 0) {
        throw new CommandError(
          `${describeChoice(place)} is no place of a scenario with ${quarantined}. ${describeAll(all)}`,
        );
      }
      return found;
    }),
  );
  return all.filter((capture) => places.length === 0 || chosen.has(capture)).map(({ scenario }) => scenario);
}

type Choice = Partial<Place> & Pick<Place, 'uri'>;

function capturesAtPlace({ uri, line }: Choice, all: readonly Capture[]): readonly Capture[] {
  const own = all.filter(({ feature }) => feature.uri === uri);
  return line === undefined ? own : own.filter((one) => capturesOnLine(line, one.feature, own).includes(one));
}

function describeChoice({ uri, line }: Choice): string {
  return line === undefined ? uri : `${uri}:${line}`;
}

function describeAll(all: readonly Capture[]): string {
  return `There are: ${all.map(({ scenario }) => describeLine(scenario.place)).join(', ')}.`;
}
