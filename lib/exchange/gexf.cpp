// SPDX-License-Identifier: Apache-2.0
#include "exchange/gexf.hpp"

#include <array>
#include <memory>
#include <utility>

#include "exchange/network_columns.hpp"
#include "exchange/network_writer.hpp"
#include "exchange/xml_network.hpp"

namespace govgraph::exchange {
namespace {

constexpr std::string_view kHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd\" "
    "version=\"1.3\">\n"
    "<meta><creator>govgraph</creator></meta>\n"
    "<graph defaultedgetype=\"directed\" idtype=\"string\" mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\" "
    "timezone=\"UTC\">\n";

std::string_view name_of(Column::Type type) {
  switch (type) {
    case Column::Type::kBoolean:
      return "boolean";
    case Column::Type::kInteger:
      return "integer";
    case Column::Type::kDouble:
      return "double";
    case Column::Type::kString:
      break;
  }
  return "string";
}

/// Ids of attributes are their names: some readers show the one, some the other.
class GexfWriter final : public NetworkWriter {
 public:
  explicit GexfWriter(Output* output) : sink_(output) {}

  bool timed() const override { return true; }

  void begin() override {
    xml_.put(kHead);
    for (const bool of_edges : {false, true}) {
      xml_.put("<attributes class=\"").put(of_edges ? "edge" : "node").put("\" mode=\"static\">\n");
      for (const Column& each : kColumns)
        if (each.of_edges == of_edges && !each.of_diffs)
          xml_.put("<attribute id=\"")
              .put(each.name)
              .put("\" title=\"")
              .put(each.name)
              .put("\" type=\"")
              .put(name_of(each.type))
              .put("\"/>\n");
      xml_.put("</attributes>\n");
    }
    xml_.put("<nodes>\n");
  }

  void open_node(const DrawnNode& node) override {
    put_id(xml_.put("<node id=\""), node.id).put("\" label=\"").put_text(node.label).put('"');
    open_content(node.spells);
    const auto rgb = rgb_of(node.colour);
    xml_.put("<viz:color r=\"").put_number(std::uint64_t{rgb[0]}).put("\" g=\"").put_number(std::uint64_t{rgb[1]});
    xml_.put("\" b=\"").put_number(std::uint64_t{rgb[2]}).put("\"/><viz:position x=\"").put_decimal(node.point.x);
    xml_.put("\" y=\"")
        .put_decimal(node.point.y)
        .put("\" z=\"0.0\"/><viz:size value=\"")
        .put_decimal(node.size)
        .put("\"/><attvalues>");
  }

  void open_edge(const DrawnEdge& edge) override {
    edges_begin();
    put_id(xml_.put("<edge id=\""), edge.id);
    put_id(xml_.put("\" source=\""), edge.source);
    put_id(xml_.put("\" target=\""), edge.target).put("\" kind=\"").put(edge.type);
    xml_.put("\" label=\"").put_text(edge.label).put("\" weight=\"").put_number(edge.weight).put('"');
    open_content(edge.spells);
    xml_.put("<attvalues>");
  }

  void text(std::size_t column, std::string_view value) override { open(column).put_text(value).put("\"/>"); }
  void integer(std::size_t column, std::uint64_t value) override { open(column).put_number(value).put("\"/>"); }
  void number(std::size_t column, float value) override { open(column).put_number(value).put("\"/>"); }

  void close_node() override {
    xml_.put("</attvalues></node>\n");
    sink_.element_ends();
  }

  void close_edge() override {
    xml_.put("</attvalues></edge>\n");
    sink_.element_ends();
  }

  void end() override {
    edges_begin();
    xml_.put("</edges>\n</graph>\n</gexf>\n");
    sink_.hand_on();
  }

  std::unique_ptr<NetworkWriter> make_run() const override {
    auto out = std::make_unique<GexfWriter>(nullptr);
    out->is_run_ = true;
    return out;
  }

  void append_run(NetworkWriter& run) override {
    auto& other = static_cast<GexfWriter&>(run);
    if (std::exchange(other.in_edges_, false)) edges_begin();
    sink_.append(other.sink_);
  }

 private:
  /// Where a run with edges is appended, they begin if they have not.
  void edges_begin() {
    if (!in_edges_ && !is_run_) xml_.put("</nodes>\n<edges>\n");
    in_edges_ = true;
  }

  XmlBuffer& open(std::size_t column) { return xml_.put(columns_[column]); }

  /// Ends the tag. One spell stands in it, several below it.
  void open_content(std::span<const Days> spells) {
    if (spells.size() == 1) bounds(spells.front());
    xml_.put('>');
    if (spells.size() < 2) return;
    xml_.put("<spells>");
    for (const Days each : spells) {
      xml_.put("<spell");
      bounds(each);
      xml_.put("/>");
    }
    xml_.put("</spells>");
  }

  void bounds(Days days) {
    xml_.put(" start=\"").put(iso_date(days.first)).put("\" end=\"").put(iso_date(days.last)).put('"');
  }

  bool in_edges_ = false;
  bool is_run_ = false;
  XmlSink sink_;
  XmlBuffer& xml_ = sink_.xml();
  const std::array<XmlTag, kColumns.size()> columns_ = tags_of_columns("<attvalue for=\"", true, "\" value=\"");
};

}  // namespace

std::unique_ptr<Exporter> make_gexf(Output& output, const NetworkOptions& options, NetworkReport& report) {
  return make_network(std::make_unique<GexfWriter>(&output), options, report);
}

}  // namespace govgraph::exchange
