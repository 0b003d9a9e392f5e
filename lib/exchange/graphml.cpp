// SPDX-License-Identifier: Apache-2.0
#include "exchange/graphml.hpp"

#include <array>
#include <memory>

#include "exchange/network_columns.hpp"
#include "exchange/network_writer.hpp"
#include "exchange/xml_network.hpp"

namespace govgraph::exchange {
namespace {

constexpr std::string_view kHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";

std::string_view name_of(Column::Type type) {
  switch (type) {
    case Column::Type::kBoolean:
      return "boolean";
    case Column::Type::kInteger:
      return "int";
    case Column::Type::kDouble:
      return "double";
    case Column::Type::kString:
      break;
  }
  return "string";
}

class GraphmlWriter final : public NetworkWriter {
 public:
  GraphmlWriter(Output* output, const NetworkOptions& options) : options_(options), sink_(output) {}

  void begin() override {
    xml_.put(kHead);
    for (const bool of_edges : {false, true}) {
      for (const Column& each : kDrawnColumns)
        if (each.of_edges == of_edges) key(each);
      for (const Column& each : kColumns)
        if (each.of_edges == of_edges && (options_.changes || !each.of_diffs)) key(each);
    }
    xml_.put("<graph id=\"govgraph\" edgedefault=\"directed\">\n");
  }

  void open_node(const DrawnNode& node) override {
    put_id(xml_.put("<node id=\""), node.id).put("\">");
    open("label").put_text(node.label);
    close();
    decimal("size", node.size);
    decimal("x", node.point.x);
    decimal("y", node.point.y);
    const auto rgb = rgb_of(node.colour);
    for (std::size_t i = 0; i < 3; ++i) {
      open(std::string_view("rgb").substr(i, 1)).put_number(std::uint64_t{rgb[i]});
      close();
    }
  }

  /// Gephi takes the attribute `label` for the kind of an edge, beside source and target its identity.
  void open_edge(const DrawnEdge& edge) override {
    put_id(xml_.put("<edge id=\""), edge.id);
    put_id(xml_.put("\" source=\""), edge.source);
    put_id(xml_.put("\" target=\""), edge.target);
    if (!options_.strict_xsd) xml_.put("\" label=\"").put(edge.type);
    xml_.put("\">");
    open("edgelabel").put_text(edge.label);
    close();
    open("weight").put_number(edge.weight);
    close();
  }

  void text(std::size_t column, std::string_view value) override {
    xml_.put(columns_[column]).put_text(value);
    close();
  }
  void integer(std::size_t column, std::uint64_t value) override {
    xml_.put(columns_[column]).put_number(value);
    close();
  }
  void number(std::size_t column, float value) override {
    xml_.put(columns_[column]).put_number(value);
    close();
  }

  void close_node() override {
    xml_.put("</node>\n");
    sink_.element_ends();
  }

  void close_edge() override {
    xml_.put("</edge>\n");
    sink_.element_ends();
  }

  void end() override {
    xml_.put("</graph>\n</graphml>\n");
    sink_.hand_on();
  }

  std::unique_ptr<NetworkWriter> make_run() const override {
    return std::make_unique<GraphmlWriter>(nullptr, options_);
  }
  void append_run(NetworkWriter& run) override { sink_.append(static_cast<GraphmlWriter&>(run).sink_); }

 private:
  void key(const Column& column) {
    xml_.put("<key id=\"").put(column.id).put("\" for=\"").put(column.of_edges ? "edge" : "node");
    xml_.put("\" attr.name=\"").put(column.name).put("\" attr.type=\"").put(name_of(column.type)).put("\"/>\n");
  }

  XmlBuffer& open(std::string_view key) { return xml_.put("<data key=\"").put(key).put("\">"); }
  void close() { xml_.put(data_ends_); }

  void decimal(std::string_view key, float value) {
    open(key).put_decimal(value);
    close();
  }

  NetworkOptions options_;
  XmlSink sink_;
  XmlBuffer& xml_ = sink_.xml();
  const XmlTag data_ends_{"</data>"};
  const std::array<XmlTag, kColumns.size()> columns_ = tags_of_columns("<data key=\"", false, "\">");
};

}  // namespace

std::unique_ptr<Exporter> make_graphml(Output& output, const NetworkOptions& options, NetworkReport& report) {
  return make_network(std::make_unique<GraphmlWriter>(&output, options), options, report);
}

}  // namespace govgraph::exchange
