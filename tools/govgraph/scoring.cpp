// SPDX-License-Identifier: Apache-2.0
#include "scoring.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

#include <fmt/core.h>

#include "base/sort_unique.hpp"
#include "base/utf8.hpp"

namespace govgraph::cli {
namespace {

constexpr std::uint32_t kNobody = 0xFFFFFFFF;

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

/// What the graph has of one page.
struct Found {
  struct Entity {
    NodeId id{};
    Label label = Label::kPerson;
    std::string shown, name;         ///< as written, and comparable
    std::vector<std::string> names;  ///< comparable, sorted
  };
  struct Relation {
    Edge edge;
    std::string role;
    std::vector<std::string> rules;  ///< on the page
  };

  std::vector<Entity> entities;     ///< by id
  std::vector<Relation> relations;  ///< by id
  std::vector<std::string> titles;
};

std::map<std::string, Found> gather(const GraphView& view, const std::vector<GoldDocument>& gold,
                                    const Cancellation& cancellation) {
  std::map<std::string, Found> out;
  for (const GoldDocument& each : gold) out[each.name];
  view.visit_nodes_with_mentions([&](const Node& node, std::span<const Located> mentions) {
    cancellation.check();
    std::set<std::string> pages;
    for (const Located& each : mentions) pages.insert(file_name(each.document));
    Found::Entity entity{node.id, node.label, node.name, comparable(node.name), {}};
    for (const std::string& page : pages) {
      const auto at = out.find(page);
      if (at == out.end()) continue;
      if (entity.names.empty()) {
        entity.names.push_back(entity.name);
        for (const std::string& alias : node.aliases) entity.names.push_back(comparable(alias));
        sort_unique(entity.names);
        std::erase(entity.names, "");
      }
      at->second.entities.push_back(entity);
    }
    return true;
  });
  view.visit_edges_with_evidence([&](const Edge& edge, std::span<const Located> evidence) {
    cancellation.check();
    std::map<std::string, std::vector<std::string>> rules;
    for (const Located& each : evidence) rules[file_name(each.document)].push_back(each.rule);
    for (auto& [page, all] : rules) {
      const auto at = out.find(page);
      if (at == out.end()) continue;
      sort_unique(all);
      at->second.relations.push_back({edge, comparable(edge.role), all});
    }
    return true;
  });
  for (const DocumentInfo& document : view.documents())
    if (const auto at = out.find(file_name(document.path)); at != out.end())
      for (const ArticleFact& article : document.articles) at->second.titles.push_back(comparable(article.title));
  return out;
}

std::string band_of(float confidence) {
  const double shown = static_cast<double>(confidence) + 1e-6;  // 0.9 is stored as a little less
  for (const double least : {0.9, 0.8, 0.7, 0.6, 0.5})
    if (shown >= least) return fmt::format("{:.2f}-{:.2f}", least, least == 0.9 ? 1.0 : least + 0.1);
  return "0.00-0.50";
}

/// Scores one page.
class PageScorer {
 public:
  PageScorer(const GoldDocument& gold, const Found& found, Scores& out) : gold_(gold), found_(found), out_(out) {}

  void run() {
    match_entities();
    count_entities();
    find_compositions();
    for (const Found::Relation& each : found_.relations) count(each);
    count_missed();
    if (gold_.has_articles) count_articles();
  }

 private:
  bool is_ignored(std::string_view name) const {
    return std::binary_search(gold_.ignored.begin(), gold_.ignored.end(), name);
  }

  /// One to one, the strongest likeness first.
  void match_entities() {
    using Strength = std::tuple<bool, bool, bool, std::size_t, std::size_t>;
    std::vector<std::tuple<Strength, std::int64_t, std::int64_t>> candidates;
    for (std::uint32_t p = 0; p < found_.entities.size(); ++p)
      for (std::uint32_t g = 0; g < gold_.entities.size(); ++g) {
        const Found::Entity& one = found_.entities[p];
        const GoldEntity& other = gold_.entities[g];
        if (!other.has(one.label)) continue;
        std::size_t longest = 0, common = 0;
        for (const std::string& name : one.names)
          if (other.has(name)) {
            longest = std::max(longest, utf8::length(name));
            ++common;
          }
        if (common == 0) continue;
        const bool own = std::binary_search(one.names.begin(), one.names.end(), other.names.front());
        candidates.emplace_back(Strength(one.name == other.names.front(), other.has(one.name), own, longest, common),
                                -std::int64_t{g}, -std::int64_t{p});
      }
    std::sort(candidates.rbegin(), candidates.rend());
    gold_of_.assign(found_.entities.size(), kNobody);
    found_of_.assign(gold_.entities.size(), kNobody);
    for (const auto& [strength, minus_g, minus_p] : candidates) {
      const auto g = static_cast<std::uint32_t>(-minus_g), p = static_cast<std::uint32_t>(-minus_p);
      if (gold_of_[p] != kNobody || found_of_[g] != kNobody) continue;
      gold_of_[p] = g;
      found_of_[g] = p;
    }
  }

  void count_entities() {
    for (std::uint32_t p = 0; p < found_.entities.size(); ++p) {
      const Found::Entity& each = found_.entities[p];
      shown_.emplace(each.id, each.shown);
      if (gold_of_[p] != kNobody) {
        node_of_.emplace(each.id, gold_of_[p]);
        const GoldEntity& gold = gold_.entities[gold_of_[p]];
        if (gold.optional) continue;
        ++out_.entities.right;
        ++out_.by_label[std::string(info(gold.labels.front()).name)].right;
      } else if (is_ignored(each.name) ||
                 std::all_of(each.names.begin(), each.names.end(), [&](const auto& n) { return is_ignored(n); })) {
        ignored_.insert(each.id);
      } else {
        ++out_.entities.wrong;
        ++out_.by_label[std::string(info(each.label).name)].wrong;
        error("false entity", fmt::format("{} {}", info(each.label).name, each.shown));
      }
    }
    for (std::uint32_t g = 0; g < gold_.entities.size(); ++g) {
      const GoldEntity& each = gold_.entities[g];
      if (found_of_[g] != kNobody || each.optional) continue;
      ++out_.entities.missed;
      ++out_.by_label[std::string(info(each.labels.front()).name)].missed;
      error("missed entity", fmt::format("{} {}", info(each.labels.front()).name, each.names.front()));
    }
  }

  /// The areas in which each entity is by what the gold says: up the areas, from an organ to its area, from a thing to
  /// the area of whoever organises, runs or issues it.
  void find_compositions() {
    std::vector<std::set<std::uint32_t>> up(gold_.entities.size());
    for (const GoldRelation& each : gold_.relations) {
      using enum RelationType;
      const bool upwards = each.type == kLocatedIn || each.type == kPartOf || each.type == kGoverns;
      const bool downwards = each.type == kOrganizes || each.type == kOperates || each.type == kIssues;
      for (const std::uint32_t head : each.heads)
        for (const std::uint32_t tail : each.tails) {
          if (upwards) up[head].insert(tail);
          if (downwards) up[tail].insert(head);
        }
    }
    composed_.resize(up.size());
    for (std::uint32_t i = 0; i < up.size(); ++i) {
      std::vector<std::uint32_t> todo{i};
      std::set<std::uint32_t> seen;
      while (!todo.empty()) {
        const std::uint32_t at = todo.back();
        todo.pop_back();
        for (const std::uint32_t next : up[at])
          if (seen.insert(next).second) todo.push_back(next);
      }
      seen.erase(i);
      for (const std::uint32_t each : seen)
        if (is_place(gold_.entities[each])) composed_[i].insert(each);
    }
  }

  static bool is_place(const GoldEntity& entity) {
    return entity.has(Label::kArea) || entity.has(Label::kRoad) || entity.has(Label::kPlace) ||
           entity.has(Label::kInstitution);
  }

  std::uint32_t gold_of(NodeId id) const {
    const auto at = node_of_.find(id);
    return at == node_of_.end() ? kNobody : at->second;
  }

  static bool holds(const std::vector<std::uint32_t>& all, std::uint32_t one) {
    return std::binary_search(all.begin(), all.end(), one);
  }

  bool fits(const GoldRelation& gold, const Found::Relation& found, std::uint32_t head, std::uint32_t tail) const {
    if (gold.type != found.edge.type) return false;
    const bool forward = holds(gold.heads, head) && holds(gold.tails, tail);
    const bool backward = info(gold.type).symmetric && holds(gold.heads, tail) && holds(gold.tails, head);
    if (!forward && !backward) return false;
    if (gold.type != RelationType::kHoldsRole || gold.role.empty()) return true;
    return !found.role.empty() &&
           (gold.role.find(found.role) != std::string::npos || found.role.find(gold.role) != std::string::npos);
  }

  void count(const Found::Relation& each) {
    if (ignored_.contains(each.edge.head) || ignored_.contains(each.edge.tail)) return;
    const std::uint32_t head = gold_of(each.edge.head), tail = gold_of(each.edge.tail);
    std::uint32_t match = kNobody;
    if (head != kNobody && tail != kNobody)
      for (std::uint32_t r = 0; r < gold_.relations.size(); ++r)
        if (fits(gold_.relations[r], each, head, tail) &&
            (match == kNobody || (!hit_.contains(r) && hit_.contains(match))))
          match = r;
    const bool composes = each.edge.type == RelationType::kLocatedIn || each.edge.type == RelationType::kPartOf;
    if (match == kNobody && composes && head != kNobody && composed_[head].contains(tail)) return;
    if (match == kNobody) {
      count(each, &Score::wrong, !each.edge.inferred);
      error("false relation", fmt::format("{} {}{} {}", shown_[each.edge.head], info(each.edge.type).name,
                                          each.edge.role.empty() ? "" : " " + each.edge.role, shown_[each.edge.tail]));
    } else if (hit_.insert(match).second && !gold_.relations[match].optional) {
      count(each, &Score::right, !gold_.relations[match].inferred);
    }
  }

  void count(const Found::Relation& each, std::uint64_t Score::*how, bool stated) {
    ++(out_.relations.*how);
    ++(out_.by_type[std::string(info(each.edge.type).name)].*how);
    if (stated) ++(out_.stated.*how);
    ++(out_.by_confidence[band_of(each.edge.confidence)].*how);
    for (const std::string& rule : each.rules) ++(out_.by_rule[rule].*how);
  }

  void count_missed() {
    for (std::uint32_t r = 0; r < gold_.relations.size(); ++r) {
      const GoldRelation& each = gold_.relations[r];
      if (hit_.contains(r) || each.optional) continue;
      ++out_.relations.missed;
      ++out_.by_type[std::string(info(each.type).name)].missed;
      if (!each.inferred) ++out_.stated.missed;
      error("missed relation",
            fmt::format("{} {}{} {}", gold_.entities[each.heads.front()].names.front(), info(each.type).name,
                        each.role.empty() ? "" : " " + each.role, gold_.entities[each.tails.front()].names.front()));
    }
  }

  /// Whether a title is that of the gold: the same, or so much of it that it is no accident.
  static bool is_title(const std::string& found, const std::string& title, const std::string& subtitle) {
    for (const std::string& full : {title, subtitle, title + subtitle, subtitle + title}) {
      if (full.empty()) continue;
      if (found == full) return true;
      if (utf8::length(full) < 6) continue;
      if (found.find(full) != std::string::npos) return true;
      if (full.find(found) != std::string::npos && utf8::length(found) * 2 >= utf8::length(full)) return true;
    }
    return false;
  }

  void count_articles() {
    std::set<std::size_t> used;
    for (const auto& [title, subtitle] : gold_.headlines) {
      std::optional<std::size_t> match;
      for (std::size_t i = 0; i < found_.titles.size() && !match; ++i)
        if (!used.contains(i) && !found_.titles[i].empty() && is_title(found_.titles[i], title, subtitle)) match = i;
      if (match) used.insert(*match);
      ++(match ? out_.articles.right : out_.articles.missed);
      if (!match) error("missed article", title);
    }
    out_.articles.wrong += found_.titles.size() - used.size();
  }

  void error(std::string kind, const std::string& what) {
    out_.errors.emplace_back(std::move(kind), gold_.name + ": " + what);
  }

  const GoldDocument& gold_;
  const Found& found_;
  Scores& out_;
  std::vector<std::uint32_t> gold_of_, found_of_;
  std::unordered_map<NodeId, std::uint32_t> node_of_;
  std::unordered_map<NodeId, std::string> shown_;
  std::set<NodeId> ignored_;
  std::vector<std::set<std::uint32_t>> composed_;
  std::set<std::uint32_t> hit_;
};

double ratio(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

double Score::precision() const { return ratio(right, right + wrong); }
double Score::recall() const { return ratio(right, right + missed); }
double Score::f1() const {
  const double p = precision(), r = recall();
  return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

Scores score(const GraphView& view, const std::vector<GoldDocument>& gold, const Cancellation& cancellation) {
  Scores out;
  const std::map<std::string, Found> found = gather(view, gold, cancellation);
  for (const GoldDocument& each : gold) {
    cancellation.check();
    PageScorer(each, found.at(each.name), out).run();
  }
  return out;
}

}  // namespace govgraph::cli
