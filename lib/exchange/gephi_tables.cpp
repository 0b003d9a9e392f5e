// SPDX-License-Identifier: Apache-2.0
#include "exchange/gephi_tables.hpp"

#include <array>
#include <charconv>

#include "base/hash.hpp"
#include "exchange/csv_text.hpp"
#include "exchange/network_columns.hpp"
#include "exchange/network_writer.hpp"

namespace govgraph::exchange {
namespace {

std::string text_of(const ElementId& id) {
  std::string out = id.kind + hex64(id.id);
  return id.part > 0 ? out + '-' + std::to_string(id.part) : out;
}

class TablesWriter final : public NetworkWriter {
 public:
  TablesWriter(Output& nodes, Output& edges) : nodes_(nodes), edges_(edges) {}

  void begin() override {
    head(nodes_, "Id,Label", false);
    head(edges_, "Source,Target,Type,Id,Label,Weight,Kind", true);
  }

  void open_node(const DrawnNode& node) override {
    line_.assign(text_of(node.id)) += ',';
    put_safe_cell(line_, node.label);
  }

  void open_edge(const DrawnEdge& edge) override {
    line_.assign(text_of(edge.source)).append(",").append(text_of(edge.target)).append(",Directed,").append(text_of(edge.id)) += ',';
    put_safe_cell(line_, edge.label);
    line_.append(",").append(std::to_string(edge.weight)).append(",").append(edge.type);
  }

  void text(std::size_t column, std::string_view value) override { put_safe_cell(cells_[column], value); }
  void integer(std::size_t column, std::uint64_t value) override { cells_[column] = std::to_string(value); }
  void number(std::size_t column, float value) override {
    std::array<char, 32> digits;
    cells_[column].assign(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
  }

  void close_node() override { close(nodes_, false); }
  void close_edge() override { close(edges_, true); }
  void end() override {}

 private:
  static void head(Output& table, std::string_view fixed, bool of_edges) {
    table.buffer() += fixed;
    for (const Column& each : kColumns)
      if (each.of_edges == of_edges && !each.of_diffs) table.buffer().append(",").append(each.name);
    table.buffer() += '\n';
  }

  void close(Output& table, bool of_edges) {
    table.buffer() += line_;
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      if (kColumns[i].of_edges != of_edges || kColumns[i].of_diffs) continue;
      table.buffer().append(",").append(cells_[i]);
      cells_[i].clear();
    }
    table.buffer() += '\n';
    table.flush_if_full();
  }

  Output& nodes_;
  Output& edges_;
  std::string line_;                                ///< the fixed cells of the row under way
  std::array<std::string, kColumns.size()> cells_;  ///< the others
};

}  // namespace

std::unique_ptr<Exporter> make_gephi_tables(Output& nodes, Output& edges, const NetworkOptions& options, NetworkReport& report) {
  return make_network(std::make_unique<TablesWriter>(nodes, edges), options, report);
}

}  // namespace govgraph::exchange
