// Writes an ONNX file: nodes in order, constants, one input, some outputs. Field numbers are onnx.proto's.
import { bytes, join, message, number, text } from './protobuf.mjs';

const FLOAT = 1, INT64 = 7;

export class OnnxGraph {
  #nodes = [];
  #constants = [];
  #count = 0;

  // Adds a node with one output and answers its name.
  add(type, inputs, attributes = {}) {
    const output = `v${++this.#count}`;
    this.alias(type, inputs, output, attributes);
    return output;
  }

  // The same with a name of its own.
  alias(type, inputs, output, attributes = {}) {
    this.#nodes.push(message(1, ...inputs.map((name) => text(1, name)), text(2, output), text(4, type),
      ...Object.entries(attributes).map(([name, value]) => attribute(name, value))));
  }

  floats(values, shape) { return this.#constant(FLOAT, new Uint8Array(Float32Array.from(values).buffer), shape); }

  integers(values) { return this.#constant(INT64, new Uint8Array(BigInt64Array.from(values, BigInt).buffer), [values.length]); }

  // The file, for a runtime of 2021 or later.
  write(input, outputs) {
    const graph = [...this.#nodes, text(2, 'photogrid'), ...this.#constants, value(11, input.name, input.shape), ...outputs.map((output) => value(12, output.name, output.shape))];
    return join([number(1, 7), text(2, 'photogrid'), message(7, ...graph), message(8, text(1, ''), number(2, 13))]);
  }

  #constant(type, raw, shape) {
    const name = `c${++this.#count}`;
    this.#constants.push(message(5, ...shape.map((side) => number(1, side)), number(2, type), text(8, name), bytes(9, raw)));
    return name;
  }
}

function attribute(name, value) {
  if (typeof value === 'string') return message(5, text(1, name), text(4, value), number(20, 3));
  if (Array.isArray(value)) return message(5, text(1, name), ...value.map((item) => number(8, item)), number(20, 7));
  return message(5, text(1, name), number(3, value), number(20, 2));
}

function value(field, name, shape) {
  return message(field, text(1, name), message(2, message(1, number(1, FLOAT), message(2, ...shape.map((side) => message(1, number(1, side)))))));
}
