import { afterAll } from 'vitest';
import { storeContract } from '../contract.ts';
import { generationsContract } from '../generations-contract.ts';
import { createPglitePlaces } from './places.ts';

const places = await createPglitePlaces();
afterAll(() => places.close());

storeContract('PostgreSQL in this process, exact search', () => places.create());
storeContract('PostgreSQL in this process, index search', () => places.create({ exactLimit: 0 }));
generationsContract('PostgreSQL in this process', () => places.create());
