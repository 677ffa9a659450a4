import { createPostgresStore } from '../../../dist/stores/postgres.js';

/** Begins a build in the database of its argument and holds it until it is killed. */
const store = createPostgresStore({ url: process.argv[2], poolSize: 1, timeoutMs: 5_000 });
await store.beginBuild({ model: 'fake', dimension: 16, cutter: '1' });
process.stdout.write('held\n');
setInterval(() => {}, 1_000);
