/** A triangle over everything. */
export const everywhere = `#version 300 es
void main() { gl_Position = vec4(vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0), 0.0, 1.0); }`;

/** Cuts out, straightens, turns and mirrors: see shaped() in cpu.ts. Row 0 is the top one, here and in the textures. */
export const shape = `#version 300 es
precision highp float;
precision highp int;
uniform sampler2D picture;
uniform vec2 target, size, middle, unit, spin;
uniform int turns;
uniform bool mirrored;
out vec4 color;
vec4 weights(float t) { return vec4(((2.0 - t) * t - 1.0) * t, (3.0 * t - 5.0) * t * t + 2.0, ((4.0 - 3.0 * t) * t + 1.0) * t, (t - 1.0) * t * t) * 0.5; }
void main() {
  ivec2 most = textureSize(picture, 0) - 1;
  vec2 at = floor(gl_FragCoord.xy);
  if (mirrored) at.x = size.x - 1.0 - at.x;
  if (turns == 1) at = vec2(at.y, target.y - 1.0 - at.x);
  else if (turns == 2) at = target - 1.0 - at;
  else if (turns == 3) at = vec2(target.x - 1.0 - at.y, at.x);
  vec2 off = (at + 0.5 - target / 2.0) * unit;
  vec2 place = middle + vec2(spin.y * off.x + spin.x * off.y, spin.y * off.y - spin.x * off.x) - 0.5;
  if (spin.x == 0.0 && unit == vec2(1.0)) {
    color = texelFetch(picture, clamp(ivec2(floor(place + 0.5)), ivec2(0), most), 0);
    return;
  }
  vec2 corner = floor(place);
  vec4 across = weights(place.x - corner.x), down = weights(place.y - corner.y);
  vec4 sum = vec4(0.0);
  for (int j = 0; j < 4; j++)
    for (int i = 0; i < 4; i++)
      sum += across[i] * down[j] * texelFetch(picture, clamp(ivec2(corner) + ivec2(i - 1, j - 1), ivec2(0), most), 0);
  color = clamp(sum, 0.0, 1.0);
}`;

/** Sharpens: see sharpened() in cpu.ts. The bell is of at most 8 pixels each way. */
export const sharpen = `#version 300 es
precision highp float;
precision highp int;
uniform sampler2D picture;
uniform float bell[17];
uniform int radius;
uniform float amount;
out vec4 color;
const vec3 light = vec3(0.2126, 0.7152, 0.0722);
void main() {
  ivec2 most = textureSize(picture, 0) - 1, at = ivec2(gl_FragCoord.xy);
  vec4 here = texelFetch(picture, at, 0);
  float soft = 0.0;
  for (int j = -radius; j <= radius; j++)
    for (int i = -radius; i <= radius; i++)
      soft += bell[i + radius] * bell[j + radius] * dot(light, texelFetch(picture, clamp(at + ivec2(i, j), ivec2(0), most), 0).rgb);
  color = vec4(clamp(here.rgb + (dot(light, here.rgb) - soft) * amount, 0.0, 1.0), here.a);
}`;

/** Tones, mixes and darkens corners: see colored() in cpu.ts. The canvas counts rows from below. */
export const colors = `#version 300 es
precision highp float;
precision highp int;
uniform sampler2D picture;
uniform sampler2D curve;
uniform bool hasCurve;
uniform mat3 factors;
uniform vec3 offsets;
uniform float vignette;
out vec4 color;
void main() {
  ivec2 size = textureSize(picture, 0);
  ivec2 at = ivec2(int(gl_FragCoord.x), size.y - 1 - int(gl_FragCoord.y));
  vec4 here = texelFetch(picture, at, 0);
  vec3 tone = here.rgb;
  if (hasCurve) {
    ivec3 value = ivec3(floor(tone * 255.0 + 0.5));
    tone = vec3(texelFetch(curve, ivec2(value.r, 0), 0).r, texelFetch(curve, ivec2(value.g, 0), 0).g, texelFetch(curve, ivec2(value.b, 0), 0).b) / 255.0;
  }
  vec3 mixed = factors * tone + offsets;
  vec2 away = (vec2(at) + 0.5) / (vec2(size) / 2.0) - 1.0;
  float square = dot(away, away) / 2.0;
  color = vec4(clamp(mixed * (1.0 - vignette * square * square), 0.0, 1.0), here.a);
}`;
