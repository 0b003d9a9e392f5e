// SPDX-License-Identifier: Apache-2.0
// Draws a node as a square: a block of folded nodes is no node, and is to look like none.
import { NodeCircleProgram } from "sigma/rendering";

const SQUARE = `
precision highp float;
varying vec4 v_color;
varying vec2 v_diffVector;
varying float v_radius;
uniform float u_correctionRatio;
const vec4 transparent = vec4(0.0, 0.0, 0.0, 0.0);
void main(void) {
  float border = u_correctionRatio * 2.0;
  float dist = max(abs(v_diffVector.x), abs(v_diffVector.y)) - 0.74 * v_radius + border;
  #ifdef PICKING_MODE
  gl_FragColor = dist > border ? transparent : v_color;
  #else
  gl_FragColor = mix(v_color, transparent, clamp(dist / border, 0.0, 1.0));
  #endif
}
`;

export class SquareProgram extends NodeCircleProgram {
  override getDefinition() {
    return { ...super.getDefinition(), FRAGMENT_SHADER_SOURCE: SQUARE };
  }
}
