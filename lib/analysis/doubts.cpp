// SPDX-License-Identifier: Apache-2.0
#include "analysis/doubts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "base/utf8.hpp"

namespace govgraph::analysis {
namespace {

constexpr int kYearsApart = 2;
constexpr const char* kTwoOrgans = "one name in two organs, years apart";

class Finder {
 public:
  Finder(const GraphView& view, const DoubtOptions& options)
      : view_(view), options_(options), documents_(view.documents()), judgements_(view.judgements()) {
    for (const Judgement& each : judgements_)
      if (each.certain) node_of_.emplace(each.key, each.same_as);
    for (const Decided& each : view.decisions())
      if (each.in_force() &&
          (each.decision.kind == DecisionKind::kSame || each.decision.kind == DecisionKind::kNotSame))
        decided_.insert(std::minmax(each.decision.about->name, each.decision.other->name));
  }

  std::vector<Doubt> run() {
    if (options_.joined) add_joined();
    if (options_.joined || options_.same) add_of_documents();
    if (options_.same) add_candidates();
    if (options_.two) add_two();
    return chosen();
  }

 private:
  bool is_wanted(const Node& node) const {
    const auto& labels = options_.labels;
    return (labels.empty() || std::find(labels.begin(), labels.end(), node.label) != labels.end());
  }

  bool is_decided(const std::string& a, const std::string& b) const { return decided_.contains(std::minmax(a, b)); }

  /// Whether a node, if only one is asked for, is it.
  bool concerns(NodeId node, NodeId other) const {
    return !options_.node || *options_.node == node || *options_.node == other;
  }

  Doubt of(Doubt::Kind kind, const Node& node, const std::string& other_name, std::string reason) const {
    Doubt out;
    out.kind = kind;
    out.node = out.other = node.id;
    out.label = node.label;
    out.name = node.name;
    out.scope = node.scope;
    out.other_name = other_name;
    out.reason = std::move(reason);
    return out;
  }

  /// Whether what it joins bears one name, in other scopes or prints.
  static bool joins_like_names(const Judgement& each) {
    return each.reason.starts_with("same name") || each.reason == "one text in several prints";
  }

  /// What the corpus made one.
  void add_joined() {
    for (const Judgement& each : judgements_) {
      options_.cancellation.check();
      if (!each.certain || joins_like_names(each)) continue;
      if (!concerns(each.same_as, each.same_as) || full(Doubt::Kind::kJoined)) continue;
      const auto node = view_.node(each.same_as);
      if (!node || !is_wanted(*node)) continue;
      std::optional<Located> place;
      const std::string name = name_of_key(*node, each.key, place);
      if (name.empty() || name == node->name || is_decided(name, node->name) || each.reason == "decided") continue;
      Doubt doubt = of(Doubt::Kind::kJoined, *node, name, each.reason);
      doubt.other_place = *place;
      doubt.place = place_named(*node, {});
      keep(std::move(doubt));
    }
  }

  /// The name of a key before it was joined, and where it is named first.
  std::string name_of_key(const Node& node, NodeId key, std::optional<Located>& place) const {
    std::set<std::string> asked;
    for (const Located& each : view_.mentions(node.id)) {
      if (!asked.insert(each.document).second) continue;
      const auto facts = view_.facts(each.document);
      if (!facts) continue;
      for (const EntityFact& entity : facts->entities)
        if (entity.id == key) {
          place = located(*facts, entity.mentions.front());
          return entity.name;
        }
    }
    return {};
  }

  static Located located(const DocumentFacts& facts, const MentionFact& mention) {
    const auto& [begin, end] = mention.span;
    return {facts.path, mention.article, mention.span,
            utf8::squeeze(std::string_view(facts.source).substr(begin, end - begin)), ""};
  }

  /// Where it is named by its own name, in `document` if that is told and does; else where it is named first.
  Located place_named(const Node& node, const std::string& document) const {
    const std::vector<Located> all = view_.mentions(node.id);
    const auto by_name = [&](bool there) {
      return std::find_if(all.begin(), all.end(), [&](const Located& each) {
        return each.text == node.name && (!there || each.document == document);
      });
    };
    auto at = by_name(!document.empty());
    if (at == all.end()) at = by_name(false);
    if (at == all.end()) at = all.begin();
    return at == all.end() ? Located() : *at;
  }

  /// What documents made one, or may be one, by their own words.
  void add_of_documents() {
    for (const DocumentInfo& document : documents_) {
      options_.cancellation.check();
      for (const NameJoin& each : document.joins) {
        if (each.certain ? !options_.joined : !options_.same) continue;
        const Doubt::Kind kind = each.certain ? Doubt::Kind::kJoined : Doubt::Kind::kSame;
        const auto root = node_of_.find(each.key);
        const NodeId id = root == node_of_.end() ? each.key : root->second;
        if (!concerns(id, id)) continue;
        const auto met = met_.find({kind, id, each.name});
        if (met != met_.end()) {
          ++met->second.times;
          continue;
        }
        if (full(kind)) continue;
        add_of_document(document, each, id, kind);
      }
    }
  }

  void add_of_document(const DocumentInfo& document, const NameJoin& join, NodeId id, Doubt::Kind kind) {
    const auto node = view_.node(id);
    if (!node || !is_wanted(*node) || node->name == join.name || is_decided(node->name, join.name)) return;
    Doubt doubt = of(kind, *node, join.name, join.reason);
    doubt.other_place = {document.path, join.article, join.span, words(document.path, join.span), ""};
    doubt.place = place_named(*node, document.path);
    if (kind == Doubt::Kind::kSame)
      for (const NodeId other : view_.named(join.name))
        if (other != id) doubt.other = other;
    if (kind == Doubt::Kind::kSame && doubt.other == id) return;  // what bore the name has become another's
    keep(std::move(doubt));
  }

  std::string words(const std::string& document, ByteSpan span) const {
    const std::string source = view_.source(document);
    if (span.end > source.size() || span.begin > span.end) return {};
    return utf8::squeeze(std::string_view(source).substr(span.begin, span.end - span.begin));
  }

  void add_candidates() {
    for (const Judgement& each : judgements_) {
      options_.cancellation.check();
      if (each.certain || !concerns(each.same_as, each.key) || full(Doubt::Kind::kSame)) continue;
      const auto node = view_.node(each.same_as), other = view_.node(each.key);
      if (!node || !other || !is_wanted(*other)) continue;
      Doubt doubt = of(Doubt::Kind::kSame, *node, other->name, each.reason);
      doubt.other = other->id;
      doubt.other_scope = other->scope;
      const std::vector<Located> places = view_.mentions(other->id);
      doubt.times = places.size();
      if (!places.empty()) doubt.other_place = places.front();
      doubt.place = place_named(*node, {});
      keep(std::move(doubt));
    }
  }

  /// Years in which people are said to hold an office of an organ, and the first article that says so.
  struct Office {
    NodeId organ{};
    int first = 9999, last = 0;
    std::set<ArticleRef> articles;
    EdgeId edge{};
  };

  int year_of(const ArticleRef& article) const {
    const auto at = std::lower_bound(by_id_.begin(), by_id_.end(), article.document,
                                     [](const DocumentInfo* a, DocumentId id) { return a->id < id; });
    if (at == by_id_.end() || (*at)->id != article.document) return 0;
    const auto& articles = (*at)->articles;
    const std::string& own = article.article < articles.size() ? articles[article.article].date : (*at)->date;
    const std::string& date = own.empty() ? (*at)->date : own;
    return date.size() < 4 ? 0 : std::atoi(date.substr(0, 4).c_str());
  }

  void add_two() {
    for (const DocumentInfo& each : documents_) by_id_.push_back(&each);
    std::sort(by_id_.begin(), by_id_.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
    std::map<NodeId, std::map<NodeId, Office>> held;
    view_.visit_stated_edges([&](const Edge& edge, std::span<const ArticleRef> articles) {
      options_.cancellation.check();
      if (edge.type != RelationType::kHoldsRole || !concerns(edge.head, edge.head)) return true;
      Office& office = held[edge.head][edge.tail];
      office.organ = edge.tail;
      office.edge = edge.id;
      for (const ArticleRef& each : articles) {
        office.articles.insert(each);
        const int year = year_of(each);
        if (year == 0) continue;
        office.first = std::min(office.first, year);
        office.last = std::max(office.last, year);
      }
      return true;
    });
    for (const auto& [person, offices] : held)
      if (offices.size() > 1 && !full(Doubt::Kind::kTwo)) add_two(person, offices);
  }

  /// The two organs that lie furthest apart in time, if that is far enough and no article names both.
  void add_two(NodeId person, const std::map<NodeId, Office>& offices) {
    const Office *early = nullptr, *late = nullptr;
    for (const auto& [a, one] : offices)
      for (const auto& [b, other] : offices) {
        const bool farther = !early || other.first - one.last > late->first - early->last;
        if (one.last > 0 && other.last > 0 && other.first - one.last >= kYearsApart && farther) {
          early = &one;
          late = &other;
        }
      }
    const auto node = early ? view_.node(person) : std::nullopt;
    const auto first = early ? view_.node(early->organ) : std::nullopt,
               last = early ? view_.node(late->organ) : std::nullopt;
    if (!node || !first || !last || !is_wanted(*node)) return;
    Doubt doubt = of(Doubt::Kind::kTwo, *node, first->name + " / " + last->name, kTwoOrgans);
    doubt.place = first_of(view_.evidence(early->edge));
    doubt.other_place = first_of(view_.evidence(late->edge));
    keep(std::move(doubt));
  }

  static Located first_of(const std::vector<Located>& all) { return all.empty() ? Located() : all.front(); }

  bool full(Doubt::Kind kind) const { return counts_[static_cast<std::size_t>(kind)] >= options_.limit; }

  void keep(Doubt doubt) {
    const auto key = std::tuple(doubt.kind, doubt.node, doubt.other_name + "\n" + doubt.other_scope);
    const std::tuple plain(doubt.kind, doubt.node, doubt.other_name);
    const auto& unique = doubt.kind == Doubt::Kind::kSame ? key : plain;
    if (met_.emplace(unique, std::move(doubt)).second) ++counts_[static_cast<std::size_t>(std::get<0>(unique))];
  }

  std::vector<Doubt> chosen() {
    std::vector<Doubt> out;
    for (auto& [key, doubt] : met_) out.push_back(std::move(doubt));
    std::sort(out.begin(), out.end(), [](const Doubt& a, const Doubt& b) {
      return std::tie(a.kind, a.label, a.name, a.other_name, a.scope, a.other_scope) <
             std::tie(b.kind, b.label, b.name, b.other_name, b.scope, b.other_scope);
    });
    return out;
  }

  const GraphView& view_;
  const DoubtOptions& options_;
  std::vector<DocumentInfo> documents_;
  std::vector<const DocumentInfo*> by_id_;
  std::vector<Judgement> judgements_;
  std::map<NodeId, NodeId> node_of_;
  std::set<std::pair<std::string, std::string>> decided_;
  std::map<std::tuple<Doubt::Kind, NodeId, std::string>, Doubt> met_;
  std::array<std::size_t, 3> counts_{};
};

}  // namespace

std::string_view name_of(Doubt::Kind kind) {
  constexpr std::array<std::string_view, 3> kNames{"joined", "same", "two"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::vector<Doubt> find_doubts(const GraphView& view, const DoubtOptions& options) {
  return Finder(view, options).run();
}

}  // namespace govgraph::analysis
