// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "serve/answers.hpp"
#include "serve/overview.hpp"
#include "serve/writing.hpp"

namespace govgraph::serve {
namespace {

constexpr std::size_t kMostDoubts = 200, kBestLinked = 12;

void write_labels(json::Writer& json, const Counts& counts) {
  json.key("labels");
  json.begin_array();
  for (std::size_t i = 0; i < labels().size(); ++i) {
    json.begin_object();
    write_text(json, "name", labels()[i].name);
    write_text(json, "chinese", labels()[i].chinese);
    write_text(json, "colour", labels()[i].colour);
    write_number(json, "count", counts.by_label[i]);
    json.end_object();
  }
  json.end_array();
}

void write_types(json::Writer& json, const Counts& counts) {
  json.key("relations");
  json.begin_array();
  for (std::size_t i = 0; i < relation_types().size(); ++i) {
    json.begin_object();
    write_text(json, "name", relation_types()[i].name);
    write_text(json, "chinese", relation_types()[i].chinese);
    json.key("symmetric");
    json.boolean(relation_types()[i].symmetric);
    write_number(json, "count", counts.by_type[i]);
    json.end_object();
  }
  json.end_array();
}

void write_months(json::Writer& json, const Counts& counts) {
  json.key("months");
  json.begin_array();
  for (const MonthCount& each : counts.months) {
    json.begin_object();
    write_text(json, "month", text_of(each.month));
    write_number(json, "documents", each.documents);
    write_number(json, "articles", each.articles);
    write_number(json, "edges", each.edges);
    json.end_object();
  }
  json.end_array();
}

/// Pairs of nodes that may be one.
void write_doubts(json::Writer& json, const Snapshot& snapshot) {
  std::uint64_t total = 0;
  json.key("doubts");
  json.begin_array();
  for (const Judgement& each : snapshot.view().judgements()) {
    const auto one = snapshot.find(each.key), other = snapshot.find(each.same_as);
    if (each.certain || !one || !other || ++total > kMostDoubts) continue;
    json.begin_object();
    json.key("one");
    write_node(json, snapshot.nodes()[*one]);
    json.key("other");
    write_node(json, snapshot.nodes()[*other]);
    write_text(json, "reason", each.reason);
    json.end_object();
  }
  json.end_array();
  write_number(json, "doubtful", total);
}

}  // namespace

void write_overview(json::Writer& json, const Snapshot& snapshot) {
  const Counts& counts = snapshot.counts();
  json.begin_object();
  write_number(json, "snapshot", snapshot.number());
  write_number(json, "documents", counts.documents);
  write_number(json, "articles", counts.articles);
  write_number(json, "bytes", counts.bytes);
  write_number(json, "nodes", snapshot.nodes().size());
  write_number(json, "edges", snapshot.edges().size());
  write_number(json, "inferred", counts.inferred);
  write_number(json, "undated", counts.undated);
  write_labels(json, counts);
  write_types(json, counts);
  write_months(json, counts);
  write_doubts(json, snapshot);
  json.key("best");
  json.begin_array();
  for (const std::uint32_t each : snapshot.by_links().first(std::min(kBestLinked, snapshot.by_links().size())))
    write_node(json, snapshot.nodes()[each]);
  json.end_array();
  json.end_object();
}

Answer overview(const Snapshot& snapshot, const Query& query, const Cancellation&) {
  const Parameters parameters(query, {});
  Answer out;
  json::Writer json(out.body);
  write_overview(json, snapshot);
  return out;
}

}  // namespace govgraph::serve
