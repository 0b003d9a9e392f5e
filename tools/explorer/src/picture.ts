// SPDX-License-Identifier: Apache-2.0
// The graph as it is drawn: sigma over what the scene holds.
import Graph from "graphology";
import Sigma from "sigma";
import { animateNodes } from "sigma/utils";
import { CELL, type Arrangement, type Kind, type Mark } from "./arrange";
import { EdgeArrowProgram, EdgeLineProgram, EdgeRectangleProgram } from "sigma/rendering";
import type { Drawing } from "./figure";
import { chance, Layout, start, type Point } from "./layout";
import { palette } from "./mode";
import { Names } from "./names";
import { h } from "./dom";
import { lineOf, lines, type Scene } from "./scene";
import { pivotPlaces } from "./pivots";
import { SquareProgram } from "./squares";
import type { Edge, Node } from "./types";

const FONT = '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';
const MOST_MOVING_EDGES = 1500;   // beyond, lines are not drawn while the picture moves or settles, nor anew for each node under the pointer
const MOST_THICK_EDGES = 5000;    // beyond, lines are as thin as they can be, without arrows: a quarter of the work
const MANY = 300;                // nodes that come at once
const MOST_MOVING_NODES = 2000;   // beyond, nodes jump to their places
const SMALL = 30;                 // nodes that are set at once
const MOST_EDGE_LABELS = 70;      // beyond, only lines of what is picked or pointed at are named
const MOST_NAMED = 25;            // lines of a node that are named at once
const LEAST_ROW = 2.2;            // radius of a node in a full arrangement
const LEAST_DRAG = 4;             // pixels; less is a click

const STILL = window.matchMedia("(prefers-reduced-motion: reduce)");

export interface Looks {
  colour: (id: string) => string;
  size: (id: string) => number;
  words: (edges: Edge[]) => string;
}

export interface Callbacks {
  node: (id: string) => void;
  expand: (id: string) => unknown;
  edge: (edges: Edge[], at: Point) => void;
  overEdge: (edges: Edge[] | null, at: Point) => void;
  moved: () => void;
  nothing: () => void;
}

type Dot = { x: number; y: number; size: number; color: string; label: string; node: Node };

export class Picture {
  readonly graph = new Graph({ type: "directed", multi: false });
  private sigma: Sigma;
  private layout = new Layout(this.graph);
  private names = new Names();
  private places = new Map<string, Point>();
  private picked = new Set<string>();      // nodes and lines of what is selected
  private near = new Set<string>();        // what is beside them
  private trail = new Set<string>();       // nodes and lines of the path
  private hovered = "";
  private hoveredLine = "";
  private drag: { id: string; from: Point; moving: boolean } | null = null;
  private fitted = false;
  private settling = false;
  private kind: Kind = "force";
  private arrangement: Arrangement | null = null;
  private stopMoving = () => {};
  private marks: { mark: Mark; element: HTMLElement }[] = [];

  /** Throws where the browser has no WebGL. */
  constructor(private box: HTMLElement, callbacks: Callbacks) {
    this.sigma = new Sigma(this.graph, box, {
      allowInvalidContainer: true, labelFont: FONT, edgeLabelFont: FONT, labelSize: 13, edgeLabelSize: 11, enableEdgeEvents: true, zIndex: true, stagePadding: 40, labelDensity: 0.7, labelGridCellSize: 90,
      labelRenderedSizeThreshold: 0, defaultEdgeType: "line", edgeProgramClasses: { line: EdgeRectangleProgram, arrow: EdgeArrowProgram, thin: EdgeLineProgram }, minEdgeThickness: 1.2,
      defaultDrawNodeLabel: this.names.label, defaultDrawNodeHover: this.names.hover, minCameraRatio: 0.03, maxCameraRatio: 4, nodeProgramClasses: { square: SquareProgram },
      nodeReducer: (id, data) => this.dot(id, data as Dot), edgeReducer: (id, data) => this.line(id, data),
    });
    this.sigma.on("beforeRender", () => this.names.clear());
    this.sigma.on("afterRender", () => {
      box.setAttribute("data-drawn", String(this.graph.order));
      this.names.write();
      this.tellPlace();
      this.placeMarks();
    });
    this.sigma.on("clickNode", ({ node }) => callbacks.node(node));
    this.sigma.on("doubleClickNode", (event) => {
      event.preventSigmaDefault();
      callbacks.expand(event.node);
    });
    this.sigma.on("clickEdge", ({ edge, event }) => callbacks.edge(this.graph.getEdgeAttribute(edge, "edges"), { x: event.x, y: event.y }));
    this.sigma.on("clickStage", () => callbacks.nothing());
    this.sigma.on("downNode", ({ node, event }) => (this.drag = { id: node, from: { x: event.x, y: event.y }, moving: false }));
    this.sigma.on("moveBody", ({ event, preventSigmaDefault }) => this.dragTo(event, preventSigmaDefault));
    for (const end of ["upNode", "upEdge", "upStage"] as const) this.sigma.on(end, () => this.drop());
    this.sigma.on("enterNode", ({ node }) => this.hover(node));
    this.sigma.on("leaveNode", () => this.hover(""));
    this.sigma.on("enterEdge", ({ edge, event }) => {
      box.style.cursor = "pointer";
      this.hoverLine(edge);
      callbacks.overEdge(this.graph.getEdgeAttribute(edge, "edges"), { x: event.x, y: event.y });
    });
    this.sigma.on("leaveEdge", () => {
      box.style.cursor = "";
      this.hoverLine("");
      callbacks.overEdge(null, { x: 0, y: 0 });
    });
    this.sigma.getCamera().on("updated", () => callbacks.moved());
  }

  /** Where the picked node is seen stands at the box, for scripts and tests. */
  private tellPlace() {
    const at = [...this.picked].map((id) => this.graph.hasNode(id) && this.seenAt(id)).find(Boolean);
    if (at) this.box.setAttribute("data-picked-at", `${Math.round(at.x)} ${Math.round(at.y)}`);
    else this.box.removeAttribute("data-picked-at");
  }

  /** A node goes with the pointer, and stays where it is put down; the picture keeps its scale meanwhile. */
  private dragTo(event: { x: number; y: number; original: Event }, prevent: () => void) {
    if (!this.drag) return;
    prevent();
    event.original.preventDefault();
    event.original.stopPropagation();
    const { from } = this.drag;
    if (!this.drag.moving && Math.hypot(event.x - from.x, event.y - from.y) < LEAST_DRAG) return;
    this.drag.moving = true;
    this.box.style.cursor = "grabbing";
    this.put(this.drag.id, this.sigma.viewportToGraph(event));
  }

  private drop() {
    if (this.drag?.moving) {
      this.box.style.cursor = "";
      this.sigma.refresh();
    }
    this.drag = null;
  }

  private put(id: string, at: Point) {
    if (!this.sigma.getCustomBBox()) this.sigma.setCustomBBox(this.sigma.getBBox());
    this.layout.hold(id, at);
    // Told to the picture by hand: all that hangs on it would be counted anew for each step of the pointer.
    Object.assign(this.graph.getNodeAttributes(id), { x: at.x, y: at.y, fixed: true });
    const edges = this.graph.size > MOST_MOVING_EDGES ? [] : this.graph.edges(id);
    this.sigma.refresh({ partialGraph: { nodes: [id], edges }, skipIndexation: true, schedule: true });
  }

  /** Moves a node by so many pixels, as the pointer would. */
  nudge(id: string, x: number, y: number) {
    const here = this.seenAt(id);
    if (!here) return;
    this.put(id, this.sigma.viewportToGraph({ x: here.x + x, y: here.y + y }));
    this.sigma.refresh();
  }

  private hoverLine(id: string) {
    this.hoveredLine = id;
    if (this.graph.size <= MOST_MOVING_EDGES) this.sigma.refresh({ skipIndexation: true });
  }

  private hover(id: string) {
    this.hovered = id;
    this.box.style.cursor = id ? "pointer" : "";
    if (this.graph.size <= MOST_MOVING_EDGES) this.sigma.refresh({ skipIndexation: true });
  }

  private dot(id: string, data: Dot): Partial<Dot> & { zIndex?: number; highlighted?: boolean; forceLabel?: boolean; yields?: boolean } {
    const out: ReturnType<Picture["dot"]> = { ...data };
    if (this.trail.has(id) || (!data.node.label && !this.dimming())) out.forceLabel = true;
    if (this.picked.has(id)) return { ...out, highlighted: true, forceLabel: true, zIndex: 3 };
    if (this.hovered && (id === this.hovered || this.graph.areNeighbors(id, this.hovered))) return { ...out, zIndex: 2, forceLabel: id === this.hovered };
    if (this.near.has(id)) return { ...out, zIndex: 2, forceLabel: this.trail.has(id) || this.near.size < 30, yields: !this.trail.has(id) };
    if (this.dimming() && !this.trail.has(id)) return { ...out, color: palette().faint, label: "", zIndex: 0 };
    return { ...out, zIndex: 1 };
  }

  private line(id: string, data: Record<string, unknown>): Record<string, unknown> {
    if (this.settling) return { ...data, hidden: true };
    const [head, tail] = this.graph.extremities(id);
    if (this.trail.has(id)) return { ...data, color: palette().picked, size: 3.5, zIndex: 3, forceLabel: true };
    if (this.picked.has(id)) return { ...data, color: palette().picked, size: 3, zIndex: 3, forceLabel: true };
    const touched = [head, tail].some((each) => this.picked.has(each!) || each === this.hovered);
    const few = [head, tail].some((each) => (this.picked.has(each!) || each === this.hovered) && this.graph.degree(each!) <= MOST_NAMED);
    if (touched) return { ...data, color: palette().near, zIndex: 2, forceLabel: few, label: few ? data.label : "" };
    if (id === this.hoveredLine) return { ...data, color: palette().near, zIndex: 3 };
    if (this.dimming() || (this.arrangement?.lines && !this.arrangement.lines.has(id))) return { ...data, color: palette().faintLine, label: "", zIndex: 0 };
    return this.graph.size > MOST_EDGE_LABELS ? { ...data, label: "" } : data;
  }

  private dimming() {
    return this.near.size > 0 || (this.trail.size > 0 && this.graph.order > 60);
  }

  /** Shows a scene: what stays keeps its place, what is new begins beside what brought it. An arrangement says where all go. At once when `still`. */
  show(scene: Scene, looks: Looks, kind: Kind, arrangement: Arrangement | null, still: boolean, done: () => void) {
    this.stopMoving();
    if (this.kind === "force") this.graph.forEachNode((id, data) => void this.places.set(id, { x: data.x, y: data.y }));
    const turned = this.kind !== kind;
    this.kind = kind;
    this.arrangement = arrangement;
    if (turned) this.graph.forEachNode((id) => this.graph.removeNodeAttribute(id, "fixed"));
    const homeless = kind === "force" && [...scene.nodes.keys()].some((id) => !this.places.has(id));
    const news = [...scene.nodes.keys()].filter((id) => !this.graph.hasNode(id));
    const gone = this.graph.nodes().filter((id) => !scene.nodes.has(id));
    const before = this.graph.size;
    gone.forEach((id) => this.graph.dropNode(id));
    const beside = new Map<string, number>();
    const spread = 6;
    for (const id of news) {
      const from = scene.from.get(id) ?? "";
      const number = beside.get(from) ?? 0;
      beside.set(from, number + 1);
      const at = arrangement?.places.get(id) ?? this.places.get(id) ?? start(id, this.places.get(from), number, spread);
      if (kind === "force") this.places.set(id, at);
      this.graph.addNode(id, { ...at, size: 5, color: palette().line, label: "", node: scene.nodes.get(id) });
    }
    if (kind === "force" && news.length > MANY && news.length === this.graph.order) this.begin(scene);
    this.graph.clearEdges();
    const all = [...lines(scene.edges.values()).values()];
    for (const edges of all) this.addLine(edges, all.length > MOST_THICK_EDGES);
    this.look(scene, looks);
    this.sigma.setSetting("hideEdgesOnMove", this.graph.size > MOST_MOVING_EDGES);
    this.sigma.setSetting("renderEdgeLabels", this.graph.size <= MOST_MOVING_EDGES);
    this.sigma.setSetting("enableEdgeEvents", this.graph.size <= 8000);
    this.showMarks(arrangement?.marks ?? []);
    const end = () => {
      this.settling = false;
      this.sigma.refresh();
      if (!this.fitted || turned || news.length > 0) this.fit();
      this.fitted = true;
      done();
    };
    if (arrangement) return this.moveTo(arrangement.places, still, end);
    if (turned && !homeless) return this.moveTo(this.places, still, end);
    if (!turned && news.length === 0 && gone.length === 0 && before === this.graph.size) return done();
    if (turned) this.graph.forEachNode((id) => this.graph.mergeNodeAttributes(id, this.places.get(id) ?? start(id, undefined, 0, 60)));
    this.sigma.setCustomBBox(null);
    this.settling = this.graph.size > MOST_MOVING_EDGES;
    this.layout.run(still || this.graph.order < SMALL, end);
  }

  /** All nodes to their places, but those that the reader put down in this layout. */
  private moveTo(places: Map<string, Point>, still: boolean, done: () => void) {
    this.layout.stop();
    const targets: Record<string, { x: number; y: number }> = {};
    this.graph.forEachNode((id, data) => {
      const at = places.get(id);
      if (at && !data.fixed) targets[id] = { x: at.x, y: at.y };
    });
    const moved = Object.entries(targets).some(([id, at]) => this.graph.getNodeAttribute(id, "x") !== at.x || this.graph.getNodeAttribute(id, "y") !== at.y);
    if (moved) this.sigma.setCustomBBox(null);
    if (moved && !still && this.graph.order <= MOST_MOVING_NODES) {
      this.settling = this.graph.size > MOST_MOVING_EDGES;
      this.stopMoving = animateNodes(this.graph, targets, { duration: 500, easing: "cubicInOut" }, done);
      return;
    }
    this.graph.updateEachNodeAttributes((id, data) => ({ ...data, ...targets[id] }), { attributes: ["x", "y"] });
    done();
  }

  /** Words over the picture that head what lies below them. They are of no use to who does not see it: each node's own are in the panel. */
  private showMarks(marks: Mark[]) {
    this.marks.forEach(({ element }) => element.remove());
    this.marks = marks.map((mark) => ({ mark, element: h("span", { class: "mark-over", "aria-hidden": "true" }, mark.text) }));
    this.marks.forEach(({ element }) => this.box.append(element));
  }

  private placeMarks() {
    let free = -Infinity;
    let line = NaN;
    for (const { mark, element } of this.marks) {
      const at = this.sigma.graphToViewport(mark.at);
      const { width, height } = this.sigma.getDimensions();
      if (Math.abs(at.y - line) > 20) free = -Infinity;
      line = at.y;
      element.hidden = at.x < free || at.x < -20 || at.x > width - 20 || at.y > height - 10;
      element.style.transform = `translate(${Math.round(at.x)}px, ${Math.round(Math.max(2, at.y - 10))}px)`;
      if (!element.hidden) free = at.x + element.offsetWidth + 6;
    }
  }

  /** Many nodes at once begin where their distances put them: a picture that says something, before forces have done anything. */
  private begin(scene: Scene) {
    const ids = this.graph.nodes();
    const numbers = new Map(ids.map((id, i) => [id, i]));
    const pairs = [...lines(scene.edges.values()).values()].map(([edge]) => [numbers.get(edge!.head)!, numbers.get(edge!.tail)!] as [number, number]).filter(([a, b]) => a !== b);
    const found = pivotPlaces(ids.length, pairs, (i, which) => chance(ids[i]!, which));
    ids.forEach((id, i) => {
      this.places.set(id, found[i]!);
      Object.assign(this.graph.getNodeAttributes(id), found[i]);
    });
  }

  private addLine(edges: Edge[], thin: boolean) {
    const [first] = edges as [Edge];
    const oneWay = edges.every((each) => each.head === first.head && each.type !== "COOPERATES_WITH" && each.type !== "INTERSECTS");
    this.graph.addEdgeWithKey(lineOf(first.head, first.tail), first.head, first.tail, {
      edges, oneWay: oneWay && first.head !== first.tail, size: Math.min(3, 1 + 0.4 * edges.length) + (oneWay ? 0.8 : 0), color: lineColour(edges), type: thin ? "thin" : oneWay && first.head !== first.tail ? "arrow" : "line",
    });
  }

  /** In an arrangement a node keeps to its row. */
  private largest(): number {
    if (!this.arrangement || this.arrangement.places.size < 2) return Infinity;
    const all = [...this.arrangement.places.values()];
    const extent = (of: (at: Point) => number) => all.reduce((most, at) => Math.max(most, of(at)), -Infinity) - all.reduce((least, at) => Math.min(least, of(at)), Infinity);
    const { width, height } = this.sigma.getDimensions();
    const pixels = Math.min(width / Math.max(1, extent((at) => at.x)), height / Math.max(1, extent((at) => at.y)));
    return Math.max(LEAST_ROW, 0.42 * CELL.height * pixels);
  }

  /** Sizes, colours and words anew; places stay. */
  look(scene: Scene, looks: Looks) {
    const largest = this.largest();
    this.graph.updateEachNodeAttributes((id, data) => ({ ...data, size: Math.min(largest, looks.size(id)), color: looks.colour(id), label: short(scene.nodes.get(id)!.name), type: scene.nodes.get(id)!.label ? "circle" : "square" }));
    this.sigma.setSetting("edgeLabelColor", { color: palette().soft });
    this.graph.updateEachEdgeAttributes((_, data) => ({ ...data, color: lineColour(data.edges), label: looks.words(data.edges) }), { attributes: ["label", "color", "type"] });
  }

  /** What is picked and what path is shown. `line` names the two ends of a line. */
  pick(node: string, line: [string, string] | null, path: string[]) {
    this.picked = new Set();
    this.near = new Set();
    this.trail = new Set();
    if (node && this.graph.hasNode(node)) {
      this.picked.add(node);
      this.graph.forEachNeighbor(node, (id) => void this.near.add(id));
      this.near.add(node);
    }
    if (line) {
      this.picked.add(lineOf(...line));
      line.forEach((id) => this.trail.add(id));
    }
    path.forEach((id, i) => {
      this.trail.add(id);
      if (i > 0) this.trail.add(lineOf(path[i - 1]!, id));
    });
    this.sigma.refresh({ skipIndexation: true });
  }

  fit() {
    const whole = { x: 0.5, y: 0.5, ratio: 1, angle: 0 };
    if (STILL.matches) this.sigma.getCamera().setState(whole);
    else void this.sigma.getCamera().animate(whole, { duration: 250 });
  }

  zoom(closer: boolean) {
    const camera = this.sigma.getCamera();
    void (closer ? camera.animatedZoom({ duration: 150 }) : camera.animatedUnzoom({ duration: 150 }));
  }

  /** Brings a node into the middle, unless it can be seen already. */
  reveal(id: string) {
    const at = this.sigma.getNodeDisplayData(id);
    if (!at) return;
    const seen = this.sigma.framedGraphToViewport(at);
    const { width, height } = this.sigma.getDimensions();
    if (seen.x > 40 && seen.y > 40 && seen.x < width - 40 && seen.y < height - 40) return;
    void this.sigma.getCamera().animate({ x: at.x, y: at.y }, { duration: 250 });
  }

  /** Where a node is seen, in pixels of the box. */
  seenAt(id: string): Point | null {
    const at = this.sigma.getNodeDisplayData(id);
    return at ? this.sigma.framedGraphToViewport(at) : null;
  }

  /** The nearest node in a direction, within 60 degrees of it. */
  towards(id: string, x: number, y: number): string {
    const here = this.seenAt(id);
    if (!here) return this.graph.nodes()[0] ?? "";
    let best = "";
    let least = Infinity;
    this.graph.forEachNode((other) => {
      const there = this.seenAt(other);
      if (other === id || !there) return;
      const dx = there.x - here.x;
      const dy = there.y - here.y;
      const along = dx * x + dy * y;
      const far = Math.hypot(dx, dy);
      if (along < far * 0.5) return;
      const cost = far * (2 - along / far);
      if (cost < least) [least, best] = [cost, other];
    });
    return best;
  }

  /** What is seen, as it is drawn, for a figure. */
  drawing(): Drawing {
    const { width, height } = this.sigma.getDimensions();
    const end = (id: string): [number, number, number] => {
      const at = this.sigma.getNodeDisplayData(id)!;
      const { x, y } = this.sigma.framedGraphToViewport(at);
      return [x, y, this.sigma.scaleSize(at.size)];
    };
    const nodes = this.graph.mapNodes((id, data) => {
      const shown = this.sigma.getNodeDisplayData(id)!;
      const [x, y, radius] = end(id);
      return { x, y, radius, colour: shown.color, name: shown.label ?? "", square: !(data.node as Node).label, must: Boolean(shown.forceLabel) };
    });
    const ordered = [...this.graph.edges()].sort((a, b) => (this.sigma.getEdgeDisplayData(a)!.zIndex ?? 0) - (this.sigma.getEdgeDisplayData(b)!.zIndex ?? 0));
    const lines = ordered.map((id) => {
      const shown = this.sigma.getEdgeDisplayData(id)!;
      const data = this.graph.getEdgeAttributes(id);
      return { from: end(this.graph.source(id)), to: end(this.graph.target(id)), colour: shown.color, size: shown.size, arrow: Boolean(data.oneWay), words: shown.color === palette().faintLine ? "" : String(data.label ?? "") };
    });
    const marks = this.marks.filter(({ element }) => !element.hidden).map(({ mark }) => ({ ...this.sigma.graphToViewport(mark.at), text: mark.text }));
    return { width, height, nodes, lines, marks };
  }

  /** What is seen, on its ground, as a canvas. */
  canvas(): HTMLCanvasElement {
    this.sigma.refresh();
    const layers = this.sigma.getCanvases();
    const [any] = Object.values(layers) as [HTMLCanvasElement];
    const out = document.createElement("canvas");
    out.width = any.width;
    out.height = any.height;
    const pen = out.getContext("2d")!;
    pen.fillStyle = palette().canvas;
    pen.fillRect(0, 0, out.width, out.height);
    for (const name of ["edges", "edgeLabels", "nodes", "labels", "hovers", "hoverNodes"]) if (layers[name]) pen.drawImage(layers[name]!, 0, 0);
    return out;
  }

  resize() {
    this.sigma.resize();
    this.sigma.refresh();
  }
}

const lineColour = (edges: Edge[]) => palette()[edges.every((each) => each.inferred) ? "inferred" : "line"];
const short = (name: string) => ([...name].length > 18 ? `${[...name].slice(0, 17).join("")}…` : name);
