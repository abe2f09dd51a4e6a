/** The share of runs of a program in which a tool showed the bug: the median of thirty series of a hundred runs. */
export interface PublishedRatios {
  readonly nacd: number;
  readonly nodeRacer: number;
  /** Published only for eight of the programs. */
  readonly nodeFz?: number;
}

/** The source of the figures below. */
export const PUBLISHED_AT =
  'https://github.com/andreendo/nacd/blob/main/benchmarks/comparison/bug-reproduction-ratio.csv';

/** The medians from that source, by the program names in the paper about NACD. */
export const publishedRatios = {
  AKA: { nacd: 0.715, nodeRacer: 0.575, nodeFz: 0.11 },
  MKD: { nacd: 0.935, nodeRacer: 0.46, nodeFz: 0 },
  NES: { nacd: 1, nodeRacer: 0.545 },
  SIO: { nacd: 0.84, nodeRacer: 0.175, nodeFz: 0 },
  DEL: { nacd: 0.415, nodeRacer: 0.2 },
  NSC: { nacd: 0.645, nodeRacer: 0.83, nodeFz: 0 },
  XLS: { nacd: 0, nodeRacer: 0.53 },
  bluebird: { nacd: 0.84, nodeRacer: 0.71, nodeFz: 0.2 },
  expressUser: { nacd: 0.87, nodeRacer: 0.635 },
  GPT: { nacd: 0.135, nodeRacer: 0.495 },
  LVS: { nacd: 0.49, nodeRacer: 0.19 },
  SIOC: { nacd: 0.265, nodeRacer: 0.49 },
  NEDB1: { nacd: 0.36, nodeRacer: 0.01 },
  NEDB2: { nacd: 0.395, nodeRacer: 0.01 },
  ARC: { nacd: 0.095, nodeRacer: 0.01 },
  OBJ: { nacd: 0, nodeRacer: 0.715 },
} as const satisfies Readonly<Record<string, PublishedRatios>>;
