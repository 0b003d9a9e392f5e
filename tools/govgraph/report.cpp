// SPDX-License-Identifier: Apache-2.0
#include "report.hpp"

#include <fmt/core.h>

#include "language.hpp"
#include "model/ontology.hpp"
#include "tell.hpp"

namespace govgraph::cli {
namespace {

constexpr double kMegabyte = 1e6;

Table::Cell count(std::uint64_t number) { return static_cast<std::int64_t>(number); }

/// With its message in the language chosen; its code stands as it is, to be looked up.
std::string described(pipeline::Problem problem) {
  problem.first.message = translated(problem.first.message);
  return describe(problem);
}

void print_of_severity(const pipeline::Problems& problems, bool errors, std::size_t limit, std::size_t& printed) {
  for (const pipeline::Problem& problem : problems.kept()) {
    const bool is_error = problem.first.severity == Severity::kError;
    if (is_error != errors || problem.first.severity == Severity::kNote) continue;
    if (printed++ < limit) tell("govgraph: {}\n", described(problem));
  }
}

}  // namespace

Table table_of(const pipeline::Statistics& statistics) {
  Table table{{"group", "Group", kWords}, {"name", "Name"}, {"chinese", "Chinese"}, {"count", "Count"}};
  table.add({"text", "documents", "文档", count(statistics.documents)});
  table.add({"text", "articles", "文章", count(statistics.articles)});
  table.add({"text", "bytes", "字节", count(statistics.bytes)});
  table.add({"nodes", "all", "节点", count(statistics.nodes)});
  for (std::size_t i = 0; i < labels().size(); ++i)
    table.add(
        {"nodes", std::string(labels()[i].name), std::string(labels()[i].chinese), count(statistics.by_label[i])});
  table.add({"edges", "all", "关系", count(statistics.edges)});
  table.add({"edges", "inferred", "推断", count(statistics.inferred)});
  for (std::size_t i = 0; i < relation_types().size(); ++i)
    table.add({"edges", std::string(relation_types()[i].name), std::string(relation_types()[i].chinese),
               count(statistics.by_type[i])});
  return table;
}

void print_problems(const pipeline::Problems& problems, std::size_t limit) {
  std::size_t printed = 0;
  print_of_severity(problems, true, limit, printed);
  print_of_severity(problems, false, limit, printed);
  const std::uint64_t more = problems.dropped() + (printed > limit ? printed - limit : 0);
  if (more > 0) tell("govgraph: and {} more problems; the report counts them by code\n", more);
  if (printed > 1 && !problems.left_out().empty()) tell("govgraph: {}\n", describe_left_out(problems));
}

void print_report(const pipeline::BuildReport& report, const std::optional<pipeline::Statistics>& statistics) {
  fmt::print("{}", said("Documents: {} found, {} added, {} unchanged, {} left out\n\n", report.found, report.added,
                        report.unchanged, report.failed));
  if (statistics)
    table_of(*statistics).print(Format::kTable);
  else
    fmt::print("{}", said("{} documents are in the database; `govgraph stats` counts what they say\n", report.held));
  if (report.undated > 0)
    fmt::print("{}", said("\n{} {} no date: what they say stands on no timeline, in no diff and no export of a time; "
                          "give --date, or a sources.csv\n",
                          report.undated, translated(report.undated == 1 ? "document has" : "documents have")));
  if (!report.problems.by_code().empty()) {
    Table codes{{"code", "Diagnostic"}, {"count", "Count"}};
    for (const auto& [code, number] : report.problems.by_code()) codes.add({code, count(number)});
    fmt::print("\n{}", codes.render(Format::kTable));
  }
  const double megabytes = static_cast<double>(report.bytes) / kMegabyte;
  fmt::print("{}", said("\n{:.1f} MB in {:.1f} s: {:.1f} MB/s\n", megabytes, report.seconds,
                        report.seconds > 0 ? megabytes / report.seconds : 0.0));
}

}  // namespace govgraph::cli
