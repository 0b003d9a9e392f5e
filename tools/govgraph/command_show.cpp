// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/core.h>

#include "base/json.hpp"
#include "commands.hpp"
#include "decided.hpp"
#include "graph_options.hpp"
#include "language.hpp"
#include "lookup.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "quote.hpp"
#include "words.hpp"

namespace govgraph::cli {
namespace {

/// One relation of the node.
struct Link {
  Neighbor step;
  Edge edge;
  Node other;
};

std::vector<Link> links_of(const GraphView& view, NodeId id) {
  std::vector<Link> out;
  view.visit_neighbors(id, Direction::kBoth, std::nullopt, [&](const Neighbor& step) {
    auto edge = view.edge(step.edge);
    auto other = view.node(step.node);
    if (edge && other) out.push_back({step, std::move(*edge), std::move(*other)});
    return true;
  });
  return out;
}

/// "PartyOrg 党组织"; in Chinese the second alone.
template <class Info>
std::string both_words(const Info& info) {
  return in_chinese() ? std::string(info.chinese) : fmt::format("{} {}", info.name, info.chinese);
}

std::string list_of(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& each : parts) out += (out.empty() ? "" : "、") + printable(each);
  return out;
}

std::string list_of(const Properties& properties) {
  std::string out;
  for (const auto& [key, value] : properties)
    out += fmt::format("{}{}={}", out.empty() ? "" : ", ", key, printable(value));
  return out;
}

class ShowCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("NAME", name_, "the node: its name, \"Label:name\" or id")->required();
    database_.add(app);
    time_.add(app);
    app.add_option("--limit", limit_, "show at most N neighbours a relation")->type_name("N")->capture_default_str();
    app.add_option("--places", places_, "show at most N places that name the node")
        ->type_name("N")
        ->capture_default_str();
    format_.add(app);
    add_footer(app, {"govgraph show 柳河镇党委", "govgraph show Person:周远舟 --format json"});
  }

  int run() override {
    const auto view = open_graph(database_.path, time_);
    const Node node = find_node(*view, name_);
    const auto links = links_of(*view, node.id);
    const auto mentions = view->mentions(node.id);
    switch (format_.format) {
      case Format::kTable:
        fmt::print("{}", as_text(*view, node, links, mentions));
        break;
      case Format::kJson:
        fmt::print("{}", as_json(*view, node, links, mentions));
        break;
      case Format::kCsv:
        as_rows(node, links).print(Format::kCsv);
    }
    return kDone;
  }

 private:
  std::string as_text(const GraphView& view, const Node& node, const std::vector<Link>& links,
                      const std::vector<Located>& mentions) const {
    Pages pages(view);
    const bool colour = stdout_is_terminal();
    std::string out = fmt::format("{}  {}  {}\n", printable(node.name), both_words(info(node.label)), hex(node.id));
    if (!node.scope.empty()) out += said("scope: {}\n", printable(node.scope));
    if (!node.aliases.empty()) out += said("also: {}\n", list_of(node.aliases));
    if (!node.properties.empty()) out += said("properties: {}\n", list_of(node.properties));
    for (const std::string& each : decided_of(view, node.id)) out += each + "\n";
    for (std::size_t begin = 0, end = 0; begin < links.size(); begin = end) {
      while (end < links.size() && same_relation(links[begin].step, links[end].step)) ++end;
      append_relation(view, std::span(links).subspan(begin, end - begin), pages, colour, out);
    }
    out += said("\n{} mentions\n", mentions.size());
    for (std::size_t i = 0; i < std::min(mentions.size(), places_); ++i) append_place(mentions[i], pages, colour, out);
    if (mentions.size() > places_)
      out += said("  … and {} more: `govgraph why {}`\n", mentions.size() - places_, hex(node.id));
    return out;
  }

  static bool same_relation(const Neighbor& a, const Neighbor& b) {
    return a.type == b.type && a.outgoing == b.outgoing;
  }

  void append_relation(const GraphView& view, std::span<const Link> links, Pages& pages, bool colour,
                       std::string& out) const {
    const Neighbor& step = links.front().step;
    const RelationInfo& type = info(step.type);
    out += fmt::format("\n{} {}  ({})\n",
                       type.symmetric  ? "—"
                       : step.outgoing ? "→"
                                       : "←",
                       both_words(type), links.size());
    for (std::size_t i = 0; i < std::min(links.size(), limit_); ++i) {
      const Link& each = links[i];
      out += fmt::format("  {}  {}", printable(each.other.name), word_of(each.other.label));
      if (!each.edge.role.empty()) out += fmt::format("  {}", printable(each.edge.role));
      if (!each.edge.properties.empty()) out += fmt::format("  {}", list_of(each.edge.properties));
      out += fmt::format("  {:.2f}{}\n", each.edge.confidence, each.edge.inferred ? "  " + translated("inferred") : "");
      for (const std::string& decided : decided_of(view, each.edge.id)) out += "      " + decided + "\n";
      const auto evidence = view.evidence(each.edge.id);
      if (!evidence.empty()) append_place(evidence.front(), pages, colour, out, "    ");
    }
    if (links.size() > limit_) out += said("  … and {} more; --limit shows them\n", links.size() - limit_);
  }

  static void append_place(const Located& place, Pages& pages, bool colour, std::string& out,
                           std::string_view indent = "") {
    const std::string print = pages.page_and_box(place);
    out += fmt::format("{}  {}  {}{}\n{}    {}\n", indent, printable(article_name(place.document, place.article)),
                       pages.date(place), print.empty() ? "" : "  (" + print + ")", indent,
                       line_of(pages.quote(place), colour));
  }

  static void write_places(json::Writer& json, std::string_view key, const std::vector<Located>& places,
                           const PrintPlaces& print) {
    json.key(key);
    json.begin_array();
    for (const Located& each : places) {
      json.begin_object();
      for (const auto& [name, value] : {std::pair<std::string_view, std::string>{"doc", each.document},
                                        {"article", article_name(each.document, each.article)},
                                        {"text", each.text},
                                        {"rule", each.rule}}) {
        if (value.empty()) continue;
        json.key(name);
        json.string(value);
      }
      json.key("begin");
      json.integer(each.span.begin);
      json.key("end");
      json.integer(each.span.end);
      write_print(json, print.of(each));
      json.end_object();
    }
    json.end_array();
  }

  static void write_print(json::Writer& json, const std::vector<PrintPlace>& places) {
    if (places.empty()) return;
    json.key("page");
    json.integer(places.front().page);
    json.key("boxes");
    json.begin_array();
    for (const PrintPlace& each : places) {
      json.begin_array();
      json.integer(each.page);
      for (const float edge : {each.box.left, each.box.top, each.box.right, each.box.bottom})
        json.number(rounded_points(edge));
      json.end_array();
    }
    json.end_array();
  }

  static void write_node(json::Writer& json, const Node& node) {
    for (const auto& [key, value] : {std::pair<std::string_view, std::string>{"id", hex(node.id)},
                                     {"label", std::string(info(node.label).name)},
                                     {"name", node.name},
                                     {"scope", node.scope}}) {
      json.key(key);
      json.string(value);
    }
  }

  static void write_properties(json::Writer& json, const Properties& properties) {
    json.key("properties");
    json.begin_object();
    for (const auto& [key, value] : properties) {
      json.key(key);
      json.string(value);
    }
    json.end_object();
  }

  static void write_link(const GraphView& view, const PrintPlaces& print, json::Writer& json, const Link& link) {
    json.begin_object();
    json.key("type");
    json.string(info(link.step.type).name);
    json.key("outgoing");
    json.boolean(link.step.outgoing);
    json.key("node");
    json.begin_object();
    write_node(json, link.other);
    json.end_object();
    Properties properties = link.edge.properties;
    if (!link.edge.role.empty()) set_property(properties, "role", link.edge.role);
    write_properties(json, properties);
    json.key("inferred");
    json.boolean(link.edge.inferred);
    json.key("confidence");
    json.number(link.edge.confidence);
    write_places(json, "evidence", view.evidence(link.edge.id), print);
    json.end_object();
  }

  static std::string as_json(const GraphView& view, const Node& node, const std::vector<Link>& links,
                             const std::vector<Located>& mentions) {
    const PrintPlaces print(view);
    std::string out;
    json::Writer json(out);
    json.begin_object();
    write_node(json, node);
    json.key("aliases");
    json.begin_array();
    for (const std::string& each : node.aliases) json.string(each);
    json.end_array();
    write_properties(json, node.properties);
    json.key("relations");
    json.begin_array();
    for (const Link& each : links) write_link(view, print, json, each);
    json.end_array();
    write_places(json, "mentions", mentions, print);
    json.end_object();
    return out + '\n';
  }

  static Table as_rows(const Node& node, const std::vector<Link>& links) {
    Table table({{"id", "id"},
                 {"name", "name"},
                 {"type", "type", kWords},
                 {"outgoing", "outgoing"},
                 {"role", "role"},
                 {"other_id", "other_id"},
                 {"other", "other"},
                 {"other_label", "other_label", kWords},
                 {"inferred", "inferred"},
                 {"confidence", "confidence"}});
    for (const Link& each : links)
      table.add({hex(node.id), node.name, std::string(info(each.step.type).name), each.step.outgoing, each.edge.role,
                 hex(each.other.id), each.other.name, std::string(info(each.other.label).name), each.edge.inferred,
                 tidy(each.edge.confidence)});
    return table;
  }

  DatabaseOption database_;
  TimeOption time_;
  FormatOption format_;
  std::string name_;
  std::size_t limit_ = 20;
  std::size_t places_ = 5;
};

}  // namespace

std::unique_ptr<Command> make_show() { return std::make_unique<ShowCommand>(); }

}  // namespace govgraph::cli
