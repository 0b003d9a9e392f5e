// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "serve/answers.hpp"
#include "serve/overview.hpp"
#include "serve/writing.hpp"

namespace govgraph::serve {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kMostAreas = 300, kMostOrgans = 6, kBestPeople = 16;

/// Where nodes belong: each to one area at most, areas to one above them.
class Atlas {
 public:
  explicit Atlas(const Snapshot& snapshot)
      : snapshot_(snapshot),
        home_(snapshot.nodes().size(), kNone),
        depth_(snapshot.nodes().size()),
        people_(snapshot.nodes().size()),
        organs_(snapshot.nodes().size()),
        all_(snapshot.nodes().size()) {
    for (std::uint32_t i = 0; i < home_.size(); ++i)
      if (is_area(i)) home_[i] = above(i);
    break_rings();
    for (std::uint32_t i = 0; i < home_.size(); ++i)
      if (!is_area(i)) home_[i] = place_of(i);
    for (std::uint32_t i = 0; i < home_.size(); ++i)
      if (home_[i] == kNone && label(i) == Label::kPerson) home_[i] = place_of_office(i);
    count();
  }

  /// Areas with most below them, those above others first.
  std::vector<std::uint32_t> best(std::size_t limit) const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < home_.size(); ++i)
      if (is_area(i) && all_[i] > 0) out.push_back(i);
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
      return std::tuple(all_[b], depth_[a], a) < std::tuple(all_[a], depth_[b], b);
    };
    std::sort(out.begin(), out.end(), before);
    out.resize(std::min(out.size(), limit));
    return out;
  }

  std::uint32_t above_of(std::uint32_t area) const { return home_[area]; }
  std::uint32_t people(std::uint32_t area) const { return people_[area]; }
  std::uint32_t organs(std::uint32_t area) const { return organs_[area]; }
  std::uint32_t all(std::uint32_t area) const { return all_[area]; }

  /// Of each area of `areas` its best linked organs.
  std::vector<std::vector<std::uint32_t>> organs_of(std::span<const std::uint32_t> areas) const {
    std::vector<std::uint32_t> place(home_.size(), kNone);
    for (std::uint32_t i = 0; i < areas.size(); ++i) place[areas[i]] = i;
    std::vector<std::vector<std::uint32_t>> out(areas.size());
    for (const std::uint32_t each : snapshot_.by_links()) {
      const std::uint32_t at = home_[each] == kNone ? kNone : place[home_[each]];
      if (at != kNone && is_organisation(label(each)) && out[at].size() < kMostOrgans) out[at].push_back(each);
    }
    return out;
  }

 private:
  Label label(std::uint32_t node) const { return snapshot_.nodes()[node].label; }
  bool is_area(std::uint32_t node) const { return label(node) == Label::kArea; }

  /// Whether the ontology's `type` leads from the node to the other end of the link.
  bool leads(const Link& link, std::uint32_t from, RelationType type) const {
    const EdgeEntry& edge = snapshot_.edges()[link.edge];
    return edge.type == type && edge.head == from;
  }

  /// Of several areas one that lies in another of them: 电白区 lies in 茂名市, not only in 广东省.
  std::uint32_t above(std::uint32_t area) const {
    std::uint32_t out = kNone;
    for (const Link& each : snapshot_.links(area))
      if (leads(each, area, RelationType::kPartOf) && is_area(each.other) && each.other != area &&
          (out == kNone || lies_in(each.other, out)))
        out = each.other;
    return out;
  }

  bool lies_in(std::uint32_t area, std::uint32_t other) const {
    const auto links = snapshot_.links(area);
    return std::any_of(links.begin(), links.end(), [&](const Link& each) {
      return each.other == other && leads(each, area, RelationType::kPartOf);
    });
  }

  /// Of areas that lie in one another in a ring one comes to lie in none. Fills `depth_`.
  void break_rings() {
    std::vector<std::uint32_t> seen(home_.size());  // by which walk
    std::vector<std::uint32_t> way;
    for (std::uint32_t i = 0; i < home_.size(); ++i) {
      way.clear();
      for (std::uint32_t at = i; at != kNone && is_area(at) && depth_[at] == 0; at = home_[at]) {
        if (seen[at] == i + 1) {
          home_[way.back()] = kNone;
          break;
        }
        seen[at] = i + 1;
        way.push_back(at);
      }
      for (std::size_t k = way.size(); k-- > 0;)
        depth_[way[k]] = home_[way[k]] == kNone ? 1 : depth_[home_[way[k]]] + 1;
    }
  }

  /// By the relation that says most of where something belongs; of several areas the one furthest down.
  std::uint32_t place_of(std::uint32_t node) const {
    constexpr std::array kTypes{RelationType::kGoverns, RelationType::kPartOf, RelationType::kLocatedIn,
                                RelationType::kHoldsRole, RelationType::kLivesIn};
    for (const RelationType type : kTypes) {
      std::uint32_t out = kNone;
      for (const Link& each : snapshot_.links(node))
        if (leads(each, node, type) && is_area(each.other) && (out == kNone || depth_[each.other] > depth_[out]))
          out = each.other;
      if (out != kNone) return out;
    }
    return kNone;
  }

  std::uint32_t place_of_office(std::uint32_t person) const {
    for (const Link& each : snapshot_.links(person))
      if (leads(each, person, RelationType::kHoldsRole) && !is_area(each.other) && home_[each.other] != kNone)
        return home_[each.other];
    return kNone;
  }

  void count() {
    std::vector<std::uint32_t> areas;
    for (std::uint32_t i = 0; i < home_.size(); ++i) {
      if (is_area(i)) areas.push_back(i);
      if (home_[i] == kNone) continue;
      ++all_[home_[i]];
      if (label(i) == Label::kPerson) ++people_[home_[i]];
      if (is_organisation(label(i))) ++organs_[home_[i]];
    }
    std::sort(areas.begin(), areas.end(), [&](std::uint32_t a, std::uint32_t b) { return depth_[a] > depth_[b]; });
    for (const std::uint32_t each : areas) {
      if (home_[each] == kNone) continue;
      all_[home_[each]] += all_[each];
      people_[home_[each]] += people_[each];
      organs_[home_[each]] += organs_[each];
    }
  }

  const Snapshot& snapshot_;
  std::vector<std::uint32_t> home_;                   ///< the area that a node belongs to
  std::vector<std::uint32_t> depth_;                  ///< of areas, from 1
  std::vector<std::uint32_t> people_, organs_, all_;  ///< in an area and those below it
};

void write_areas(json::Writer& json, const Snapshot& snapshot) {
  const Atlas atlas(snapshot);
  const std::vector<std::uint32_t> areas = atlas.best(kMostAreas);
  const auto organs = atlas.organs_of(areas);
  json.key("areas");
  json.begin_array();
  for (std::size_t i = 0; i < areas.size(); ++i) {
    json.begin_object();
    json.key("node");
    write_node(json, snapshot.nodes()[areas[i]]);
    const auto above =
        std::find(areas.begin(), areas.begin() + static_cast<std::ptrdiff_t>(i), atlas.above_of(areas[i]));
    if (above != areas.begin() + static_cast<std::ptrdiff_t>(i))
      write_number(json, "above", static_cast<std::uint64_t>(above - areas.begin()));
    write_number(json, "all", atlas.all(areas[i]));
    write_number(json, "organs", atlas.organs(areas[i]));
    write_number(json, "people", atlas.people(areas[i]));
    json.key("best");
    json.begin_array();
    for (const std::uint32_t each : organs[i]) write_node(json, snapshot.nodes()[each]);
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

void write_people(json::Writer& json, const Snapshot& snapshot) {
  json.key("people");
  json.begin_array();
  std::size_t written = 0;
  for (const std::uint32_t each : snapshot.by_links()) {
    if (written == kBestPeople) break;
    if (snapshot.nodes()[each].label != Label::kPerson) continue;
    write_node(json, snapshot.nodes()[each]);
    ++written;
  }
  json.end_array();
}

void write_recent(json::Writer& json, const Snapshot& snapshot) {
  json.key("recent");
  json.begin_array();
  for (const RecentDocument& each : snapshot.counts().recent) {
    json.begin_object();
    write_text(json, "document", each.document);
    if (!each.date.empty()) write_text(json, "date", each.date);
    json.key("titles");
    json.begin_array();
    for (const std::string& title : each.titles) json.string(title);
    json.end_array();
    write_number(json, "articles", each.articles);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void write_glance(json::Writer& json, const Snapshot& snapshot) {
  json.begin_object();
  write_areas(json, snapshot);
  write_people(json, snapshot);
  write_recent(json, snapshot);
  json.end_object();
}

Answer glance(const Snapshot& snapshot, const Query& query, const Cancellation&) {
  const Parameters parameters(query, {});
  Answer out;
  json::Writer json(out.body);
  write_glance(json, snapshot);
  return out;
}

}  // namespace govgraph::serve
