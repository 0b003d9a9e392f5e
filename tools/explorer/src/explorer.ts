// SPDX-License-Identifier: Apache-2.0
// The page: holds the state, asks for the scene, and shows both.
import { arrange } from "./arrange";
import { avoidance } from "./avoid";
import { blockDetails, blocksAt, blockSize, blockWords } from "./blocks";
import { Decisions } from "./decisions";
import { Details } from "./details";
import { fill, h } from "./dom";
import { DossierView } from "./dossier";
import { failure } from "./failure";
import { figureDialog } from "./figure_dialog";
import { edgesCsv, graphml, nodesCsv, save } from "./download";
import { filters } from "./filters";
import { COLOURED_COMMUNITIES, communities, communityColour, MOST_FOR_BETWEENNESS, sizes } from "./measures";
import { fold, hubOf, type Block, type Folded } from "./fold";
import { mode, onMode, palette, switchMode } from "./mode";
import { GlanceView } from "./glance";
import { Picture } from "./picture";
import { Popover } from "./popover";
import { QuestionView } from "./questions";
import { Reader } from "./reader";
import { lineOf, lines, sceneOf, type Scene } from "./scene";
import { Search } from "./search";
import { FIRST, parse, write, type State, type View } from "./state";
import { statistics } from "./statistics";
import { Table } from "./table";
import { TenuresView } from "./tenures_view";
import { TextView } from "./text_view";
import { RangeTimeline } from "./timeline";
import type { Backend, Edge, Overview } from "./types";
import { caption, Views } from "./views";
import { count, speak, t, type Word } from "./words";

const MOST_AT_ONCE = 5000;
const NUDGE = 20;  // pixels
const PATIENCE = 400;  // milliseconds without a word
const STILL = window.matchMedia("(prefers-reduced-motion: reduce)");
const OWN = ["part", "cells", "columns", "sought"];  // changes of these alone the view that makes them takes in itself
const VIEWS: (View & Word)[] = ["glance", "graph", "table", "tenures", "text", "statistics"];
const TITLES: Partial<Record<View, Word>> = { article: "fullText" };
const NOTHING: Scene = { nodes: new Map(), edges: new Map(), from: new Map(), hidden: new Map(), path: null, paths: [], noPath: false, lost: 0 };

export class Explorer {
  private state: State;
  private scene: Scene = NOTHING;
  private details: Details;
  private decisions: Decisions;
  private folded: Folded = { scene: NOTHING, blocks: new Map() };
  private picture: Picture | null = null;
  private popover: Popover;
  private views: Views;
  private colours: { colour: string; text: string; n: number }[] = [];  // what the legend says
  private caption = h("div", { class: "told" });
  private search!: Search;
  private when!: RangeTimeline;
  private asked = 0;
  private live = h("div", { class: "unseen", role: "status", "aria-live": "polite" });
  private canvas = h("div", { class: "canvas", tabindex: 0, role: "application" });
  private counter = h("p", { class: "counter" });
  private legend = h("ul", { class: "legend" });
  private panel = h("aside", { class: "details" });
  private controls = h("div", { class: "controls" });
  private welcome = h("div", { class: "welcome" });
  private notice = h("div", { class: "notice", hidden: true });
  private other = h("main", { class: "other" });
  private stage = h("main", { class: "stage" });

  constructor(private box: HTMLElement, private backend: Backend, private overview: Overview) {
    this.state = parse(location.hash, navigator.language.startsWith("zh") ? "zh" : "en");
    this.decisions = new Decisions(backend, overview, (text) => this.say(text));
    this.details = new Details(backend, overview, {
      select: (what) => this.select(what), change: (change) => this.change(change), expand: (id) => this.expand(id), enter: (id) => this.enter(id),
    }, this.decisions);
    this.views = new Views((title, note) => write({ ...this.state, title, note }), (address) => this.change({ ...parse(address, this.state.language), language: this.state.language }));
    this.popover = new Popover(this.canvas, backend, this.details);
  }

  begin() {
    this.frame();
    try {
      this.picture = new Picture(this.canvas, {
        node: (id) => this.select(`${this.folded.blocks.has(id) ? "b" : "n"}${id}`),
        expand: (id) => (this.folded.blocks.has(id) ? this.openBlock(id) : !this.state.centres.includes(id) && this.expand(id)),
        edge: (edges, at) => this.selectLine(edges, at), overEdge: (edges, at) => this.popover.name(edges && !this.folded.blocks.has(edges[0]!.id) ? edges : null, at, this.scene),
        moved: () => this.popover.close(), nothing: () => this.select(""),
      });
      this.popover.mount();
    } catch {
      fill(this.canvas, h("p", { class: "failed", role: "alert" }, t("noGraphics")));
    }
    this.canvas.addEventListener("keydown", (event) => this.key(event));
    window.addEventListener("popstate", () => this.goBack());
    document.addEventListener("keydown", (event) => {
      const typing = event.target instanceof HTMLElement && event.target.closest("input, select, textarea");
      if (event.key !== "/" || typing) return;
      event.preventDefault();
      this.search.input.focus();
    });
    onMode(() => {
      this.frame();
      void this.show();
    });
    this.backend.onChange = () => void this.renew();
    new ResizeObserver(() => this.picture?.resize()).observe(this.canvas);
    void this.show();
  }

  private say(text: string) {
    this.live.textContent = "";
    window.setTimeout(() => (this.live.textContent = text), 30);
  }

  // --- state ---

  private change(change: Partial<State>, keep = true) {
    const language = change.language !== undefined && change.language !== this.state.language;
    this.state = { ...this.state, ...change };
    const address = write(this.state);
    if (address !== location.hash) {
      if (keep) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
    }
    if (language) this.frame();
    if (!Object.keys(change).every((key) => OWN.includes(key))) void this.show();
  }

  /** Keeps what the view shows already. */
  private note(change: Partial<State>) {
    this.state = { ...this.state, ...change };
    history.replaceState(null, "", write(this.state));
  }

  private goBack() {
    const before = this.state.language;
    this.state = parse(location.hash, before);
    if (this.state.language !== before) this.frame();
    void this.show();
  }

  /** What `what` names: "n" or "e" and an id. A click on a node shows its neighbours, too, unless much is shown already; then two do. */
  private select(what: string) {
    const id = what.slice(1);
    if (this.state.view !== "graph" && what[0] === "n") return this.enter(id);
    if (what[0] !== "e") this.popover.close();
    if (what === this.state.selected && !(what[0] === "n" && !this.state.centres.includes(id))) return;
    if (what[0] !== "n" || this.state.best > 300) return this.change({ selected: what });
    if (this.state.from && !this.state.to && this.state.from !== id) return this.change({ selected: what });
    this.change({ selected: what, centres: this.state.centres.includes(id) ? this.state.centres : [...this.state.centres, id].slice(-100) });
  }

  /** From another view into the graph around a node. */
  private enter(id: string) {
    const centres = this.state.centres.includes(id) ? this.state.centres : [id];
    this.change({ view: "graph", selected: `n${id}`, centres, from: "", to: "" });
  }

  private selectLine(edges: Edge[], at: { x: number; y: number }) {
    const { id } = edges[0]!;
    if (this.folded.blocks.has(id)) return this.select(`b${id}`);
    this.select(`e${id}`);
    void this.popover.open(edges, at, this.scene);
  }

  private openBlock(id: string) {
    const { open, selected } = this.state;
    this.change({ open: [...open.filter((each) => each !== id), id].slice(-100), selected: selected === `b${id}` ? `n${hubOf(id)}` : selected });
  }

  private expand(id: string) {
    const { centres } = this.state;
    const open = centres.includes(id);
    this.change({ selected: `n${id}`, centres: open ? centres.filter((each) => each !== id) : [...centres, id].slice(-100) });
    if (!open) this.say(t("opened", this.scene.nodes.get(id)?.name ?? ""));
  }

  private async renew() {
    this.overview = Object.assign(this.overview, await this.backend.overview());
    this.say(t("changed"));
    await this.show();
  }

  // --- the page around the graph; built anew when the language changes ---

  private frame() {
    speak(this.state.language);
    const held = document.activeElement?.closest("header") ? document.activeElement.className : "";
    this.search = new Search(this.backend, this.overview.labels, (hit) => {
      const { centres, view } = this.state;
      this.change({ view: "graph", selected: `n${hit.id}`, centres: view === "graph" && centres.includes(hit.id) ? centres : [...centres, hit.id].slice(-100) });
    }, (text) => this.say(text), (sought) => this.change({ view: "text", sought }));
    const view = (name: View & Word) => h("button", { type: "button", class: "view", "data-view": name, click: () => this.change({ view: name }) }, t(name));
    const tool = (word: Word, sign: string, run: () => void) => h("button", { type: "button", "aria-label": t(word), title: t(word), click: run }, sign);
    const menu = h("details", { class: "save" }, h("summary", {}, t("save")),
      ([["saveFigure", "figure"], ["savePng", "png"], ["saveGraphml", "graphml"], ["saveNodes", "nodes"], ["saveEdges", "edges"]] as [Word, string][]).map(([word, kind]) =>
        h("button", { type: "button", "data-save": kind, click: () => { menu.open = false; this.save(kind); } }, t(word))));
    this.when = new RangeTimeline(this.overview.months, (each) => each.edges, t("timeline"), this.state, (range) => this.change(range));
    fill(this.stage,
      h("details", { class: "filters", open: window.innerWidth > 760 }, h("summary", {}, t("filters")), this.controls),
      h("div", { class: "middle" },
        h("div", { class: "tools" }, tool("zoomIn", "+", () => this.picture?.zoom(true)), tool("zoomOut", "−", () => this.picture?.zoom(false)), tool("zoomAll", "⤢", () => this.picture?.fit()),
          tool("startOver", "✕", () => this.change({ ...FIRST, view: "graph", language: this.state.language })), this.views.draw(() => this.state), menu),
        this.caption,
        this.canvas, this.welcome, this.notice, this.when.element, h("div", { class: "below" }, this.counter, this.legend)),
      this.panel);
    this.panel.setAttribute("aria-label", t("details"));
    fill(this.box,
      h("header", {}, h("h1", {}, "govgraph"), this.search.element, h("nav", { "aria-label": t("views") }, VIEWS.map(view)),
        this.decisions.draw(),
        h("button", { type: "button", class: "mode", "aria-pressed": String(mode() === "dark"), title: t("dark"), "aria-label": t("dark"), click: switchMode }, "◐"),
        h("button", { type: "button", class: "language", lang: this.state.language === "zh" ? "en" : "zh",
          click: () => this.change({ language: this.state.language === "zh" ? "en" : "zh" }) }, t("otherLanguage"))),
      this.stage, this.other, this.live);
    if (held) this.box.querySelector<HTMLElement>(`header .${held.split(" ")[0]}`)?.focus();
  }

  private async show() {
    const { view } = this.state;
    document.title = `${t(TITLES[view] ?? (view as Word))} · govgraph`;
    this.box.querySelectorAll("nav button").forEach((each) => {
      if (each.getAttribute("data-view") === view) each.setAttribute("aria-current", "page");
      else each.removeAttribute("aria-current");
    });
    this.stage.hidden = view !== "graph";
    this.other.hidden = view === "graph";
    if (view === "graph") return this.showGraph();
    this.asked += 1;
    fill(this.panel);
    return this.showOther(view);
  }

  /** A view that stands instead of the graph. */
  private showOther(view: View) {
    const { backend, details, overview, state } = this;
    const change = (what: Partial<State>) => this.change(what);
    const shown = <T extends { element: HTMLElement; show: () => unknown }>(part: T) => {
      fill(this.other, part.element);
      void part.show();
    };
    if (view === "statistics") return fill(this.other, statistics(overview, backend, details, change));
    if (view === "text") return shown(new TextView(backend, details, { ...state }, change));
    if (view === "glance") return shown(new GlanceView(backend, overview, details, { ...state }, change, (what) => this.note(what)));
    if (view === "tenures") return shown(new TenuresView(backend, overview, details, { ...state }, change, (what) => this.note(what)));
    if (view === "question" && backend.questions) return shown(new QuestionView(backend, details, state, change));
    if (view === "dossier") return shown(new DossierView(backend, details, state, change));
    if (view === "article") return shown(new Reader(backend, details, state, change));
    return shown(new Table(backend, overview, details, { ...state }, (what) => this.change(what, !("part" in what)), (what) => {
      const [selected, centre] = what.split(" ") as [string, string];
      this.change({ view: "graph", selected, centres: [centre], best: 0, from: "", to: "" });
    }));
  }

  // --- the graph ---

  private async showGraph() {
    const number = ++this.asked;
    let scene: Scene;
    window.setTimeout(() => number === this.asked && this.scene !== scene && this.notice.hidden && this.wait(), PATIENCE);
    try {
      scene = await sceneOf(this.state, this.overview, this.backend);
    } catch (error) {
      if (number === this.asked) this.fail(error);
      return;
    }
    if (number !== this.asked) return;
    this.when.show(this.state);
    this.notice.hidden = true;
    this.scene = scene;
    const focus = document.activeElement instanceof HTMLInputElement ? `${document.activeElement.name}|${document.activeElement.value}` : "";
    fill(this.controls, filters(this.state, this.overview, (change) => this.change(change)));
    if (focus) [...this.controls.querySelectorAll("input")].find((each) => `${each.name}|${each.value}` === focus)?.focus();
    fill(this.caption, caption(this.state, () => this.change({ title: "", note: "" })));
    this.draw(scene);
    await this.showDetails(scene, number);
    this.welcomeOrNot(scene);
  }

  private wait() {
    fill(this.notice, h("p", { class: "hint", role: "status" }, t("loading")));
    this.notice.hidden = false;
  }

  /** Over the picture, which stays as it was. */
  private fail(error: unknown) {
    fill(this.notice, this.told(error));
    this.notice.hidden = false;
  }

  private told(error: unknown) {
    return failure(error, this.again, this.startOver);
  }

  private again = () => {
    this.notice.hidden = true;
    void this.show();
  };

  private startOver = () => this.change({ ...FIRST, language: this.state.language });

  private draw(scene: Scene) {
    const { picture, state } = this;
    const edges = count(scene.edges.size);
    this.folded = this.fold(scene);
    const hidden = scene.nodes.size - this.folded.scene.nodes.size + this.folded.blocks.size;
    this.counter.textContent = [t("shown", count(scene.nodes.size), edges), hidden > 0 && t("folded", count(hidden))].filter(Boolean).join(" · ");
    this.canvas.setAttribute("aria-label", t("picture", count(scene.nodes.size), edges));
    this.say(t("shown", count(scene.nodes.size), edges));
    if (!picture) return;
    const { blocks } = this.folded;
    const plain = (id: string) => (blocks.has(id) ? palette().soft : this.details.colour(scene.nodes.get(id)!.label));
    const words = (all: Edge[]) => (blocks.has(all[0]!.id) ? "" : this.details.shortWords(all));
    this.canvas.removeAttribute("data-rest");
    const { width, height } = this.canvas.parentElement!.getBoundingClientRect();  // the canvas gives room to what is said below it
    const arrangement = arrange(state.layout, scene, this.overview.labels.map((each) => each.name),
      { label: (name) => this.details.label(name), undated: t("noDate"), others: t("noChain") }, Math.min(2.2, Math.max(0.6, width / Math.max(1, height))));
    picture.show(this.folded.scene, { colour: plain, size: () => 5, words }, state.layout, arrangement, STILL.matches, () => this.canvas.setAttribute("data-rest", "true"));
    if (state.size === "betweenness" && scene.nodes.size > MOST_FOR_BETWEENNESS) this.say(t("tooMany"));
    const size = sizes(picture.graph, state.size);
    const groups = state.colour === "community" ? communities(picture.graph) : null;
    picture.look(this.folded.scene, { colour: (id) => (groups && !blocks.has(id) ? communityColour(groups.get(id) ?? 0) : plain(id)), size: (id) => (blocks.has(id) ? blockSize(blocks.get(id)!, scene.nodes.size) : size.get(id) ?? 5), words });
    this.explain(scene, groups);
    this.pick(scene);
  }

  /** What hangs on one node alone is drawn as one block; what is meant is not. */
  private fold(scene: Scene): Folded {
    const { state } = this;
    if (state.fold === "no" || state.layout !== "force") return { scene, blocks: new Map() };
    const edge = state.selected[0] === "e" ? scene.edges.get(state.selected.slice(1)) : undefined;
    const keep = new Set([...state.centres, state.from, state.to, ...(scene.path?.nodes.map((each) => each.id) ?? [])]);
    for (const id of edge ? [edge.head, edge.tail] : [state.selected.slice(1)]) keep.add(id);
    return fold(scene, keep, state.open, (block: Block) => blockWords(block, this.details));
  }

  private pick(scene: Scene) {
    const { selected } = this.state;
    const edge = selected[0] === "e" ? scene.edges.get(selected.slice(1)) : undefined;
    const path = scene.path ? scene.path.nodes.map((each) => each.id) : [];
    this.picture?.pick(selected[0] === "n" || selected[0] === "b" ? selected.slice(1) : "", edge ? [edge.head, edge.tail] : null, path);
  }

  /** Which colour is what. */
  private explain(scene: Scene, groups: Map<string, number> | null) {
    const entry = (colour: string, text: string, n: number) => {
      const dot = h("span", { class: "dot", "aria-hidden": "true" });
      dot.style.background = colour;
      return h("li", {}, dot, text, h("span", { class: "count" }, count(n)));
    };
    const counts = new Map<string | number, number>();
    for (const each of scene.nodes.values()) {
      const key = groups ? Math.min(groups.get(each.id) ?? 0, COLOURED_COMMUNITIES) : each.label;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const rows = [...counts].sort((a, b) => b[1] - a[1]);
    this.colours = rows.map(([key, n]) => (typeof key === "number"
      ? { colour: communityColour(key), text: key === COLOURED_COMMUNITIES ? "…" : String(key + 1), n } : { colour: this.details.colour(key), text: this.details.label(key), n }));
    fill(this.legend, this.colours.map(({ colour, text, n }) => entry(colour, text, n)));
  }

  private async showDetails(scene: Scene, number: number) {
    const { selected, from, to } = this.state;
    let parts: HTMLElement[];
    try {
      const id = selected.slice(1);
      const block = selected[0] === "b" ? this.folded.blocks.get(id) : undefined;
      const own = block ? blockDetails(block, scene, this.details, () => this.openBlock(id)) : selected[0] === "n" ? await this.details.node(id, this.state, scene) : selected[0] === "e" ? await this.line(id, scene) : [];
      if (selected[0] === "n") own.splice(3, 0, ...blocksAt(id, this.folded.blocks.values(), this.details, (each) => this.select(`b${each}`)));
      const path = from && to ? await this.details.path(scene, this.state, () => this.change({ from: "", to: "" })) : [];
      if (path.length > 0) path.push(await avoidance(scene, this.state, this.backend, this.details, (change) => this.change(change)));
      parts = path.length > 0 ? [h("section", { class: "pathway" }, path), ...own] : own;
    } catch (error) {
      parts = [this.told(error)];
    }
    if (number !== this.asked) return;
    fill(this.panel, parts.length > 0 ? parts : this.details.nothing());
    this.panel.scrollTop = 0;
  }

  /** The relation that was asked for first, then the others between the same two. */
  private async line(id: string, scene: Scene): Promise<HTMLElement[]> {
    const edge = scene.edges.get(id) ?? (await this.backend.edge({ id })).edge;
    const all = lines(scene.edges.values()).get(lineOf(edge.head, edge.tail)) ?? [edge];
    return this.details.edges([edge, ...all.filter((each) => each.id !== id)], scene);
  }

  private welcomeOrNot(scene: Scene) {
    this.welcome.hidden = scene.nodes.size > 0;
    if (scene.nodes.size > 0) return;
    const { centres, best } = this.state;
    const all = this.overview.nodes <= MOST_AT_ONCE;
    fill(this.welcome, h("h2", {}, t(scene.lost > 0 ? "linkDead" : centres.length + best > 0 ? "empty" : "welcome")),
      h("ul", {}, this.overview.best.map((node) => h("li", {}, this.details.dot(node.label), this.details.nodeLink(node), h("span", { class: "count" }, count(node.links))))),
      h("button", { type: "button", class: "strong", click: () => this.change({ best: all ? Math.max(1, this.overview.nodes) : 200 }) },
        all ? t("showAll", count(this.overview.nodes)) : t("showBest")));
  }

  // --- keys and files ---

  private key(event: KeyboardEvent) {
    const { picture, state } = this;
    if (!picture || event.target !== this.canvas || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrows: Record<string, [number, number]> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
    const arrow = arrows[event.key];
    const here = /^[nb]/.test(state.selected) ? state.selected.slice(1) : "";
    if (arrow && event.shiftKey) {
      if (!here) return;
      picture.nudge(here, arrow[0] * NUDGE, arrow[1] * NUDGE);
    } else if (arrow) {
      const to = picture.towards(here, ...arrow);
      if (to) {
        const node = this.folded.scene.nodes.get(to)!;
        this.change({ selected: `${node.label ? "n" : "b"}${to}` }, false);
        picture.reveal(to);
        this.say([node.name, node.label && this.details.label(node.label), node.label && t("links", node.links)].filter(Boolean).join(", "));
      }
    } else if (event.key === "Enter" && here) {
      if (this.folded.blocks.has(here)) this.openBlock(here);
      else this.expand(here);
    } else if (event.key === "+" || event.key === "=") picture.zoom(true);
    else if (event.key === "-") picture.zoom(false);
    else if (event.key === "0") picture.fit();
    else if (event.key === "Escape") this.select("");
    else return;
    event.preventDefault();
  }

  private figure() {
    const { overview, picture, state } = this;
    if (!picture) return;
    const months = overview.months.map((each) => each.month);
    const span = months.length > 0 ? `${state.since || months[0]} – ${state.until || months[months.length - 1]}` : t("noDate");
    figureDialog({
      drawing: picture.drawing(), title: state.title || this.scene.nodes.get(state.centres[0] ?? "")?.name || "", note: state.note,
      source: t("sourceLine", count(overview.documents), span), legend: this.colours.map(({ colour, text }) => ({ colour, text })),
    }, () => this.box.querySelector<HTMLElement>(".save summary")?.focus());
  }

  private placeOf(id: string) {
    const graph = this.picture?.graph;
    return graph?.hasNode(id) ? { x: graph.getNodeAttribute(id, "x") as number, y: graph.getNodeAttribute(id, "y") as number } : null;
  }

  private save(kind: string) {
    const { scene, picture } = this;
    const done = (name: string) => this.say(t("saved", name));
    if (kind === "figure") return this.figure();
    if (kind === "png" && picture) {
      picture.canvas().toBlob((blob) => {
        if (blob) save("govgraph.png", blob);
        done("govgraph.png");
      });
      return;
    }
    const blockOf = new Map([...this.folded.blocks.values()].flatMap((each) => each.members.map((id) => [id, each.id])));
    const place = (node: string) => this.placeOf(blockOf.get(node) ?? node);
    if (kind === "graphml") save("govgraph.graphml", graphml(scene, place), "application/xml");
    else if (kind === "nodes") save("govgraph-nodes.csv", nodesCsv(scene), "text/csv;charset=utf-8");
    else if (kind === "edges") save("govgraph-relations.csv", edgesCsv(scene), "text/csv;charset=utf-8");
    done(kind);
  }
}
