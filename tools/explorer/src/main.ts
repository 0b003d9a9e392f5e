// SPDX-License-Identifier: Apache-2.0
import "./style.css";
import { Explorer } from "./explorer";
import { h } from "./dom";
import { failure } from "./failure";
import { Inline, ownData } from "./inline";
import { showPagesOf } from "./page_view";
import { remote } from "./remote";
import { beginMode } from "./mode";
import { parse } from "./state";
import { speak, t } from "./words";

const box = document.getElementById("explorer")!;

async function begin() {
  const data = ownData();
  const backend = data ? new Inline(data) : remote();
  showPagesOf(backend);
  new Explorer(box, backend, await backend.overview()).begin();
}

function start() {
  speak(parse(location.hash, navigator.language.startsWith("zh") ? "zh" : "en").language);
  box.replaceChildren(h("p", { class: "hint opening", role: "status" }, t("loading")));
  begin().catch((error: unknown) => box.replaceChildren(h("main", {}, h("h1", { class: "opening" }, "govgraph"), failure(error, start))));
}

beginMode();
start();
