// SPDX-License-Identifier: Apache-2.0
#include "serve/tenures.hpp"

#include <algorithm>
#include <span>

#include "base/hash.hpp"
#include "serve/writing.hpp"

namespace govgraph::serve {
namespace {

using analysis::Tenure;

/// The tenures of one office.
struct Office {
  std::size_t first = 0, count = 0, statements = 0;
};

std::vector<Office> offices_of(const std::vector<Tenure>& all) {
  std::vector<Office> out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i == 0 || all[i].seat != all[i - 1].seat || all[i].role != all[i - 1].role) out.push_back({i});
    ++out.back().count;
    out.back().statements += all[i].statements.size();
  }
  return out;
}

/// Those that most is told of, so many tenures in all, in their old order.
std::vector<Office> best_of(std::vector<Office> all, std::size_t limit) {
  const auto told = [](const Office& each) { return std::pair(each.count, each.statements); };
  std::stable_sort(all.begin(), all.end(), [&](const Office& a, const Office& b) { return told(a) > told(b); });
  std::size_t taken = 0;
  std::erase_if(all, [&](const Office& each) {
    if (taken + each.count > limit) return true;
    taken += each.count;
    return false;
  });
  std::sort(all.begin(), all.end(), [](const Office& a, const Office& b) { return a.first < b.first; });
  return all;
}

void write_days(json::Writer& json, std::string_view key, const std::optional<Days>& days) {
  if (days) write_text(json, key, iso_date(*days));
}

void write_tenure(json::Writer& json, const NodeEntry& organ, const NodeEntry& person, const Tenure& tenure) {
  json.begin_object();
  write_text(json, "seat", hex64(static_cast<std::uint64_t>(tenure.seat)));
  json.key("organ");
  write_node(json, organ);
  write_text(json, "role", tenure.role);
  json.key("person");
  write_node(json, person);
  if (tenure.acting) {
    json.key("acting");
    json.boolean(true);
  }
  write_days(json, "since", tenure.since);
  if (tenure.since) write_text(json, "since_by", analysis::name_of(tenure.since_by));
  write_days(json, "until", tenure.until);
  if (tenure.until) write_text(json, "until_by", analysis::name_of(tenure.until_by));
  write_days(json, "last_page", tenure.last_page);
  if (tenure.gap > 0) write_number(json, "gap", static_cast<std::uint64_t>(tenure.gap));
  json.key("edges");
  json.begin_array();
  std::vector<EdgeId> known;
  for (const auto& [edge, article] : tenure.statements) {
    if (std::find(known.begin(), known.end(), edge) != known.end()) continue;
    known.push_back(edge);
    json.string(hex64(static_cast<std::uint64_t>(edge)));
  }
  json.end_array();
  json.end_object();
}

}  // namespace

void write_tenures(json::Writer& json, const Snapshot& snapshot, const std::vector<Tenure>& tenures,
                   std::size_t limit) {
  write_number(json, "tenures_total", tenures.size());
  json.key("tenures");
  json.begin_array();
  for (const Office& office : best_of(offices_of(tenures), limit))
    for (const Tenure& each : std::span(tenures).subspan(office.first, office.count)) {
      const auto organ = snapshot.find(each.organ), person = snapshot.find(each.person);
      if (organ && person) write_tenure(json, snapshot.nodes()[*organ], snapshot.nodes()[*person], each);
    }
  json.end_array();
}

}  // namespace govgraph::serve
