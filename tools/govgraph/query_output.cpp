// SPDX-License-Identifier: Apache-2.0
#include "query_output.hpp"

#include <cmath>
#include <iterator>

#include <fmt/core.h>

#include "base/hash.hpp"
#include "base/json.hpp"
#include "query/text.hpp"
#include "table.hpp"
#include "terminal.hpp"

namespace govgraph::cli {
namespace {

std::string name_of(query::NodeRef node, const query::PropertyGraph& graph) {
  return query::text_of(graph.property(node, "name"), graph);
}

std::string relationship_of(query::RelationshipRef each, const query::PropertyGraph& graph) {
  const query::Value role = graph.property(each, "role");
  return "[" + graph.type_of(each) + (role.is_null() ? "" : " " + query::text_of(role, graph)) + "]";
}

void write(json::Writer& out, const query::Value& value, const query::PropertyGraph& graph);

void write_map(json::Writer& out, const query::Map& map, const query::PropertyGraph& graph) {
  for (const auto& [key, value] : map) {
    out.key(key);
    write(out, value, graph);
  }
}

void write_relationship(json::Writer& out, query::RelationshipRef each, const query::PropertyGraph& graph) {
  out.begin_object();
  out.key("type");
  out.string(graph.type_of(each));
  out.key("head");
  out.string(hex64(each.start));
  out.key("tail");
  out.string(hex64(each.end));
  write_map(out, graph.properties(each), graph);
  out.end_object();
}

struct JsonVisitor {
  json::Writer& out;
  const query::PropertyGraph& graph;
  void operator()(std::monostate) const { out.null(); }
  void operator()(bool truth) const { out.boolean(truth); }
  void operator()(std::int64_t number) const { out.integer(number); }
  void operator()(double number) const { out.number(number); }
  void operator()(const std::string& text) const { out.string(text); }
  void operator()(const std::shared_ptr<const query::List>& list) const {
    out.begin_array();
    for (const query::Value& each : *list) write(out, each, graph);
    out.end_array();
  }
  void operator()(const std::shared_ptr<const query::Map>& map) const {
    out.begin_object();
    write_map(out, *map, graph);
    out.end_object();
  }
  void operator()(query::NodeRef node) const {
    out.begin_object();
    write_map(out, graph.properties(node), graph);
    out.end_object();
  }
  void operator()(query::RelationshipRef each) const { write_relationship(out, each, graph); }
  void operator()(const std::shared_ptr<const query::Path>& path) const {
    out.begin_object();
    out.key("nodes");
    out.begin_array();
    for (const query::NodeRef node : path->nodes) (*this)(node);
    out.end_array();
    out.key("relationships");
    out.begin_array();
    for (const query::RelationshipRef each : path->relationships) (*this)(each);
    out.end_array();
    out.end_object();
  }
};

void write(json::Writer& out, const query::Value& value, const query::PropertyGraph& graph) {
  std::visit(JsonVisitor{out, graph}, value.data);
}

std::string json_row(const query::List& row, const query::PropertyGraph& graph) {
  std::string text;
  json::Writer out(text);
  out.begin_array();
  for (const query::Value& each : row) write(out, each, graph);
  out.end_array();
  return text;
}

std::string json_object(const std::vector<std::string>& columns, const query::List& row,
                        const query::PropertyGraph& graph) {
  std::string text;
  json::Writer out(text);
  out.begin_object();
  for (std::size_t i = 0; i < row.size(); ++i) {
    out.key(columns[i]);
    write(out, row[i], graph);
  }
  out.end_object();
  return text;
}

std::string json_names(const std::vector<std::string>& columns) {
  std::string text;
  json::Writer out(text);
  out.begin_array();
  for (const std::string& each : columns) out.string(each);
  out.end_array();
  return text;
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    if (!line.empty()) line += ',';
    if (cell.find_first_of(",\"\r\n") == std::string::npos)
      line += cell;
    else {
      line += '"';
      for (const char c : cell) line += c == '"' ? std::string("\"\"") : std::string(1, c);
      line += '"';
    }
  }
  return line + "\r\n";
}

XlsxTable::Cell sheet_cell(const query::Value& value, const query::PropertyGraph& graph) {
  if (const auto* const whole = std::get_if<std::int64_t>(&value.data)) return *whole;
  if (const auto* const number = std::get_if<double>(&value.data); number != nullptr && std::isfinite(*number))
    return *number;
  return shown(value, graph);
}

}  // namespace

std::string shown(const query::Value& value, const query::PropertyGraph& graph) {
  if (value.is_null()) return "";
  if (const auto* node = std::get_if<query::NodeRef>(&value.data))
    return name_of(*node, graph) + " (" + graph.labels(*node).at(0) + ")";
  if (const auto* each = std::get_if<query::RelationshipRef>(&value.data)) return relationship_of(*each, graph);
  if (const auto* path = std::get_if<std::shared_ptr<const query::Path>>(&value.data)) {
    std::string out = name_of((*path)->nodes[0], graph);
    for (std::size_t i = 0; i < (*path)->relationships.size(); ++i) {
      const bool forward = (*path)->relationships[i].start == (*path)->nodes[i].id;
      out += (forward ? " -" : " <-") + relationship_of((*path)->relationships[i], graph) + (forward ? "-> " : "- ") +
             name_of((*path)->nodes[i + 1], graph);
    }
    return out;
  }
  if (const auto* list = std::get_if<std::shared_ptr<const query::List>>(&value.data)) {
    std::string out;
    for (const query::Value& each : **list) out += (out.empty() ? "" : "、") + shown(each, graph);
    return out;
  }
  return query::text_of(value, graph);
}

RowWriter::RowWriter(RowFormat format, std::vector<std::string> columns, const query::PropertyGraph& graph,
                     exchange::Output& output)
    : format_(format), output_(output), columns_(std::move(columns)), graph_(graph) {
  if (format_ == RowFormat::kXlsx) workbook_.emplace(columns_);
  if (format_ == RowFormat::kCsvWithMark) {
    put("\xEF\xBB\xBF");
    format_ = RowFormat::kCsv;
  }
  if (format_ == RowFormat::kCsv) put(csv_line(columns_));
}

void RowWriter::put(std::string_view text) {
  output_.buffer() += text;
  output_.flush_if_full();
}

void RowWriter::add(const query::List& row) {
  ++rows_;
  if (workbook_) {
    std::vector<XlsxTable::Cell> cells;
    for (const query::Value& each : row) cells.push_back(sheet_cell(each, graph_));
    return workbook_->add(cells);
  }
  if (format_ == RowFormat::kJson) {
    const std::string text = json_row(row, graph_);
    charge_.add(2 * text.size());  // it grows by doubling
    json_.append(json_.empty() ? "" : ",").append(text);
    return;
  }
  if (format_ == RowFormat::kJsonLines) return put(json_object(columns_, row, graph_) + "\n");
  std::vector<std::string> cells;
  for (const query::Value& each : row) cells.push_back(shown(each, graph_));
  if (format_ == RowFormat::kCsv) return put(csv_line(cells));
  constexpr std::size_t kCell = 160;  // here, as the table holds it, and as it is shown
  for (const std::string& each : cells) charge_.add(kCell + 2 * each.size());
  kept_.push_back(std::move(cells));
}

void RowWriter::finish() {
  if (format_ == RowFormat::kJson) {
    put("{\"columns\":" + json_names(columns_) + ",\"rows\":[");
    put(json_);
    put("]}\n");
  }
  if (workbook_) put(workbook_->finish());
  if ((format_ != RowFormat::kTable && format_ != RowFormat::kWholeTable) || kept_.empty()) return;
  std::vector<Table::Column> columns;
  for (const std::string& each : columns_) columns.push_back({each, each});
  Table table(std::move(columns), true);
  for (auto& cells : kept_) {
    table.add({std::make_move_iterator(cells.begin()), std::make_move_iterator(cells.end())});
    cells = {};
  }
  std::optional<ForTerminal> laid_out;
  if (format_ == RowFormat::kTable) laid_out.emplace();
  put(table.render(Format::kTable));
}

}  // namespace govgraph::cli
