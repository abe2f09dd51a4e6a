// Preloaded into a program: a machine on which pg speaks to the server through pg-native. Nobody gets as far as to speak to it.
const Module = require('node:module');
const { EventEmitter } = require('node:events');

const load = Module._load;
Module._load = (request, ...rest) => (request === 'pg-native' ? EventEmitter : load(request, ...rest));
