// SPDX-License-Identifier: Apache-2.0
#include "query_run.hpp"

#include "analysis_procedures.hpp"
#include "base/error.hpp"
#include "interrupt.hpp"
#include "query/parser.hpp"
#include "query/runtime.hpp"
#include "table.hpp"
#include "tell.hpp"

namespace govgraph::cli {
namespace {

void show_plan(const query::Prepared& prepared, bool timed) {
  Table table(
      timed ? std::vector<Table::Column>{{"operator", "operator"}, {"detail", "detail"}, {"rows", "rows"}, {"ms", "ms"}}
            : std::vector<Table::Column>{{"operator", "operator"}, {"detail", "detail"}});
  for (const query::Operator& each : prepared.plan()) {
    if (timed)
      table.add(
          {each.name, each.detail,
           each.name.starts_with(' ') ? Table::Cell{std::string()} : Table::Cell{static_cast<std::int64_t>(each.rows)},
           each.name.starts_with(' ') ? Table::Cell{std::string()} : Table::Cell{each.milliseconds}});
    else
      table.add({each.name, each.detail});
  }
  tell("{}", table.render(Format::kTable));
}

}  // namespace

std::vector<query::Procedure> all_procedures(const GraphView& view) {
  std::vector<query::Procedure> out = query::built_in_procedures();
  for (query::Procedure& each : analysis_procedures(view)) out.push_back(std::move(each));
  return out;
}

RowFormat row_format(const std::string& name) {
  if (name == "json") return RowFormat::kJson;
  if (name == "xlsx") return RowFormat::kXlsx;
  if (name == "jsonl") return RowFormat::kJsonLines;
  return name == "csv" ? RowFormat::kCsv : RowFormat::kTable;
}

query::Value parameter_value(const std::string& text) {
  try {
    const query::ExprPtr expr = query::parse_expression(text);
    return query::constant_value(*expr);
  } catch (const Error&) {
    return {text};
  }
}

std::size_t run_query(const std::string& text, const GraphView& view, const query::PropertyGraph& graph,
                      query::Options options, RowFormat format, exchange::Output& output) {
  options.procedures = all_procedures(view);
  options.cancellation = cancellation();
  query::Prepared prepared(text, graph, std::move(options));
  for (const std::string& each : prepared.unknown_names()) tell("govgraph: {}\n", each);
  if (prepared.is_explain()) {
    show_plan(prepared, false);
    return 1;
  }
  RowWriter writer(format, prepared.columns(), graph, output);
  prepared.run([&](const query::List& row) {
    writer.add(row);
    return true;
  });
  writer.finish();
  if (prepared.is_profile()) show_plan(prepared, true);
  if (writer.rows() == 0) tell("govgraph: no rows\n");
  return writer.rows();
}

}  // namespace govgraph::cli
