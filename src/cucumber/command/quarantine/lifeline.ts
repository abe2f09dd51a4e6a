import { Socket } from 'node:net';
import { killAll } from './kill-all';
import { markVariable } from './marked-processes';

// Nobody writes to this descriptor: its other end closes when the command is gone, however that came about.
const descriptor = 4;

// A thread of its own, since the scenario may never let go of the one that it runs on.
new Socket({ fd: descriptor, readable: true, writable: false })
  .on('close', () => killAll(process.pid, process.env[markVariable] ?? ''))
  .resume();
