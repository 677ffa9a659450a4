// Fetches a page whose host is said to be at 127.0.0.1: fetch-page.mjs <address> <port>
import { fetchPage } from '../../dist/fetching/fetcher.js';

const [, , address, port] = process.argv;
const policy = {
  protocols: ['https:'],
  ports: [Number(port)],
  hosts: null,
  isAddressAllowed: (it) => it === '127.0.0.1',
  resolve: async () => ['127.0.0.1'],
};
const said = await fetchPage(address, policy).then(
  ({ bytes }) => Buffer.from(bytes).toString('utf8'),
  (error) => `${error.code}: ${error.message}`,
);
process.stdout.write(said);
