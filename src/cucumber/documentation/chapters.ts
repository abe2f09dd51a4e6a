import path from 'node:path';
import type { RunFeature } from '../run/run';
import { featureFolders } from './feature-folders';

/** A folder of features, shown as a chapter. */
export interface Chapter {
  readonly id: string;
  readonly title: string;
  /** Markdown. */
  readonly about: string;
  readonly features: readonly RunFeature[];
}

/** The title and the introduction that a suite gives a folder. */
export interface ChapterNote {
  /** The path, relative to the folder of the file with the order. */
  readonly folder: string;
  readonly title?: string;
  /** Markdown. */
  readonly about?: string;
}

/** The order of the folders. */
export interface ChapterOrder {
  /** The folder to which all paths are relative, in the form used by the paths of the features. */
  readonly root: string;
  readonly notes: readonly ChapterNote[];
}

/** Groups features into chapters: first those in the given order, then the others by name. */
export function chaptersOf(features: readonly RunFeature[], { root, notes }: ChapterOrder): Chapter[] {
  const folders = new Map<string, RunFeature[]>();
  const folderOf = featureFolders(
    features.map(({ uri }) => uri),
    root,
  );
  for (const feature of features) {
    const folder = folderOf.get(feature.uri) ?? '.';
    folders.set(folder, [...(folders.get(folder) ?? []), feature]);
  }
  const listed = notes.map(({ folder }) => path.posix.normalize(folder));
  const others = [...folders.keys()].filter((folder) => !listed.includes(folder)).toSorted();
  return [...listed, ...others].flatMap((folder) => {
    const found = folders.get(folder) ?? [];
    const { title = titleOf(folder), about = '' } = notes[listed.indexOf(folder)] ?? {};
    const sorted = found.toSorted((one, other) => one.uri.localeCompare(other.uri, 'en'));
    return found.length === 0 ? [] : [{ id: `chapter/${folder}`, title, about, features: sorted }];
  });
}

function titleOf(folder: string): string {
  const names = folder.split('/').filter((name) => name !== '..' && name !== '');
  const words = names.join(' / ').replaceAll(/[-_]+/g, ' ');
  return words === '.' || words === '' ? 'Features' : words.charAt(0).toUpperCase() + words.slice(1);
}
