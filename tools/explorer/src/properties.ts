// SPDX-License-Identifier: Apache-2.0
// What is known of a node or a relation besides its name, in the page's language. A name that is not listed here is shown as it is.
import { h } from "./dom";
import { isChinese } from "./words";

const KEYS: Record<string, [string, string]> = {
  level: ["级别", "Level"], kind: ["种类", "Kind"], status: ["状态", "Status"], partial: ["名称不全", "Name in part"], date: ["日期", "Date"], year: ["年份", "Year"],
  amount: ["金额", "Amount"], since: ["始于", "Since"], until: ["止于", "Until"], role: ["职务", "Office"], review_status: ["审阅", "Review"], change: ["变化", "Change"],
};

const VALUES: Record<string, Record<string, [string, string]>> = {
  level: {
    unknown: ["不明", "unknown"], country: ["国家", "country"], province: ["省级", "province"], city: ["市级", "city"], district: ["区县", "district"], town: ["镇", "town"],
    subdistrict: ["街道", "subdistrict"], community: ["社区", "community"], village: ["村", "village"], estate: ["小区", "housing estate"], block: ["楼组", "block"],
    zone: ["园区", "zone"], other: ["其他", "other"],
  },
  kind: { residence: ["居住", "residence"], origin: ["籍贯", "origin"] },
  status: { planned: ["计划中", "planned"], former: ["曾任", "former"] },
  partial: { true: ["是", "yes"] },
  review_status: { right: ["已确认", "found right"], unreviewed: ["未审阅", "not reviewed"] },
  change: { same: ["未变", "same"], added: ["新增", "added"], removed: ["消失", "removed"], changed: ["有变", "changed"] },
};

const said = (words: [string, string] | undefined, as: string) => (words ? words[isChinese() ? 0 : 1] : as);

/** A value of a property in the page's language, where it is one of a few. */
export const valueInWords = (key: string, value: string) => said(VALUES[key]?.[value], value);

export function properties(all: Record<string, string>): HTMLElement[][] {
  return Object.entries(all).map(([key, value]) => [
    h("dt", {}, said(KEYS[key], key)),
    h("dd", VALUES[key] ? {} : { lang: "zh" }, said(VALUES[key]?.[value], value)),
  ]);
}
