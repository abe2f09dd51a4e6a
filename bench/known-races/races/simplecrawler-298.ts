import { deepEqual } from 'node:assert/strict';
import type { EventEmitter } from 'node:events';
import { callbackify } from 'node:util';
import zlib from 'node:zlib';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import { controlInterval } from '../adapters/controlled-interval';
import { controlSite } from '../adapters/memory-site';
import type { KnownRace } from '../known-race';
import { publishedRatios } from '../published-ratios';

interface Crawler extends EventEmitter {
  start(): void;
}

const PAGES = { '/': '<a href="/more">more</a>', '/more': 'the end' };
/** How often the crawler looks whether there is something to do. */
const LOOKS = 6;

const experimentWith = (createCrawler: () => Crawler): InterleavingExperiment => ({
  name: 'a site of two pages that are compressed',
  setup(turns) {
    const { unzip } = zlib;
    Object.assign(zlib, { unzip: callbackify(turns.control('unzip', (page: Buffer) => page)) });
    const closeSite = controlSite(turns, PAGES);
    const stopInterval = controlInterval(turns, LOOKS);
    const crawler = Object.assign(createCrawler(), { respectRobotsTxt: false });
    const read: string[] = [];
    let readAtEnd = Object.keys(PAGES);
    crawler.on('fetchcomplete', ({ path }) => read.push(path));
    crawler.once('complete', () => {
      readAtEnd = [...read];
    });
    return {
      callers: [{ name: 'user', run: () => crawler.start() }],
      check: () => deepEqual(readAtEnd, Object.keys(PAGES)),
      cleanUp() {
        Object.assign(zlib, { unzip });
        closeSite();
        stopInterval();
      },
    };
  },
});

const Crawler070: new (host: string) => Crawler = require('simplecrawler-0.7.0');
const Crawler103: new (url: string) => Crawler = require('simplecrawler-1.0.3');

export const simplecrawler298: KnownRace = {
  subject: 'simplecrawler 0.7.0',
  issue: 'https://github.com/simplecrawler/simplecrawler/issues/298',
  observed: 'the crawl is said to be complete while the links of a page are still to be read',
  file: __filename,
  experiment: experimentWith(() => new Crawler070('localhost')),
  fixes: [
    {
      subject: 'simplecrawler 1.0.3',
      experiment: experimentWith(() => new Crawler103('http://localhost/')),
    },
  ],
  adapters: ['an interval as turns', 'unzip with a callback', 'a site in memory'],
  published: publishedRatios.NSC,
};
