// Takes the lock of a folder, says so, and holds it until it is killed.
import { createSqliteStore } from '../../../dist/stores/sqlite.js';

const store = createSqliteStore({ directory: process.argv[2] });
await store.beginBuild({ model: 'fake', dimension: 16, cutter: '1' });
process.stdout.write('held\n');
setInterval(() => {}, 1_000);
