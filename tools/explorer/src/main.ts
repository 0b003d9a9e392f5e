// SPDX-License-Identifier: Apache-2.0
import "./style.css";
import { Explorer } from "./explorer";
import { h } from "./dom";
import { Inline, ownData } from "./inline";
import { showPagesOf } from "./page_view";
import { remote } from "./remote";

async function begin(box: HTMLElement) {
  const data = ownData();
  const backend = data ? new Inline(data) : remote();
  showPagesOf(backend);
  new Explorer(box, backend, await backend.overview()).begin();
}

const box = document.getElementById("explorer")!;
begin(box).catch((error: unknown) => box.replaceChildren(h("p", { class: "failed", role: "alert" }, String(error))));
