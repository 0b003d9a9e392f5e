// SPDX-License-Identifier: Apache-2.0
#include "analysis/tenures.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "lexicon/features.hpp"
#include "lexicon/lexicon.hpp"

namespace govgraph::analysis {
namespace {

namespace feature = lexicon::feature;

/// What one article says of one person in an office.
struct Saying {
  NodeId person{};
  EdgeId edge{};
  NodeId organ{};
  ArticleRef article;
  StatementTime time;
  bool acting = false;
};

using Office = std::pair<NodeId, std::string>;  ///< organ and role
using Sayings = std::map<Office, std::vector<Saying>>;

std::pair<std::string, bool> without_acting(const std::string& role) {
  const std::size_t acting = lexicon::Lexicon::built_in().begins(std::string_view(role), feature::kActingOffice);
  std::string rest = role.substr(acting);
  if (acting > 0 && is_held_by_one(rest)) return {std::move(rest), true};  // not 代表
  return {role, false};
}

/// A tenure under way, with the day by which it is put in order.
struct Run {
  Tenure tenure;
  std::optional<std::int32_t> begin;
  std::int32_t last = kAlways.first;  ///< the last day on which it is known to hold
};

class Offices {
 public:
  Offices(const GraphView& view, const Cancellation& cancellation) : view_(view), cancellation_(cancellation) {}

  void add_all() {
    view_.visit_edge_statements([&](const Edge& edge, std::span<const EdgeStatement> statements) {
      cancellation_.check();
      if (edge.type == RelationType::kHoldsRole) add(edge, statements);
      return true;
    });
  }

  void add_node(NodeId id) {
    const auto node = view_.node(id);
    if (!node) return;
    std::set<NodeId> organs{id};
    if (node->label == Label::kPerson)
      view_.visit_neighbors(id, Direction::kOut, RelationType::kHoldsRole,
                            [&](const Neighbor& step) { return organs.insert(step.node), true; });
    if (node->label == Label::kArea)
      for (const NodeId same : namesakes(id)) organs.merge(organs_around(same));
    for (const NodeId each : organs) seats_wanted_.insert(seat_of(each));
    // An office of one seat may stand at each of the nodes that share it.
    for (const NodeId each : std::set(organs))
      for (const NodeId same : namesakes(each)) organs.merge(organs_around(only_area_of(same).value_or(same)));
    for (const NodeId each : organs) add_organ(each);
  }

  std::vector<Tenure> take(std::optional<NodeId> of) {
    std::vector<Tenure> out;
    const auto node = of ? view_.node(*of) : std::nullopt;
    for (auto& [office, sayings] : sayings_) {
      cancellation_.check();
      if (node && !seats_wanted_.contains(office.first)) continue;
      for (Tenure& each : tenures_of(office, sayings))
        if (!node || node->label != Label::kPerson || is_of(each, *node)) out.push_back(std::move(each));
    }
    return out;
  }

 private:
  /// The organ itself and, of an area, the organs that govern it.
  std::set<NodeId> organs_around(NodeId id) const {
    std::set<NodeId> out{id};
    view_.visit_neighbors(id, Direction::kIn, RelationType::kGoverns,
                          [&](const Neighbor& step) { return out.insert(step.node), true; });
    return out;
  }

  bool is_of(const Tenure& tenure, const Node& person) const {
    if (tenure.person == person.id) return true;
    const auto node = view_.node(tenure.person);
    return node && node->name == person.name;
  }

  void add_organ(NodeId id) {
    view_.visit_neighbors(id, Direction::kIn, RelationType::kHoldsRole, [&](const Neighbor& step) {
      cancellation_.check();
      const auto edge = view_.edge(step.edge);
      if (edge) add(*edge, view_.statements(step.edge));
      return true;
    });
  }

  void add(const Edge& edge, std::span<const EdgeStatement> statements) {
    if (!edges_.insert(edge.id).second) return;
    const auto [role, acting] = without_acting(edge.role);
    std::vector<Saying>& office = sayings_[{seat_of(edge.tail), role}];
    for (const EdgeStatement& each : statements)
      office.push_back(
          {edge.head, edge.id, edge.tail, each.article, statement_time(each.said, each.properties), acting});
  }

  /// A government's area, for pages give its offices to either; else the organ itself. Of several nodes that may be one
  /// (`namesakes`) the first.
  NodeId seat_of(NodeId organ) {
    const auto [known, fresh] = seats_.try_emplace(organ, organ);
    if (!fresh) return known->second;
    const auto node = view_.node(organ);
    NodeId out = organ;
    if (node && node->label == Label::kGovBody) out = only_area_of(organ).value_or(organ);
    return seats_[organ] = namesakes(out).front();
  }

  std::optional<NodeId> only_area_of(NodeId organ) const {
    std::size_t areas = 0;
    NodeId area{};
    view_.visit_neighbors(organ, Direction::kOut, RelationType::kGoverns, [&](const Neighbor& step) {
      area = step.node;
      return ++areas < 2;
    });
    return areas == 1 ? std::optional(area) : std::nullopt;
  }

  /// Nodes of one name and label whose scopes do not contradict one another (柳河镇, 云溪区/柳河镇): pages differ in
  /// how much of a place they tell. Itself alone where they do.
  std::vector<NodeId> namesakes(NodeId id) const {
    const auto node = view_.node(id);
    if (!node) return {id};
    std::vector<NodeId> out;
    std::string fullest = node->scope;
    constexpr std::size_t kMost = 16;  // of more nobody knows which is meant
    const std::vector<NodeId> same = view_.named(node->name);
    if (same.size() > kMost) return {id};
    const auto agree = [](std::string_view a, std::string_view b) { return a.ends_with(b) || b.ends_with(a); };
    for (const NodeId each : same) {
      const auto other = view_.node(each);
      if (!other || other->label != node->label || !agree(other->scope, node->scope)) continue;
      if (!agree(other->scope, fullest)) return {id};
      if (other->scope.size() > fullest.size()) fullest = other->scope;
      out.push_back(each);
    }
    return out.empty() ? std::vector{id} : out;
  }

  void join_by_name(std::vector<Saying>& sayings) const;
  std::vector<Tenure> tenures_of(const Office& office, std::vector<Saying>& sayings);
  static std::vector<Run> runs_of(const std::vector<Saying>& sayings, bool by_one);
  static void add_former(const Saying& saying, std::vector<Run>& runs);

  const GraphView& view_;
  Cancellation cancellation_;
  std::map<NodeId, NodeId> seats_;
  std::set<NodeId> seats_wanted_;  ///< where a node is asked about
  std::set<EdgeId> edges_;
  Sayings sayings_;
};

struct Point {
  std::int32_t day = 0;
  const Saying* saying = nullptr;
  bool stated = false;  ///< the beginning that a sentence states
};

/// The days on which somebody is known to hold the office, in order.
std::vector<Point> points_of(const std::vector<Saying>& sayings) {
  std::vector<Point> out;
  for (const Saying& each : sayings) {
    const StatementTime& time = each.time;
    const bool past = time.since && time.until;
    if (time.standing == Standing::kPlanned || (time.standing == Standing::kFormer && !past)) continue;
    if (time.since) out.push_back({time.since->first, &each, true});
    if (past)
      out.push_back({time.until->last, &each, false});
    else if (time.said)
      out.push_back({time.said->first, &each, false});
  }
  std::stable_sort(out.begin(), out.end(), [](const Point& a, const Point& b) {
    return std::tuple(a.day, a.stated, a.saying->person) < std::tuple(b.day, b.stated, b.saying->person);
  });
  return out;
}

void extend(Run& run, const Point& point) {
  Tenure& tenure = run.tenure;
  const StatementTime& time = point.saying->time;
  tenure.statements.emplace_back(point.saying->edge, point.saying->article);
  tenure.acting = tenure.acting || point.saying->acting;
  tenure.organ = point.saying->organ;
  run.last = std::max(run.last, point.day);
  if (point.stated && (tenure.since_by != KnownBy::kSentence || *time.since < *tenure.since)) {
    tenure.since = time.since;
    tenure.since_by = KnownBy::kSentence;
  } else if (!tenure.since) {
    tenure.since = time.said;
    tenure.since_by = KnownBy::kPage;
  }
  if (time.said && time.standing == Standing::kHolds) tenure.last_page = std::max(tenure.last_page, time.said);
  if (time.until) {
    tenure.until = time.until;
    tenure.until_by = KnownBy::kSentence;
  }
}

std::vector<Run> Offices::runs_of(const std::vector<Saying>& sayings, bool by_one) {
  std::vector<Run> runs;
  std::map<NodeId, std::size_t> last;  // of each person
  for (const Point& point : points_of(sayings)) {
    const NodeId person = point.saying->person;
    const auto at = last.find(person);
    const bool goes_on = at != last.end() && (!by_one || at->second + 1 == runs.size());
    if (!goes_on) {
      last[person] = runs.size();
      runs.emplace_back().tenure.person = person;
    }
    Run& run = runs[last[person]];
    if (!run.begin) run.begin = point.day;
    extend(run, point);
  }
  return runs;
}

/// What is said of an office that was given up: the end of the person's last tenure before, or a tenure of which only
/// the end is known.
void Offices::add_former(const Saying& saying, std::vector<Run>& runs) {
  const StatementTime& time = saying.time;
  const std::optional<Days> end = time.until ? time.until : time.said;
  Run* own = nullptr;
  Run* current = nullptr;
  for (Run& each : runs) {
    if (end && each.begin && *each.begin > end->last) continue;
    current = each.tenure.person == saying.person ? current : &each;
    if (each.tenure.person == saying.person) own = &each;
  }
  if (own == nullptr) {
    Run run;
    run.tenure.person = saying.person;
    run.tenure.organ = saying.organ;
    run.tenure.acting = saying.acting;
    const auto later = [&](const Run& each) { return end && each.begin && *each.begin > end->last; };
    const auto before =
        current == nullptr ? std::find_if(runs.begin(), runs.end(), later) : runs.begin() + (current - runs.data());
    own = &*runs.insert(before, std::move(run));
  }
  Tenure& tenure = own->tenure;
  tenure.statements.emplace_back(saying.edge, saying.article);
  const bool earlier = tenure.until_by != KnownBy::kFormer || (end && *end < *tenure.until);
  if (!end || tenure.until_by == KnownBy::kSentence || (!time.until && !earlier)) return;
  if (!time.until && end->first <= own->last) return;  // a later page says that it holds
  tenure.until = end;
  tenure.until_by = time.until ? KnownBy::kSentence : KnownBy::kFormer;
}

/// People of one name in one office are one, although pages may have put them into several districts.
void Offices::join_by_name(std::vector<Saying>& sayings) const {
  std::map<std::string, NodeId> known;
  for (Saying& each : sayings)
    if (const auto node = view_.node(each.person)) each.person = known.emplace(node->name, each.person).first->second;
}

std::vector<Tenure> Offices::tenures_of(const Office& office, std::vector<Saying>& sayings) {
  join_by_name(sayings);
  std::sort(sayings.begin(), sayings.end(), [](const Saying& a, const Saying& b) {
    return std::tuple(a.time.said, a.article, a.person, a.edge) < std::tuple(b.time.said, b.article, b.person, b.edge);
  });
  const bool by_one = is_held_by_one(office.second);
  std::vector<Run> runs = runs_of(sayings, by_one);
  for (const Saying& each : sayings)
    if (each.time.standing == Standing::kFormer && !(each.time.since && each.time.until)) add_former(each, runs);
  for (std::size_t i = 0; by_one && i + 1 < runs.size(); ++i) {
    Tenure& tenure = runs[i].tenure;
    const Tenure& next = runs[i + 1].tenure;
    const bool at_once = tenure.until_by == KnownBy::kNothing && runs[i].last >= next.since.value_or(kAlways).first;
    if (!next.since || at_once) continue;  // two are said to hold it on one day: nobody tells who came first
    const bool stated = next.since_by == KnownBy::kSentence;
    if (tenure.until_by == KnownBy::kNothing || (tenure.until_by == KnownBy::kFormer && stated)) {
      tenure.until = next.since;
      tenure.until_by = KnownBy::kSuccessor;
    } else if (tenure.until_by == KnownBy::kSentence && stated) {
      runs[i + 1].tenure.gap = std::max(0, next.since->first - tenure.until->last - 1);
    }
  }
  std::vector<Tenure> out;
  for (Run& each : runs) {
    each.tenure.seat = office.first;
    each.tenure.role = office.second;
    std::set<std::pair<EdgeId, ArticleRef>> known;
    std::vector<std::pair<EdgeId, ArticleRef>> once;
    for (const auto& place : each.tenure.statements)
      if (known.insert(place).second) once.push_back(place);
    each.tenure.statements = std::move(once);
    out.push_back(std::move(each.tenure));
  }
  return out;
}

}  // namespace

std::string_view name_of(KnownBy by) {
  constexpr std::string_view kNames[] = {"", "sentence", "page", "successor", "former"};
  return kNames[static_cast<std::size_t>(by)];
}

std::vector<Located> evidence_of(const GraphView& view, const Tenure& tenure, std::size_t limit) {
  std::map<std::pair<EdgeId, ArticleRef>, std::vector<Located>> places;
  std::set<EdgeId> read;
  std::vector<Located> out;
  for (const auto& statement : tenure.statements) {
    if (read.insert(statement.first).second)
      for (Located& each : view.evidence(statement.first)) {
        const ArticleRef article{document_id(each.document), each.article};
        places[{statement.first, article}].push_back(std::move(each));
      }
    for (const Located& each : places[statement]) {
      if (out.size() == limit) return out;
      out.push_back(each);
    }
  }
  return out;
}

bool is_held_by_one(const std::string& role) {
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::built_in();
  return lexicon.ends(std::string_view(role), feature::kHeldByOne) > 0 &&
         !lexicon.holds(std::string_view(role), feature::kHeldBySeveral);
}

std::vector<Tenure> tenures(const GraphView& view, std::optional<NodeId> of, const Cancellation& cancellation) {
  Offices offices(view, cancellation);
  if (of)
    offices.add_node(*of);
  else
    offices.add_all();
  return offices.take(of);
}

std::vector<Succession> successions(const std::vector<Tenure>& tenures) {
  std::vector<Succession> out;
  for (std::size_t i = 0; i + 1 < tenures.size(); ++i) {
    const Tenure &a = tenures[i], &b = tenures[i + 1];
    if (a.until_by == KnownBy::kNothing || a.seat != b.seat || a.role != b.role || a.person == b.person || !b.since)
      continue;
    if (!is_held_by_one(a.role)) continue;
    out.push_back({i, i + 1});
  }
  return out;
}

}  // namespace govgraph::analysis
