// SPDX-License-Identifier: Apache-2.0
#include "exchange/graphml.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "exchange/graphml_keys.hpp"
#include "exchange/graphml_values.hpp"
#include "exchange/layout.hpp"
#include "exchange/xml_text.hpp"

namespace govgraph::exchange {
namespace {

constexpr std::size_t kLabelLength = 12;   // longer ones are slow to draw in Gephi
constexpr std::size_t kSnippetLength = 80;

constexpr std::string_view kHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";

class GraphmlExporter final : public Exporter {
 public:
  GraphmlExporter(Output& output, const GraphmlOptions& options, GraphmlReport& report)
      : output_(output), options_(options), report_(report) {}

  Needs needs() const override {
    return {.documents = false, .articles = options_.derived, .evidence = true, .merged = !options_.per_evidence};
  }

  void begin(const Outline& outline) override {
    outline_ = &outline;
    points_ = sector_layout(outline);
    xml_.put(kHead);
    for (const GraphmlKey& key : kGraphmlKeys) {
      xml_.put("<key id=\"").put(key.id).put("\" for=\"").put(key.scope);
      xml_.put("\" attr.name=\"").put(key.name).put("\" attr.type=\"").put(key.type).put("\"/>\n");
    }
    xml_.put("<graph id=\"govgraph\" edgedefault=\"directed\">\n");
    hand_on();
  }

  void article(const DocumentInfo& document, std::uint32_t index) override {
    const std::string name = article_name(document.path, index);
    const ArticleFact& article = document.articles[index];
    const std::string_view title = article.title.empty() ? std::string_view(name) : std::string_view(article.title);
    xml_.put("<node id=\"a").put_hex(hash64(name)).put("\">");
    data("label", shortened(title, kLabelLength, scratch_));
    data_decimal("size", node_size(0));
    point(beyond(articles_++));
    colour("#bab0ac");
    data("full_name", title);
    data("entity_type", "Article");
    const std::string_view date = article.date.empty() ? document.date : article.date;
    data("first_seen", date);
    data("last_seen", date);
    data("sources", document.path);
    close_node();
  }

  void node(const Node& node, std::span<const Located> mentions) override {
    const std::size_t at = place_of(node);
    const Outline::Entry& entry = outline_->nodes()[at];
    xml_.put("<node id=\"n").put_hex(static_cast<std::uint64_t>(node.id)).put("\">");
    data("label", shortened(node.name, kLabelLength, scratch_));
    data_decimal("size", node_size(entry.degree));
    point(points_[at]);
    colour(info(node.label).colour);
    data("full_name", node.name);
    data("entity_type", info(node.label).name);
    data("entity_subtype", subtype_of(node));
    join_all(node.aliases, scratch_);
    data("aliases", scratch_);
    if (!node.aliases.empty()) data_integer("alias_count", node.aliases.size());
    data("area_path", node.scope);
    seen(mentions);
    if (entry.degree > 0) data_number("confidence", entry.confidence);
    data("review_status", "unreviewed");
    details_of(node.properties, {"level", "kind", "partial"}, scratch_);
    data("details", scratch_);
    sources(false, mentions);
    close_node();
  }

  void edge(const Edge& edge, std::span<const Located> evidence) override {
    check_edge(edge);
    ++edges_;
    if (!options_.per_evidence) return write(edge, evidence, 0);
    for (std::size_t i = 0; i < evidence.size(); ++i) write(edge, evidence.subspan(i, 1), i + 1);
  }

  void derived(const DerivedEdge& edge) override {
    const std::string_view type = name_of(edge.type);
    const std::string head = hex64(static_cast<std::uint64_t>(edge.head));
    const std::string tail = edge.article.empty() ? hex64(static_cast<std::uint64_t>(edge.tail)) : edge.article;
    xml_.put("<edge id=\"d").put_hex(hash64(head + "\n" + std::string(type) + "\n" + tail));
    xml_.put("\" source=\"n").put(head).put("\" target=\"");
    if (edge.article.empty()) xml_.put('n').put(tail);
    else xml_.put('a').put_hex(hash64(edge.article));
    close_tag(type);
    data("edgelabel", edge.type == DerivedEdge::Type::kMentionedIn ? "见于" : "共现");
    relation(type, edge.weight);
    data("modality", "derived");
    if (edge.type == DerivedEdge::Type::kCoOccurs) data("symmetric", "true");
    data("snippet", shortened(edge.first.text, kSnippetLength, scratch_));
    close_edge();
  }

  void finish() override {
    xml_.put("</graph>\n</graphml>\n");
    hand_on();
    const std::uint64_t expected = options_.per_evidence ? outline_->edges() : outline_->pairs();
    if (nodes_ != outline_->nodes().size() || edges_ != expected)
      throw CorruptionError("the graph changed or contradicts itself while it was exported: " + std::to_string(nodes_) + " of " +
                            std::to_string(outline_->nodes().size()) + " nodes, " + std::to_string(edges_) + " of " +
                            std::to_string(expected) + " edges; run `govgraph check`");
    report_.merged = options_.per_evidence ? 0 : outline_->edges() - outline_->pairs();
  }

 private:
  // Elements

  void open_data(std::string_view key) { xml_.put("<data key=\"").put(key).put("\">"); }
  void close_data() { xml_.put("</data>"); }

  void data(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    const bool null = reads_null(value);
    const bool infinity = key != "label" && holds_infinity(value);
    report_.null_values += null;
    report_.infinity_values += infinity;
    if (options_.gephi_safe && null && key != "label") return;
    open_data(key);
    if (options_.gephi_safe) xml_.put_text(for_gephi(value, infinity));
    else xml_.put_text(value);
    close_data();
  }

  void data_integer(std::string_view key, std::uint64_t value) {
    open_data(key);
    xml_.put_number(value);
    close_data();
  }

  void data_number(std::string_view key, float value) {
    open_data(key);
    xml_.put_number(value);
    close_data();
  }

  void data_decimal(std::string_view key, float value) {
    open_data(key);
    xml_.put_decimal(value);
    close_data();
  }

  void point(Point point) {
    data_decimal("x", point.x);
    data_decimal("y", point.y);
  }

  void colour(std::string_view rgb) {
    for (std::size_t i = 0; i < 3; ++i) {
      unsigned value = 0;
      std::from_chars(rgb.data() + 1 + 2 * i, rgb.data() + 3 + 2 * i, value, 16);
      data_integer(std::string_view("rgb").substr(i, 1), value);
    }
  }

  void close_node() {
    xml_.put("</node>\n");
    ++report_.nodes;
    hand_on();
  }

  void close_edge() {
    xml_.put("</edge>\n");
    ++report_.edges;
    hand_on();
  }

  void hand_on() {
    output_.buffer().append(xml_.view());
    xml_.clear();
    output_.flush_if_full();
  }

  /// Ends the tag of an edge. Gephi takes `label` for the kind of an edge, beside source and target its identity.
  void close_tag(std::string_view type) {
    if (!options_.strict_xsd) xml_.put("\" label=\"").put(type);
    xml_.put("\">");
  }

  // Columns of nodes

  /// The n-th article's place, on a ring around the nodes.
  Point beyond(std::size_t n) const {
    const double radius = 40 * std::sqrt(static_cast<double>(points_.size() + 1) / 3.14) * 1.15 + 40;
    const double angle = static_cast<double>(n) * 2.399963229728653;
    return {static_cast<float>(radius * std::cos(angle)), static_cast<float>(radius * std::sin(angle))};
  }

  std::size_t place_of(const Node& node) {
    const auto at = outline_->find(node.id);
    if (!at || *at != nodes_) throw CorruptionError("node " + node.name + " comes out of order; run `govgraph check`");
    ++nodes_;
    return *at;
  }

  void seen(std::span<const Located> mentions) {
    data_integer("mentions", mentions.size());
    data_integer("articles", count_articles(mentions));
    std::string_view first, last;
    for (const Located& each : mentions) {
      const std::string_view date = outline_->date_of(each);
      if (date.empty()) continue;
      if (first.empty() || date < first) first = date;
      if (date > last) last = date;
    }
    data("first_seen", first);
    data("last_seen", last);
  }

  void sources(bool of_edge, std::span<const Located> places) {
    const std::size_t count = sources_of(places, scratch_);
    data(of_edge ? "edge_sources" : "sources", scratch_);
    data_integer(of_edge ? "edge_source_count" : "source_count", count);
  }

  // Columns of edges

  void check_edge(const Edge& edge) {
    if (edges_ > 0 && edge.id <= last_edge_) throw CorruptionError("edges come out of order; run `govgraph check`");
    last_edge_ = edge.id;
  }

  void write(const Edge& edge, std::span<const Located> evidence, std::size_t number) {
    if (evidence.empty())
      throw CorruptionError("edge " + hex64(static_cast<std::uint64_t>(edge.id)) + " has no evidence; run `govgraph check`");
    xml_.put("<edge id=\"e").put_hex(static_cast<std::uint64_t>(edge.id));
    if (number > 0) xml_.put('-').put_number(number);
    xml_.put("\" source=\"n").put_hex(static_cast<std::uint64_t>(edge.head));
    xml_.put("\" target=\"n").put_hex(static_cast<std::uint64_t>(edge.tail));
    const RelationInfo& type = info(edge.type);
    close_tag(type.name);
    scratch_.assign(type.chinese);
    if (!edge.role.empty()) scratch_.append("：").append(edge.role);
    data("edgelabel", scratch_);
    relation(type.name, evidence.size());
    data("role", edge.role);
    data_number("edge_confidence", edge.confidence);
    dates(edge.properties);
    data("modality", modality_of(edge));
    if (type.symmetric) data("symmetric", "true");
    details_of(edge.properties, {"date", "status"}, scratch_);
    data("edge_details", scratch_);
    sources(true, evidence);
    data("snippet", shortened(evidence.front().text, kSnippetLength, scratch_));
    close_edge();
  }

  void relation(std::string_view type, std::uint64_t weight) {
    data_integer("weight", weight);
    data("rel", type);
    data("interaction", type);
    data_integer("evidence_count", weight);
  }

  void dates(const Properties& properties) {
    const std::string* date = find_property(properties, "date");
    if (!date) return;
    data("valid_from", *date);
    data("date_precision", precision_of(*date));
  }

  Output& output_;
  GraphmlOptions options_;
  GraphmlReport& report_;
  const Outline* outline_ = nullptr;
  std::vector<Point> points_;
  std::uint64_t nodes_ = 0, edges_ = 0, articles_ = 0;
  EdgeId last_edge_{};
  XmlBuffer xml_;  ///< the element under way
  std::string scratch_;
};

}  // namespace

std::unique_ptr<Exporter> make_graphml(Output& output, const GraphmlOptions& options, GraphmlReport& report) {
  return std::make_unique<GraphmlExporter>(output, options, report);
}

}  // namespace govgraph::exchange
