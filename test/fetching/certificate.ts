import { createHash, generateKeyPairSync, sign } from 'node:crypto';

/** A certificate of one host that signs itself, so that whoever trusts it as an authority trusts the host. */
export interface OwnCertificate {
  readonly key: string;
  readonly cert: string;
}

const SEQUENCE = 0x30;
const SET = 0x31;
const OID_ECDSA_SHA256 = '2a8648ce3d040302';
const OID_COMMON_NAME = '550403';
const OID_BASIC_CONSTRAINTS = '551d13';
const OID_ALTERNATIVE_NAMES = '551d11';
const DAY_MS = 86_400_000;

/** One element of DER (X.690): its tag, its length, its content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x1_00 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const time = (at: Date): Buffer =>
  der(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replaceAll(/[-:T]/g, '')}Z`));
const bits = (bytes: Buffer): Buffer => der(0x03, Buffer.from([0]), bytes);
const extension = (id: string, value: Buffer): Buffer => der(SEQUENCE, oid(id), der(0x04, value));

/** Makes a certificate (RFC 5280) for two days around now. */
export function ownCertificate(host: string): OwnCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = der(SEQUENCE, oid(OID_ECDSA_SHA256));
  const name = der(SEQUENCE, der(SET, der(SEQUENCE, oid(OID_COMMON_NAME), der(0x0c, Buffer.from(host)))));
  const isAuthority = der(SEQUENCE, der(0x01, Buffer.from([0xff])));
  const names = der(SEQUENCE, der(0x82, Buffer.from(host)));
  const serial = createHash('sha256').update(host).digest().subarray(0, 8);
  const signed = der(
    SEQUENCE,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1]), serial),
    algorithm,
    name,
    der(SEQUENCE, time(new Date(Date.now() - DAY_MS)), time(new Date(Date.now() + DAY_MS))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      der(SEQUENCE, extension(OID_BASIC_CONSTRAINTS, isAuthority), extension(OID_ALTERNATIVE_NAMES, names)),
    ),
  );
  const whole = der(SEQUENCE, signed, algorithm, bits(sign('sha256', signed, privateKey)));
  const lines = whole.toString('base64').replaceAll(/.{64}(?=.)/g, '$&\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}
