import { createDatabasePlace, testDatabaseUrl } from '../stores/postgres/places.ts';
import { stateContract } from './contract.ts';
import { createPostgresStatePlace } from './postgres-place.ts';

stateContract('the state on a PostgreSQL server', async () =>
  createPostgresStatePlace(await createDatabasePlace(testDatabaseUrl())),
);
