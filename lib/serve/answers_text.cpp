// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <thread>

#include <fmt/core.h>

#include "base/error.hpp"
#include "model/relation_time.hpp"
#include "search/text_search.hpp"
#include "serve/answers.hpp"
#include "serve/writing.hpp"

namespace govgraph::serve {
namespace {

constexpr std::size_t kMostHits = 100, kLongestQuery = 500, kLongestDate = 10;
constexpr unsigned kMostThreads = 4;  // others are asking, too

std::optional<Days> days_in(const Parameters& parameters, std::string_view name) {
  const std::string date = parameters.text(name, kLongestDate);
  if (date.empty()) return std::nullopt;
  const auto out = days_of(date);
  if (!out) throw UsageError(fmt::format("{} must be a date such as 2025-03-14, 2025-03 or 2025", name));
  return out;
}

std::optional<Days> window_of(const Parameters& parameters) {
  const auto since = days_in(parameters, "since"), until = days_in(parameters, "until");
  if (!since && !until) return std::nullopt;
  const Days out{since ? since->first : kAlways.first, until ? until->last : kAlways.last};
  if (out.first > out.last) throw UsageError("since is after until");
  return out;
}

search::TextSearchOptions options_of(const Parameters& parameters, const Cancellation& cancellation) {
  search::TextSearchOptions out;
  out.labels = parameters.labels();
  out.days = window_of(parameters);
  out.undated = parameters.flag("undated");
  out.first = parameters.number("offset", 0, 0, 1'000'000);
  out.most = parameters.number("limit", 20, 1, kMostHits);
  out.threads = std::clamp(std::thread::hardware_concurrency(), 1U, kMostThreads);
  out.cancellation = cancellation;
  return out;
}

void write_snippet(json::Writer& json, const search::Snippet& snippet) {
  json.key("snippet");
  json.begin_array();
  for (const search::Snippet::Piece& each : snippet.pieces) {
    json.begin_object();
    write_text(json, "text", each.text);
    if (each.marked) {
      json.key("found");
      json.boolean(true);
    }
    json.end_object();
  }
  json.end_array();
}

void write_hit(json::Writer& json, const Snapshot& snapshot, const search::TextHit& hit) {
  json.begin_object();
  write_text(json, "document", hit.document);
  write_number(json, "article", hit.article + 1);
  write_text(json, "title", hit.title);
  if (!hit.date.empty()) write_text(json, "date", hit.date);
  write_number(json, "times", hit.times);
  write_snippet(json, hit.snippet);
  if (!hit.in_title_only) {
    write_number(json, "begin", hit.snippet.first.begin);
    write_number(json, "end", hit.snippet.first.end);
  }
  json.key("nodes");
  json.begin_array();
  for (const Node& each : hit.nodes)
    if (const auto at = snapshot.find(each.id)) write_node(json, snapshot.nodes()[*at]);
  json.end_array();
  json.end_object();
}

}  // namespace

Answer text(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation) {
  const Parameters parameters(query, {"q", "limit", "offset", "label", "since", "until", "undated"});
  const search::TextQuery wanted(parameters.required_text("q", kLongestQuery));
  const search::TextHits hits = search_text(snapshot.view(), wanted, options_of(parameters, cancellation));
  Answer out;
  json::Writer json(out.body);
  json.begin_object();
  write_number(json, "found", hits.found);
  write_number(json, "searched", hits.searched);
  write_number(json, "undated", hits.undated);
  json.key("terms");
  json.begin_array();
  for (const search::Term& each : wanted.terms()) json.string(each.text());
  json.end_array();
  json.key("hits");
  json.begin_array();
  for (const search::TextHit& each : hits.best) write_hit(json, snapshot, each);
  json.end_array();
  json.end_object();
  return out;
}

}  // namespace govgraph::serve
