import { frameOf, previewSize, type Size } from '../frame';
import type { Plan } from '../plan';
import { colorMatrix, mostSharpness, mostVignette, sharpKernel, toneCurve } from '../tones';
import type { Renderer } from './renderer';
import { colors, everywhere, shape, sharpen } from './shaders';

interface Layer extends Size {
  texture: WebGLTexture;
  target: WebGLFramebuffer;
}

/** Draws by the graphics card, in three passes that each end in bytes, as the server's do. */
export class GlRenderer implements Renderer {
  readonly base: Size;
  private readonly picture: WebGLTexture;
  private readonly curve: WebGLTexture;
  private readonly programs: Record<'shape' | 'sharpen' | 'colors', WebGLProgram>;
  private layers: [Layer, Layer] | null = null;

  constructor(private readonly gl: WebGL2RenderingContext, readonly canvas: HTMLCanvasElement, picture: ImageBitmap, private readonly original: Size) {
    this.base = { width: picture.width, height: picture.height };
    this.programs = { shape: program(gl, shape), sharpen: program(gl, sharpen), colors: program(gl, colors) };
    gl.disable(gl.DITHER);
    gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, gl.NONE);
    this.picture = plainTexture(gl);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, picture);
    this.curve = plainTexture(gl);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, 256, 1, 0, gl.RGBA, gl.FLOAT, new Float32Array(1024));
  }

  draw(plan: Plan): void {
    const target = previewSize(plan, this.original, this.base);
    const size = plan.turns % 2 === 0 ? target : { width: target.height, height: target.width };
    const [first, second] = this.sized(size);
    this.drawShape(plan, target, first);
    const kernel = plan.adjust.sharpness > 0 ? sharpKernel(size.width, size.height) : null;
    if (kernel) this.drawSharp(kernel, plan, first, second);
    this.drawColors(plan, kernel ? second : first);
  }

  dispose(): void {
    this.gl.getExtension('WEBGL_lose_context')?.loseContext();
  }

  private drawShape(plan: Plan, target: Size, to: Layer): void {
    const { gl, programs } = this;
    const frame = frameOf(plan, this.base);
    const angle = (frame.degrees * Math.PI) / 180;
    const at = this.begin(programs.shape, to, this.picture);
    gl.uniform2f(at('target'), target.width, target.height);
    gl.uniform2f(at('size'), to.width, to.height);
    gl.uniform2f(at('middle'), frame.x, frame.y);
    gl.uniform2f(at('unit'), frame.width / target.width, frame.height / target.height);
    gl.uniform2f(at('spin'), frame.degrees === 0 ? 0 : Math.sin(angle), Math.cos(angle));
    gl.uniform1i(at('turns'), plan.turns);
    gl.uniform1i(at('mirrored'), plan.mirrored ? 1 : 0);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  private drawSharp(kernel: Float32Array, plan: Plan, from: Layer, to: Layer): void {
    const { gl, programs } = this;
    const at = this.begin(programs.sharpen, to, from.texture);
    const bell = new Float32Array(17);
    bell.set(kernel);
    gl.uniform1fv(at('bell'), bell);
    gl.uniform1i(at('radius'), (kernel.length - 1) / 2);
    gl.uniform1f(at('amount'), (plan.adjust.sharpness / 100) * mostSharpness);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  private drawColors(plan: Plan, from: Layer): void {
    const { gl, programs, canvas } = this;
    if (canvas.width !== from.width || canvas.height !== from.height) Object.assign(canvas, { width: from.width, height: from.height });
    const at = this.begin(programs.colors, null, from.texture, from);
    const curve = toneCurve(plan.adjust);
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, this.curve);
    if (curve) gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, 256, 1, gl.RGBA, gl.FLOAT, curve);
    gl.uniform1i(at('curve'), 1);
    gl.uniform1i(at('hasCurve'), curve ? 1 : 0);
    const matrix = colorMatrix(plan);
    // Rows here are columns there.
    gl.uniformMatrix3fv(at('factors'), true, Float32Array.from(matrix?.factors ?? [1, 0, 0, 0, 1, 0, 0, 0, 1]));
    gl.uniform3fv(at('offsets'), Float32Array.from(matrix?.offsets ?? [0, 0, 0]));
    gl.uniform1f(at('vignette'), (plan.adjust.vignette / 100) * mostVignette);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  private begin(use: WebGLProgram, to: Layer | null, from: WebGLTexture, size: Size = to ?? this.base): (name: string) => WebGLUniformLocation | null {
    const { gl } = this;
    gl.useProgram(use);
    gl.bindFramebuffer(gl.FRAMEBUFFER, to?.target ?? null);
    gl.viewport(0, 0, size.width, size.height);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, from);
    gl.uniform1i(gl.getUniformLocation(use, 'picture'), 0);
    return (name) => gl.getUniformLocation(use, name);
  }

  private sized(size: Size): [Layer, Layer] {
    if (this.layers?.[0].width === size.width && this.layers[0].height === size.height) return this.layers;
    for (const layer of this.layers ?? []) {
      this.gl.deleteTexture(layer.texture);
      this.gl.deleteFramebuffer(layer.target);
    }
    return (this.layers = [layerOf(this.gl, size), layerOf(this.gl, size)]);
  }
}

function layerOf(gl: WebGL2RenderingContext, { width, height }: Size): Layer {
  const texture = plainTexture(gl);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, width, height);
  const target = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, target);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  return { width, height, texture, target };
}

function plainTexture(gl: WebGL2RenderingContext): WebGLTexture {
  const texture = gl.createTexture();
  gl.activeTexture(gl.TEXTURE0);
  gl.bindTexture(gl.TEXTURE_2D, texture);
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
  for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
  return texture;
}

function program(gl: WebGL2RenderingContext, fragment: string): WebGLProgram {
  const made = gl.createProgram();
  for (const [kind, source] of [[gl.VERTEX_SHADER, everywhere], [gl.FRAGMENT_SHADER, fragment]] as const) {
    const shader = gl.createShader(kind);
    if (!shader) throw new Error('The graphics card is gone.');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(made, shader);
  }
  gl.linkProgram(made);
  if (!gl.getProgramParameter(made, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(made) ?? 'A shader was refused.');
  return made;
}
