// A program without listeners: a rejection that nobody handles ends it, also while it explores.
const { AsyncResource } = require('node:async_hooks');
const { exploreInterleavings } = require('@audit-race/interleavings');

const abandoned = [];
const rejectOutside = AsyncResource.bind(() => {
  abandoned.push(Promise.reject(new Error('of somebody else')));
});

exploreInterleavings({
  name: 'a program without listeners',
  setup: () => ({ callers: [{ name: 'A', run: rejectOutside }], check: () => undefined }),
});
