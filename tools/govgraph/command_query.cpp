// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>

#include "base/error.hpp"
#include "commands.hpp"
#include "export_formats.hpp"
#include "input_stream.hpp"
#include "interrupt.hpp"
#include "language.hpp"
#include "lookup.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "queries.hpp"
#include "query/engine.hpp"
#include "query/stored_graph.hpp"
#include "query_output.hpp"
#include "query_run.hpp"
#include "quote.hpp"
#include "result_graph.hpp"
#include "table.hpp"
#include "tell.hpp"

namespace govgraph::cli {
namespace {

class QueryCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("QUERY", text_, "the query, in openCypher; - for stdin");
    database_.add(app);
    time_.add(app);
    app.add_option("--file", file_, "read the query from a file")->type_name("FILE");
    app.add_option("--param", given_, "a value for $KEY: a number, 'text', [list], {map}, or plain text")
        ->type_name("KEY=VALUE")
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all();
    app.add_option(
           "--format", format_,
           "table, json, jsonl, csv or xlsx (Excel); graphml: the nodes and relationships of the rows, as a graph")
        ->check(
            CLI::IsMember(std::vector<std::string>{"table", "json", "jsonl", "csv", "xlsx", "graphml"}).description(""))
        ->type_name("NAME")
        ->capture_default_str();
    output_.add(app);
    app.add_flag("--bom", bom_, "csv: begin with a byte order mark, by which Excel tells that the file is UTF-8");
    app.add_option("--max-memory", megabytes_, "stop when the values of the query take more than N MB; 0: never")
        ->check(CLI::Range(std::size_t{0}, std::size_t{1} << 40).description(""))
        ->type_name("N")
        ->capture_default_str();
    app.add_option("--max-time", seconds_, "stop after N seconds; 0: never")
        ->check(CLI::Range(0.0, 1e9).description(""))
        ->type_name("N")
        ->capture_default_str();
    app.add_flag("--list", list_, "list the questions that come with govgraph");
    app.add_option("--named", named_, "run one of them")->type_name("NAME");
    add_footer(app,
               {"govgraph query \"MATCH (p:Person)-[r:HOLDS_ROLE]->(o) RETURN p.name, r.role, o.name\"",
                "govgraph query --named chain-of-command --param area=柳河镇", "govgraph query --list",
                "govgraph query --file offices.cypher --format xlsx -o offices.xlsx",
                "govgraph query \"PROFILE MATCH (e:Enterprise)-[:LOCATED_IN]->(a) RETURN a.name, count(*)\""},
               "the query gave no rows");
  }

  int run() override {
    if (list_) return list();
    const std::string text = query_text();
    exchange::Origin origin;
    const auto view = open_graph(database_.path, time_, &origin);
    const auto graph = query::stored_graph(*view);
    query::Options options;
    options.parameters = parameters();
    options.max_memory = megabytes_ << 20;
    options.max_time = std::chrono::milliseconds(static_cast<std::int64_t>(seconds_ * 1000));
    if (bom_ && format_ != "csv") throw UsageError("--bom goes with --format csv");
    if (format_ == "graphml") return write_graph(*view, origin, text, std::move(options));
    if (format_ == "xlsx" && output_.to_stdout() && stdout_is_terminal())
      throw UsageError("query: xlsx is for a spreadsheet, not for a terminal; name its file with -o FILE");
    exchange::Output output(output_.path, output_.overwrite, cancellation());
    if (run_to(output, text, *view, *graph, std::move(options)) > 0) return kDone;
    explain_nothing(*view);
    return kNothing;
  }

 private:
  std::size_t run_to(exchange::Output& output, const std::string& text, const GraphView& view,
                     const query::PropertyGraph& graph, query::Options options) const {
    RowFormat format = bom_ ? RowFormat::kCsvWithMark : row_format(format_);
    if (format == RowFormat::kTable && !output_.to_stdout()) format = RowFormat::kWholeTable;
    std::size_t rows = 0;
    try {
      rows = run_query(text, view, graph, std::move(options), format, output);
    } catch (const Error&) {
      if (output_.to_stdout()) output.commit();  // the rows that were found are worth having
      throw;
    }
    output.commit();
    return rows;
  }

  static int list() {
    Table table({{"name", "name"}, {"question", "question"}, {"parameters", "parameters"}});
    for (const NamedQuery& each : named_queries()) {
      std::string parameters;
      for (const auto& [key, example] : each.parameters)
        parameters += (parameters.empty() ? "" : " ") + key + "=" + example;
      table.add({std::string(each.name), each.chinese, parameters});
      if (!in_chinese()) table.add({std::string(), each.english, std::string()});
    }
    table.print(Format::kTable);
    return kDone;
  }

  std::string query_text() {
    const int ways = (text_.empty() ? 0 : 1) + (file_.empty() ? 0 : 1) + (named_.empty() ? 0 : 1);
    if (ways != 1)
      throw UsageError("give one query: as the argument, with --file FILE, with --named NAME, or - for stdin");
    if (!named_.empty()) {
      const NamedQuery& query = named_query(named_);
      check_parameters(query);
      return query.text;
    }
    if (!file_.empty()) return read_query(file_);
    return text_ == "-" ? read_query("-") : text_;
  }

  /// Exactly those that the question asks for.
  void check_parameters(const NamedQuery& query) const {
    std::string wanted;
    for (const auto& [key, example] : query.parameters) wanted += fmt::format(" --param {}={}", key, example);
    const std::string usage = wanted.empty() ? said("{} takes no --param", query.name)
                                             : said("{} takes{} (with your own value)", query.name, wanted);
    const auto name_in = [](const std::string& text) { return text.substr(0, text.find('=')); };
    for (const std::string& each : given_)
      if (std::none_of(query.parameters.begin(), query.parameters.end(),
                       [&](const auto& known) { return known.first == name_in(each); }))
        throw UsageError(fmt::format("--param {}: there is no such parameter; {}", name_in(each), usage));
    for (const auto& known : query.parameters)
      if (std::none_of(given_.begin(), given_.end(),
                       [&](const std::string& each) { return name_in(each) == known.first; }))
        throw UsageError(fmt::format("--param {} is missing; {}", known.first, usage));
  }

  /// What was looked for, and names that are near, where a question was asked of a name.
  void explain_nothing(const GraphView& view) const {
    if (named_.empty()) return;
    for (const std::string& each : given_) {
      const std::string name = each.substr(each.find('=') + 1);
      if (!view.named(name).empty()) {
        tell("govgraph: {} is known, but {} finds nothing of it; `govgraph show {}` has all that is said\n", name,
             named_, name);
        continue;
      }
      std::string near;
      constexpr std::size_t kMost = 5;
      for (const std::string& similar : similar_names(view, name, kMost)) near += (near.empty() ? "" : "、") + similar;
      tell("govgraph: nothing is called {}{}\n", name, near.empty() ? std::string() : "; near are " + near);
    }
  }

  int write_graph(const GraphView& view, const exchange::Origin& origin, const std::string& text,
                  query::Options options) const {
    options.procedures = all_procedures(view);
    options.cancellation = cancellation();
    ExportJob job{view, result_graph(view, text, std::move(options)), origin};
    job.path = output_.path;
    job.overwrite = output_.overwrite;
    const Exported done = export_format("graphml", "-").write(job);
    return done.nodes > 0 ? kDone : kNothing;
  }

  query::Map parameters() const {
    query::Map out;
    for (const std::string& each : given_) {
      const std::size_t at = each.find('=');
      if (at == std::string::npos || at == 0) throw UsageError("--param takes KEY=VALUE, not " + each);
      out[each.substr(0, at)] = parameter_value(each.substr(at + 1));
    }
    return out;
  }

  DatabaseOption database_;
  TimeOption time_;
  OutputOption output_;
  std::string text_;
  std::string file_;
  std::string named_;
  std::string format_ = "table";
  std::vector<std::string> given_;
  std::size_t megabytes_ = 1024;
  double seconds_ = 0;
  bool list_ = false, bom_ = false;
};

}  // namespace

std::unique_ptr<Command> make_query() { return std::make_unique<QueryCommand>(); }

}  // namespace govgraph::cli
