import { Socket } from 'node:net';
import { killAll } from './kill-all';
import { markVariable } from './marked-processes';

// Nothing is ever written to this descriptor. It closes when the command ends, even if the command was killed.
const descriptor = 4;

// In a worker thread, because the scenario may block the main thread forever.
new Socket({ fd: descriptor, readable: true, writable: false })
  .on('close', () => killAll(process.pid, process.env[markVariable] ?? ''))
  .resume();
