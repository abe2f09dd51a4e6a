import { deepEqual } from 'node:assert/strict';
import type { EventEmitter } from 'node:events';
import http from 'node:http';
import zlib from 'node:zlib';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import { controlSite } from '../adapters/memory-site';
import type { KnownRace } from '../known-race';
import { publishedRatios } from '../published-ratios';

interface Crawler extends EventEmitter {
  start(): void;
}

const PAGES = { '/': '<a href="/more">more</a>', '/more': 'the end' };

const experimentWith = (name: string, address: string): InterleavingExperiment => ({
  name: 'a site of two pages that are compressed',
  async setup(turns) {
    turns.controlTimers();
    const unzip = turns.controlCallback('unzip', (page: Buffer, done: (error: null, page: Buffer) => void) =>
      done(null, page),
    );
    const Crawler = await turns.load<new (address: string) => Crawler>(name, {
      modules: { http: { ...http, request: controlSite(turns, PAGES) }, zlib: { ...zlib, unzip } },
    });
    const crawler = Object.assign(new Crawler(address), { respectRobotsTxt: false });
    const read: string[] = [];
    crawler.on('fetchcomplete', ({ path }: { path: string }) => read.push(path));
    const crawl = () =>
      new Promise<string[]>((resolve) => {
        crawler.once('complete', () => resolve([...read]));
        crawler.start();
      });
    return {
      callers: [{ name: 'user', run: crawl }],
      check: ([user]) => deepEqual(user?.status === 'fulfilled' && user.value, Object.keys(PAGES)),
    };
  },
});

export const simplecrawler298: KnownRace = {
  subject: 'simplecrawler 0.7.0',
  issue: 'https://github.com/simplecrawler/simplecrawler/issues/298',
  observed: 'the crawl is said to be complete while the links of a page are still to be read',
  file: __filename,
  experiment: experimentWith('simplecrawler-0.7.0', 'localhost'),
  fixes: [
    {
      subject: 'simplecrawler 1.0.3',
      experiment: experimentWith('simplecrawler-1.0.3', 'http://localhost/'),
    },
  ],
  adapters: ['a site in memory'],
  published: publishedRatios.NSC,
};
