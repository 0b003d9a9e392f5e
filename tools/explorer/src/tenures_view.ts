// SPDX-License-Identifier: Apache-2.0
// Who held which office when, of the whole graph: offices by organ, a bar a tenure.
import { calmly, fill, h } from "./dom";
import { failure } from "./failure";
import type { Details } from "./details";
import type { State } from "./state";
import { axis, dayOf, scaleOf, TenureBars, type Scale } from "./tenure_bars";
import { RangeTimeline } from "./timeline";
import type { Backend, Node, Overview, Tenure } from "./types";
import { count, t } from "./words";

const LIMIT = 2000;
const SHOWN = window.innerWidth > 760 ? 60 : 20;  // offices at a time

/** Tenures of one seat and role. */
interface Office {
  organ: Node;
  role: string;
  tenures: Tenure[];
}

function officesOf(tenures: Tenure[]): Office[] {
  const out: Office[] = [];
  for (const each of tenures) {
    const last = out[out.length - 1];
    if (last && last.tenures[0]!.seat === each.seat && last.role === each.role) last.tenures.push(each);
    else out.push({ organ: each.organ, role: each.role, tenures: [each] });
  }
  const people = (office: Office) => new Set(office.tenures.map((each) => each.person.id)).size;
  return out.sort((a, b) => Number(people(b) > 1) - Number(people(a) > 1) || b.organ.links - a.organ.links || a.organ.name.localeCompare(b.organ.name, "zh") || (a.role < b.role ? -1 : 1));
}

/** Whether it was held on some day of these months; nothing of one that nothing tells the beginning of. */
function within(tenure: Tenure, since: string, until: string): boolean {
  if (!since && !until) return true;
  if (!tenure.since) return false;
  const end = tenure.until ? dayOf(tenure.until, true) : Infinity;
  return (!until || dayOf(tenure.since) <= dayOf(until, true)) && (!since || end >= dayOf(since));
}

export class TenuresView {
  readonly element = h("section", { class: "tenures-view" });
  private list = h("div", { class: "offices-list" });
  private total = h("p", { class: "hint", role: "status" });
  private more = h("button", { type: "button", hidden: true, click: () => this.draw(this.shown + SHOWN) }, t("moreRows"));
  private offices: Office[] = [];
  private told = 0;
  private shown = SHOWN;
  private changed = false;
  private bars: TenureBars;

  constructor(private backend: Backend, private overview: Overview, private details: Details, private state: State,
    private change: (change: Partial<State>) => void, private note: (change: Partial<State>) => void) {
    this.bars = new TenureBars(backend, details, (node) => this.link(node));
  }

  async show(): Promise<void> {
    const { state } = this;
    const input = h("input", { type: "search", id: "tenures-part", value: state.part, maxlength: 100, placeholder: t("filterTenures"), "aria-label": t("filterTenures") });
    input.addEventListener("input", calmly(() => {
      state.part = input.value.trim();
      this.note({ part: state.part });
      this.draw(SHOWN);
    }, 200));
    const only = h("button", { type: "button", "aria-pressed": "false", click: () => {
      this.changed = !this.changed;
      only.setAttribute("aria-pressed", String(this.changed));
      this.draw(SHOWN);
    } }, t("changedHands"));
    const line = new RangeTimeline(this.overview.months, (each) => each.articles, t("articlesByMonth"), state, (range) => {
      Object.assign(state, range);
      this.note(range);
      this.draw(SHOWN);
    });
    fill(this.element, h("h2", {}, t("tenuresTitle")), h("div", { class: "bar" }, input, only), line.element, this.total, this.list, this.more);
    await this.load();
  }

  private async load(): Promise<void> {
    this.total.textContent = t("loading");
    try {
      const answer = await this.backend.tenures({ limit: LIMIT });
      this.told = answer.tenures_total;
      this.offices = officesOf(answer.tenures);
      this.draw(SHOWN);
    } catch (error) {
      this.total.textContent = "";
      fill(this.list, failure(error, () => void this.load()));
    }
  }

  private link(node: Node): HTMLElement {
    return h("button", { type: "button", class: "link", lang: "zh", click: () => this.change({ view: "dossier", subject: node.id }) }, node.name);
  }

  private chosen(): Office[] {
    const { part, since, until } = this.state;
    const named = (office: Office, tenure: Tenure) => !part || [office.organ.name, tenure.organ.name, tenure.person.name, office.role].some((each) => each.includes(part));
    return this.offices.map((office) => ({ ...office, tenures: office.tenures.filter((each) => named(office, each) && within(each, since, until)) }))
      .filter((office) => office.tenures.length > (this.changed ? 1 : 0));
  }

  private draw(shown: number) {
    this.shown = shown;
    const offices = this.chosen();
    const tenures = offices.flatMap((each) => each.tenures);
    const undated = this.state.since || this.state.until ? this.offices.flatMap((each) => each.tenures).filter((each) => !each.since).length : 0;
    this.total.textContent = [t("tenuresFound", count(tenures.length), count(offices.length)), undated > 0 && t("tenuresUndated", count(undated)),
      this.told > LIMIT && t("someOf", count(LIMIT), count(this.told))].filter(Boolean).join(" · ");
    const scale = scaleOf(tenures);
    fill(this.list, offices.length === 0 ? h("p", { class: "hint" }, t(this.offices.length === 0 ? "noTenures" : "empty"))
      : [scale && h("div", { class: "axisrow" }, axis(scale)), offices.slice(0, shown).map((each) => this.office(each, scale))]);
    this.more.hidden = offices.length <= shown;
  }

  private office(office: Office, scale: Scale | null): HTMLElement {
    return h("section", { class: "office-of" },
      h("h3", {}, this.details.dot(office.organ.label), this.link(office.organ), h("span", { class: "office", lang: "zh" }, ` ${office.role}`)),
      this.bars.draw(office.tenures, scale, (each) => each.person, (each) => (each.organ.id === office.organ.id ? "" : each.organ.name)));
  }
}
