// SPDX-License-Identifier: Apache-2.0
#include "exchange/gephi_tables.hpp"

#include <array>
#include <charconv>
#include <memory>
#include <string>

#include "base/hash.hpp"
#include "exchange/csv_text.hpp"
#include "exchange/network_columns.hpp"
#include "exchange/network_writer.hpp"

namespace govgraph::exchange {
namespace {

constexpr std::size_t kFull = 1 << 20;

std::string text_of(const ElementId& id) {
  std::string out = id.kind + hex64(id.id);
  return id.part > 0 ? out + '-' + std::to_string(id.part) : out;
}

class TablesWriter final : public NetworkWriter {
 public:
  TablesWriter(Output* nodes, Output* edges) : nodes_{nodes, {}}, edges_{edges, {}} {}

  void begin() override {
    head(nodes_, "Id,Label", false);
    head(edges_, "Source,Target,Type,Id,Label,Weight,Kind", true);
  }

  void open_node(const DrawnNode& node) override {
    line_.assign(text_of(node.id)) += ',';
    put_safe_cell(line_, node.label);
  }

  void open_edge(const DrawnEdge& edge) override {
    line_.assign(text_of(edge.source))
        .append(",")
        .append(text_of(edge.target))
        .append(",Directed,")
        .append(text_of(edge.id)) += ',';
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
  void end() override {
    for (Table* each : {&nodes_, &edges_}) each->hand_on();
  }

  std::unique_ptr<NetworkWriter> make_run() const override { return std::make_unique<TablesWriter>(nullptr, nullptr); }

  void append_run(NetworkWriter& run) override {
    auto& other = static_cast<TablesWriter&>(run);
    nodes_.append(other.nodes_);
    edges_.append(other.edges_);
  }

 private:
  struct Table {
    Output* output = nullptr;  ///< null: of a run, whose rows are kept
    std::string rows;

    void hand_on() {
      output->write(rows);
      rows.clear();
    }

    void append(Table& run) {
      if (run.rows.empty()) return;
      hand_on();
      output->write(run.rows);
      run.rows.clear();
    }
  };

  static void head(Table& table, std::string_view fixed, bool of_edges) {
    table.rows += fixed;
    for (const Column& each : kColumns)
      if (each.of_edges == of_edges && !each.of_diffs) table.rows.append(",").append(each.name);
    table.rows += '\n';
  }

  void close(Table& table, bool of_edges) {
    table.rows += line_;
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      if (kColumns[i].of_edges != of_edges || kColumns[i].of_diffs) continue;
      table.rows.append(",").append(cells_[i]);
      cells_[i].clear();
    }
    table.rows += '\n';
    if (table.output != nullptr && table.rows.size() >= kFull) table.hand_on();
  }

  Table nodes_, edges_;
  std::string line_;                                ///< the fixed cells of the row under way
  std::array<std::string, kColumns.size()> cells_;  ///< the others
};

}  // namespace

std::unique_ptr<Exporter> make_gephi_tables(Output& nodes, Output& edges, const NetworkOptions& options,
                                            NetworkReport& report) {
  return make_network(std::make_unique<TablesWriter>(&nodes, &edges), options, report);
}

}  // namespace govgraph::exchange
