/** One field of a protobuf message: a number or bytes. */
type FieldValue = number | Buffer;

const OPEN_API = 0;

/** The parameters of an open API call, by name as JSON values; null for the other kinds of call. */
export function decodeCall(message: Buffer): Record<string, unknown> | null {
  const fields = decodeFields(message);
  if (firstNumber(fields, 1) !== OPEN_API) return null;
  const pairs = decodeFields(firstBytes(fields, 2)).get(1) ?? [];
  return Object.fromEntries(pairs.filter((pair) => typeof pair !== 'number').map(decodePair));
}

function decodePair(pair: Buffer): [string, unknown] {
  const fields = decodeFields(pair);
  const name = firstBytes(fields, 1).toString('utf8');
  const value = firstBytes(fields, 2);
  const filename = fields.get(4)?.[0];
  if (Buffer.isBuffer(filename)) return [name, { filename: filename.toString('utf8'), bytes: value }];
  try {
    return [name, JSON.parse(value.toString('utf8'))];
  } catch {
    return [name, { bytes: value }];
  }
}

/** The answer as the SDK decodes it. `errorCode` is the platform's refusal, apart from an errcode in the JSON. */
export function encodeAnswer(content: Buffer, contentType: string, errorCode = 0): Buffer {
  return Buffer.concat([
    bytesField(1, content),
    bytesField(2, Buffer.from(contentType)),
    ...(errorCode === 0 ? [] : [numberField(3, errorCode)]),
    numberField(4, 200),
  ]);
}

function decodeFields(message: Buffer): Map<number, FieldValue[]> {
  const fields = new Map<number, FieldValue[]>();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = message[at++] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  };
  while (at < message.length) {
    const key = varint();
    const wire = key & 7;
    let value: FieldValue;
    if (wire === 0) value = varint();
    else if (wire === 2) {
      const length = varint();
      value = message.subarray(at, at + length);
      at += length;
    } else throw new Error(`not simulated: protobuf wire type ${wire}`);
    fields.set(key >>> 3, [...(fields.get(key >>> 3) ?? []), value]);
  }
  return fields;
}

function firstBytes(fields: Map<number, FieldValue[]>, number: number): Buffer {
  const value = fields.get(number)?.[0];
  return Buffer.isBuffer(value) ? value : Buffer.alloc(0);
}

function firstNumber(fields: Map<number, FieldValue[]>, number: number): number {
  const value = fields.get(number)?.[0];
  return typeof value === 'number' ? value : 0;
}

/** A negative number takes ten bytes, as two's complement of 64 bits. */
function varintBytes(value: number): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Buffer.from(bytes);
}

function numberField(number: number, value: number): Buffer {
  return Buffer.concat([varintBytes(number * 8), varintBytes(value)]);
}

function bytesField(number: number, value: Buffer): Buffer {
  return Buffer.concat([varintBytes(number * 8 + 2), varintBytes(value.length), value]);
}
