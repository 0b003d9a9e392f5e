// SPDX-License-Identifier: Apache-2.0
#include "analysis/diff.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "base/hash.hpp"

namespace govgraph::analysis {
namespace {

/// What a later graph is compared with: an id as the later graph would give it, what stands there, and the id in its
/// own graph.
template <class Id>
struct Print {
  Id id{};
  std::uint64_t content = 0;
  Id own{};
  friend auto operator<=>(const Print&, const Print&) = default;
};

void add(std::string& text, std::string_view part) { text.append(part).append(1, '\0'); }

void add(std::string& text, const Properties& properties) {
  for (const auto& [key, value] : properties) {
    add(text, key);
    add(text, value);
  }
}

std::uint64_t content_of(const Node& node) {
  std::string text;
  add(text, node.name);
  add(text, node.scope);
  for (const std::string& each : node.aliases) add(text, each);
  add(text, "");
  add(text, node.properties);
  return hash64(text);
}

std::uint64_t content_of(const Edge& edge) {
  std::string text(1, edge.inferred ? '1' : '0');
  add(text, edge.properties);
  return hash64(text);
}

bool scopes_agree(const Node& a, const Node& b) { return a.scope.starts_with(b.scope) || b.scope.starts_with(a.scope); }

bool is_held(const std::optional<Edge>& edge) {
  if (!edge) return false;
  const std::string* status = find_property(edge->properties, "status");
  return !status || *status != "former";
}

class Comparison {
 public:
  Comparison(const GraphView& before, const GraphView& after, const Cancellation& cancellation)
      : before_(before), after_(after), cancellation_(cancellation) {}

  Diff run() {
    nodes();
    match_renamed();
    edges();
    offices();
    programmes();
    return std::move(out_);
  }

 private:
  void nodes() {
    std::vector<Print<NodeId>> prints;
    before_.visit_nodes(std::nullopt, [&](const Node& node) {
      cancellation_.check();
      return prints.push_back({node.id, content_of(node), node.id}), true;
    });
    auto at = prints.begin();
    const auto gone = [&](NodeId id) {
      cancellation_.check();
      out_.nodes.push_back({Change::kWent, before_.node(id), std::nullopt});
    };
    after_.visit_nodes(std::nullopt, [&](const Node& node) {
      cancellation_.check();
      while (at != prints.end() && at->id < node.id) gone((at++)->id);
      if (at == prints.end() || at->id != node.id)
        out_.nodes.push_back({Change::kCame, std::nullopt, node});
      else if ((at++)->content == content_of(node))
        ++out_.same_nodes;
      else
        out_.nodes.push_back({Change::kChanged, before_.node(node.id), node});
      return true;
    });
    while (at != prints.end()) gone((at++)->id);
  }

  /// One that went and one that came, of one label and with a name that only these two bear among what came and went,
  /// are one.
  void match_renamed() {
    std::map<std::pair<Label, std::string>, std::pair<std::set<std::size_t>, std::set<std::size_t>>> named;
    for (std::size_t i = 0; i < out_.nodes.size(); ++i) {
      cancellation_.check();
      const NodeChange& each = out_.nodes[i];
      if (each.change == Change::kChanged) continue;
      const auto note = [&](const std::string& name) {
        auto& [went, came] = named[{each.node().label, name}];
        (each.change == Change::kWent ? went : came).insert(i);
      };
      note(each.node().name);
      for (const std::string& alias : each.node().aliases) note(alias);
    }
    std::set<std::size_t> taken;
    for (const auto& [name, sides] : named) {
      if (sides.first.size() != 1 || sides.second.size() != 1) continue;
      const std::size_t went = *sides.first.begin(), came = *sides.second.begin();
      if (taken.contains(went) || taken.contains(came) ||
          !scopes_agree(out_.nodes[went].node(), out_.nodes[came].node()))
        continue;
      taken.insert({went, came});
      out_.now[out_.nodes[went].before->id] = out_.nodes[came].after->id;
      out_.nodes[came].before = std::exchange(out_.nodes[went].before, std::nullopt);
      out_.nodes[came].change = Change::kChanged;
    }
    std::erase_if(out_.nodes, [](const NodeChange& each) { return each.change == Change::kWent && !each.before; });
  }

  /// The id that the later graph gives an edge of the earlier.
  EdgeId current_id(const Edge& edge) const {
    NodeId head = out_.current(edge.head), tail = out_.current(edge.tail);
    if (head == edge.head && tail == edge.tail) return edge.id;
    if (info(edge.type).symmetric && tail < head) std::swap(head, tail);
    return edge_id(head, edge.type, tail, edge.role);
  }

  void add(Change change, std::optional<Edge> before, std::optional<Edge> after) {
    cancellation_.check();
    EdgeChange out{change, std::move(before), std::move(after)};
    const Edge& shown = out.edge();
    out.id = out.after ? shown.id : current_id(shown);
    out.head = out.after ? shown.head : out_.current(shown.head);
    out.tail = out.after ? shown.tail : out_.current(shown.tail);
    if (info(shown.type).symmetric && out.tail < out.head) std::swap(out.head, out.tail);
    out_.edges.push_back(std::move(out));
  }

  void edges() {
    std::vector<Print<EdgeId>> prints;
    before_.visit_edges([&](const Edge& edge) {
      cancellation_.check();
      return prints.push_back({current_id(edge), content_of(edge), edge.id}), true;
    });
    std::sort(prints.begin(), prints.end());
    auto at = prints.begin();
    after_.visit_edges([&](const Edge& edge) {
      cancellation_.check();
      for (; at != prints.end() && at->id < edge.id; ++at) add(Change::kWent, before_.edge(at->own), std::nullopt);
      if (at == prints.end() || at->id != edge.id) {
        add(Change::kCame, std::nullopt, edge);
      } else {
        if (at->content == content_of(edge))
          ++out_.same_edges;
        else
          add(Change::kChanged, before_.edge(at->own), edge);
        ++at;
      }
      return true;
    });
    for (; at != prints.end(); ++at) add(Change::kWent, before_.edge(at->own), std::nullopt);
  }

  void offices() {
    std::map<std::pair<NodeId, std::string>, OfficeChange> found;
    for (std::size_t i = 0; i < out_.edges.size(); ++i) {
      const EdgeChange& each = out_.edges[i];
      const bool held = is_held(each.before), holds = is_held(each.after);
      if (each.edge().type != RelationType::kHoldsRole || held == holds) continue;
      OfficeChange& office = found[{each.tail, each.edge().role}];
      office.organ = each.tail;
      office.role = each.edge().role;
      (holds ? office.came : office.went).push_back(i);
    }
    for (auto& [key, office] : found) {
      drop_namesakes(office);
      if (office.went.empty() && office.came.empty()) continue;
      office.change = office.went.empty() ? Change::kCame : office.came.empty() ? Change::kWent : Change::kChanged;
      out_.offices.push_back(std::move(office));
    }
  }

  /// 小姚 of one page and 小姚 of another are two nodes, but no reason to say that the office changed hands.
  void drop_namesakes(OfficeChange& office) const {
    const auto name = [&](std::size_t i) {
      cancellation_.check();
      const EdgeChange& each = out_.edges[i];
      return each.after ? after_.node(each.after->head)->name : before_.node(each.before->head)->name;
    };
    for (auto went = office.went.begin(); went != office.went.end();) {
      const auto came =
          std::find_if(office.came.begin(), office.came.end(), [&](std::size_t i) { return name(i) == name(*went); });
      if (came == office.came.end()) {
        ++went;
        continue;
      }
      office.came.erase(came);
      went = office.went.erase(went);
    }
  }

  void programmes() {
    std::map<NodeId, ProgrammeChange> found;
    for (const NodeChange& each : out_.nodes)
      if (each.node().label == Label::kProgramme) found[each.node().id] = {each.change, each.node().id, {}};
    for (std::size_t i = 0; i < out_.edges.size(); ++i)
      for (const NodeId end : {out_.edges[i].head, out_.edges[i].tail})
        if (is_programme(end)) {
          ProgrammeChange& programme = found.try_emplace(end, ProgrammeChange{Change::kChanged, end, {}}).first->second;
          if (programme.edges.empty() || programme.edges.back() != i) programme.edges.push_back(i);
        }
    for (auto& [id, programme] : found) out_.programmes.push_back(std::move(programme));
  }

  bool is_programme(NodeId id) const {
    cancellation_.check();
    auto node = after_.node(id);
    if (!node) node = before_.node(id);
    return node && node->label == Label::kProgramme;
  }

  const GraphView& before_;
  const GraphView& after_;
  Cancellation cancellation_;
  Diff out_;
};

}  // namespace

std::string_view name_of(Change change) {
  return change == Change::kCame ? "came" : change == Change::kWent ? "went" : "changed";
}

Diff diff(const GraphView& before, const GraphView& after, const Cancellation& cancellation) {
  return Comparison(before, after, cancellation).run();
}

}  // namespace govgraph::analysis
