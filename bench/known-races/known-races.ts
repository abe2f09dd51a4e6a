import type { KnownRace } from './known-race';
import { agentkeepalive23 } from './races/agentkeepalive-23';
import { albyJsSdk22 } from './races/alby-js-sdk-22';
import { asyncCacheDedupe164 } from './races/async-cache-dedupe-164';
import { axios2658 } from './races/axios-2658';
import { bluebird1417 } from './races/bluebird-1417';
import { cacheable888 } from './races/cacheable-888';
import { express3536 } from './races/express-3536';
import { getPort23 } from './races/get-port-23';
import { getPort72 } from './races/get-port-72';
import { layeredLoader414 } from './races/layered-loader-414';
import { lruCache388 } from './races/lru-cache-388';
import { lruCache389 } from './races/lru-cache-389';
import { mkdirp92 } from './races/mkdirp-92';
import { nes142 } from './races/nes-142';
import { pMemoize55 } from './races/p-memoize-55';
import { pgPool85 } from './races/pg-pool-85';
import { promiseMemoize6 } from './races/promise-memoize-6';
import { properLockfile121 } from './races/proper-lockfile-121';
import { simpleOauth288 } from './races/simple-oauth2-88';
import { simplecrawler298 } from './races/simplecrawler-298';
import { socketIoClient3358 } from './races/socket-io-client-3358';
import { staleWhileRevalidateCache30 } from './races/stale-while-revalidate-cache-30';
import { tarn68 } from './races/tarn-68';

/** All known races, in the order of the table. */
export const knownRaces: readonly KnownRace[] = [
  tarn68,
  pgPool85,
  cacheable888,
  asyncCacheDedupe164,
  staleWhileRevalidateCache30,
  layeredLoader414,
  lruCache388,
  lruCache389,
  pMemoize55,
  promiseMemoize6,
  properLockfile121,
  axios2658,
  albyJsSdk22,
  simpleOauth288,
  express3536,
  getPort23,
  getPort72,
  mkdirp92,
  agentkeepalive23,
  bluebird1417,
  nes142,
  simplecrawler298,
  socketIoClient3358,
];
