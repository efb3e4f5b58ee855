/** Writes small ONNX graphs for tests: the few protobuf messages that they take, by hand (onnx.proto3). */

const FLOAT = 1;
const INT64 = 7;
const IR_VERSION = 8;
const OPERATORS_VERSION = 17;

/** A constant of a graph: floats, or whole numbers as bigints. Its shape is that of the array: one dimension. */
type Constant = readonly number[] | readonly bigint[];

/** An input or output of a graph: its element type and its dimensions, by name where they differ from run to run. */
export interface GraphValue {
  readonly name: string;
  readonly element: 'float' | 'int64';
  readonly shape: readonly (number | string)[];
}

/** One operator at work: what it reads, what it gives, and its whole-number attributes. */
export interface GraphNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, number>>;
}

/** The type number of floats, for the operator Cast. */
export const floatType = FLOAT;

/** A constant that lies in a file beside the model, as the weights of large models do. */
interface ConstantApart {
  readonly file: string;
  /** How many floats the file holds. */
  readonly length: number;
}

/** The bytes of a model file. */
export function onnxFile(
  inputs: readonly GraphValue[],
  constants: Readonly<Record<string, Constant | ConstantApart>>,
  nodes: readonly GraphNode[],
  output: GraphValue,
): Uint8Array {
  const graph = Buffer.concat([
    ...nodes.map((node) => field(1, nodeMessage(node))),
    field(2, 'test'),
    ...Object.entries(constants).map(([name, values]) => field(5, tensorMessage(name, values))),
    ...inputs.map((input) => field(11, valueMessage(input))),
    field(12, valueMessage(output)),
  ]);
  const operators = Buffer.concat([field(1, ''), field(2, OPERATORS_VERSION)]);
  return Buffer.concat([field(1, IR_VERSION), field(7, graph), field(8, operators)]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    bytes.push((rest % 128) | (rest >= 128 ? 128 : 0));
    if (rest < 128) return Buffer.from(bytes);
  }
}

/** One protobuf field: a whole number, or text, bytes or a message by its length. */
function field(number: number, value: number | string | Buffer): Buffer {
  if (typeof value === 'number') return Buffer.concat([varint(number << 3), varint(value)]);
  const bytes = Buffer.from(value);
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes]);
}

function tensorMessage(name: string, values: Constant | ConstantApart): Buffer {
  if ('file' in values) {
    const location = Buffer.concat([field(1, 'location'), field(2, values.file)]);
    return Buffer.concat([
      field(1, values.length),
      field(2, FLOAT),
      field(8, name),
      field(13, location),
      field(14, 1),
    ]);
  }
  const whole = typeof values[0] === 'bigint';
  const data = whole ? BigInt64Array.from(values, BigInt) : Float32Array.from(values, Number);
  return Buffer.concat([
    field(1, values.length),
    field(2, whole ? INT64 : FLOAT),
    field(8, name),
    field(9, Buffer.from(data.buffer)),
  ]);
}

function nodeMessage({ operator, inputs, output, attributes = {} }: GraphNode): Buffer {
  return Buffer.concat([
    ...inputs.map((input) => field(1, input)),
    field(2, output),
    field(3, output),
    field(4, operator),
    ...Object.entries(attributes).map(([name, value]) =>
      field(5, Buffer.concat([field(1, name), field(3, value), field(20, 2)])),
    ),
  ]);
}

function valueMessage({ name, element, shape }: GraphValue): Buffer {
  const dimensions = shape.map((size) => field(1, field(typeof size === 'number' ? 1 : 2, size)));
  const type = Buffer.concat([
    field(1, element === 'float' ? FLOAT : INT64),
    field(2, Buffer.concat(dimensions)),
  ]);
  return Buffer.concat([field(1, name), field(2, field(1, type))]);
}
