// SPDX-License-Identifier: Apache-2.0
#include "diff_report.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "base/json.hpp"
#include "language.hpp"
#include "lookup.hpp"
#include "quote.hpp"
#include "words.hpp"

namespace govgraph::cli {
namespace {

using analysis::Change;
using analysis::EdgeChange;
using analysis::NodeChange;

std::string list_of(const Properties& properties) {
  std::string out;
  for (const auto& [key, value] : properties)
    out += fmt::format("{}{}={}", out.empty() ? "" : ", ", key, printable(value));
  return out;
}

std::string list_of(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& each : names) out += (out.empty() ? "" : "、") + printable(each);
  return out;
}

template <class List>
std::string counts_of(const List& changes) {
  const auto count = [&](Change kind) {
    return std::count_if(changes.begin(), changes.end(), [&](const auto& each) { return each.change == kind; });
  };
  return said("{} came, {} went, {} changed", count(Change::kCame), count(Change::kWent), count(Change::kChanged));
}

class Text {
 public:
  Text(const Compared& all, std::size_t limit, bool colour)
      : all_(all), limit_(limit), colour_(colour), before_(all.before), after_(all.after) {}

  std::string render() {
    const analysis::Diff& diff = all_.diff;
    section("Offices 任职", diff.offices, [&](const analysis::OfficeChange& each) { office(each); });
    section("Programmes 项目", diff.programmes, [&](const analysis::ProgrammeChange& each) { programme(each); });
    section("Nodes 节点", diff.nodes, [&](const NodeChange& each) { node(each); });
    section("Edges 关系", diff.edges, [&](const EdgeChange& each) { edge(each, "  "); });
    out_ += said("Unchanged: {} nodes, {} edges\n", diff.same_nodes, diff.same_edges);
    return std::move(out_);
  }

 private:
  template <class List, class Show>
  void section(std::string_view title, const List& changes, Show show) {
    out_ += fmt::format("{}: {}\n", translated(title), counts_of(changes));
    for (std::size_t i = 0; i < std::min(changes.size(), limit_); ++i) show(changes[i]);
    if (changes.size() > limit_) out_ += said("  … and {} more; --limit shows them\n", changes.size() - limit_);
    out_ += '\n';
  }

  /// The later graph knows it by its name now.
  std::string name(NodeId id) const {
    auto node = all_.after.node(id);
    if (!node) node = all_.before.node(id);
    return node ? printable(node->name) : hex(id);
  }

  void office(const analysis::OfficeChange& office) {
    std::string left, came;
    for (const std::size_t i : office.went) left += (left.empty() ? "" : "、") + name(all_.diff.edges[i].head);
    for (const std::size_t i : office.came) came += (came.empty() ? "" : "、") + name(all_.diff.edges[i].head);
    out_ += fmt::format("  {:<7}  {} {}  {} → {}\n", word_of(name_of(office.change)), name(office.organ),
                        printable(office.role), left.empty() ? "—" : left, came.empty() ? "—" : came);
    for (const auto* side : {&office.went, &office.came})
      for (const std::size_t i : *side) evidence(all_.diff.edges[i]);
  }

  void programme(const analysis::ProgrammeChange& programme) {
    out_ += fmt::format("  {:<7}  {}\n", word_of(name_of(programme.change)), name(programme.programme));
    for (const std::size_t i : programme.edges) edge(all_.diff.edges[i], "    ");
    if (programme.edges.empty())
      for (const NodeChange& each : all_.diff.nodes)
        if (each.node().id == programme.programme) mentions(each);
  }

  void node(const NodeChange& change) {
    const Node& node = change.node();
    out_ += fmt::format("  {:<7}  {}  {}  {}{}\n", word_of(name_of(change.change)), printable(node.name),
                        word_of(node.label), hex(node.id),
                        node.scope.empty() ? "" : fmt::format("  ({})", printable(node.scope)));
    if (change.change == Change::kChanged) {
      field("name", printable(change.before->name), printable(change.after->name));
      field("scope", printable(change.before->scope), printable(change.after->scope));
      field("also", list_of(change.before->aliases), list_of(change.after->aliases));
      field("properties", list_of(change.before->properties), list_of(change.after->properties));
    }
    mentions(change);
  }

  void edge(const EdgeChange& change, std::string_view indent) {
    const Edge& edge = change.edge();
    out_ += fmt::format("{}{:<7}  {} {}{} {}{}\n", indent, word_of(name_of(change.change)), name(change.head),
                        word_of(edge.type), edge.role.empty() ? "" : fmt::format(" {}", printable(edge.role)),
                        name(change.tail), edge.inferred ? "  " + translated("inferred") : "");
    if (change.change != Change::kChanged && !edge.properties.empty())
      out_ += fmt::format("      {}\n", list_of(edge.properties));
    if (change.change == Change::kChanged) {
      field("properties", list_of(change.before->properties), list_of(change.after->properties));
      field("inferred", translated(change.before->inferred ? "yes" : "no"),
            translated(change.after->inferred ? "yes" : "no"));
    }
    evidence(change);
  }

  void field(std::string_view what, const std::string& before, const std::string& after) {
    if (before != after)
      out_ += fmt::format("      {}: {} → {}\n", translated(what), before.empty() ? "—" : before,
                          after.empty() ? "—" : after);
  }

  void evidence(const EdgeChange& change) {
    if (change.before) first("before", all_.before.evidence(change.before->id), before_);
    if (change.after) first("after", all_.after.evidence(change.after->id), after_);
  }

  void mentions(const NodeChange& change) {
    if (change.before) first("before", all_.before.mentions(change.before->id), before_);
    if (change.after) first("after", all_.after.mentions(change.after->id), after_);
  }

  void first(std::string_view side, const std::vector<Located>& places, Pages& pages) {
    if (places.empty()) return;
    const Located& place = places.front();
    out_ += fmt::format("      {:<6}  {}  {}  {}\n", translated(side),
                        printable(article_name(place.document, place.article)), pages.date(place),
                        line_of(pages.quote(place), colour_));
  }

  const Compared& all_;
  std::size_t limit_;
  bool colour_;
  Pages before_, after_;
  std::string out_;
};

class Json {
 public:
  explicit Json(const Compared& all) : all_(all), json_(out_) {}

  std::string render() {
    const analysis::Diff& diff = all_.diff;
    json_.begin_object();
    list("offices", diff.offices, [&](const analysis::OfficeChange& each) { office(each); });
    list("programmes", diff.programmes, [&](const analysis::ProgrammeChange& each) { programme(each); });
    list("nodes", diff.nodes, [&](const NodeChange& each) { node(each); });
    list("edges", diff.edges, [&](const EdgeChange& each) { edge(each); });
    number("same_nodes", diff.same_nodes);
    number("same_edges", diff.same_edges);
    json_.end_object();
    return out_ + '\n';
  }

 private:
  template <class List, class Show>
  void list(std::string_view key, const List& values, Show show) {
    json_.key(key);
    json_.begin_array();
    for (const auto& each : values) show(each);
    json_.end_array();
  }

  void text(std::string_view key, std::string_view value) {
    json_.key(key);
    json_.string(value);
  }

  void number(std::string_view key, std::uint64_t value) {
    json_.key(key);
    json_.integer(static_cast<std::int64_t>(value));
  }

  void named(std::string_view key, NodeId id) {
    auto node = all_.after.node(id);
    if (!node) node = all_.before.node(id);
    json_.key(key);
    json_.begin_object();
    text("id", hex(id));
    if (node) text("label", info(node->label).name);
    if (node) text("name", node->name);
    json_.end_object();
  }

  void office(const analysis::OfficeChange& office) {
    json_.begin_object();
    text("change", name_of(office.change));
    named("organ", office.organ);
    text("role", office.role);
    list("went", office.went, [&](std::size_t i) { edge(all_.diff.edges[i]); });
    list("came", office.came, [&](std::size_t i) { edge(all_.diff.edges[i]); });
    json_.end_object();
  }

  void programme(const analysis::ProgrammeChange& programme) {
    json_.begin_object();
    text("change", name_of(programme.change));
    named("programme", programme.programme);
    list("edges", programme.edges, [&](std::size_t i) { edge(all_.diff.edges[i]); });
    json_.end_object();
  }

  void node(const NodeChange& change) {
    json_.begin_object();
    text("change", name_of(change.change));
    text("id", hex(change.node().id));
    text("label", info(change.node().label).name);
    text("name", change.node().name);
    if (change.before) node_side("before", *change.before, all_.before);
    if (change.after) node_side("after", *change.after, all_.after);
    json_.end_object();
  }

  void node_side(std::string_view key, const Node& node, const GraphView& view) {
    json_.key(key);
    json_.begin_object();
    text("id", hex(node.id));
    text("name", node.name);
    text("scope", node.scope);
    list("aliases", node.aliases, [&](const std::string& each) { json_.string(each); });
    properties(node.properties);
    places("mentions", view.mentions(node.id), view);
    json_.end_object();
  }

  void edge(const EdgeChange& change) {
    json_.begin_object();
    text("change", name_of(change.change));
    text("id", hex64_of(change.id));
    named("head", change.head);
    text("type", info(change.edge().type).name);
    named("tail", change.tail);
    if (!change.edge().role.empty()) text("role", change.edge().role);
    if (change.before) edge_side("before", *change.before, all_.before);
    if (change.after) edge_side("after", *change.after, all_.after);
    json_.end_object();
  }

  static std::string hex64_of(EdgeId id) { return hex(NodeId{static_cast<std::uint64_t>(id)}); }

  void edge_side(std::string_view key, const Edge& edge, const GraphView& view) {
    json_.key(key);
    json_.begin_object();
    properties(edge.properties);
    json_.key("inferred");
    json_.boolean(edge.inferred);
    json_.key("confidence");
    json_.number(edge.confidence);
    places("evidence", view.evidence(edge.id), view);
    json_.end_object();
  }

  void properties(const Properties& properties) {
    json_.key("properties");
    json_.begin_object();
    for (const auto& [key, value] : properties) text(key, value);
    json_.end_object();
  }

  void places(std::string_view key, const std::vector<Located>& places, const GraphView& view) {
    Pages pages(view);
    list(key, places, [&](const Located& each) {
      const Quote around = pages.quote(each);
      json_.begin_object();
      text("doc", each.document);
      text("article", article_name(each.document, each.article));
      text("date", pages.date(each));
      number("begin", each.span.begin);
      number("end", each.span.end);
      text("text", each.text);
      text("sentence", around.before + around.marked + around.after);
      json_.end_object();
    });
  }

  const Compared& all_;
  std::string out_;
  json::Writer json_;
};

}  // namespace

std::string diff_as_text(const Compared& compared, std::size_t limit, bool colour) {
  return Text(compared, limit, colour).render();
}

std::string diff_as_json(const Compared& compared) { return Json(compared).render(); }

}  // namespace govgraph::cli
