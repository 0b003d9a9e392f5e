// SPDX-License-Identifier: Apache-2.0
#include "analysis/union_view.hpp"
#include "base/error.hpp"
#include "commands.hpp"
#include "diff_report.hpp"
#include "exchange/graphml.hpp"
#include "interrupt.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "quote.hpp"
#include "tell.hpp"

namespace govgraph::cli {
namespace {

class DiffCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("BEFORE", before_, "the earlier database")->required();
    app.add_option("AFTER", after_, "the later database")->required();
    app.add_option(
           "--format", format_,
           "table for people; json with all evidence; graphml of both graphs as one, each node and edge marked came, went, changed or same")
        ->check(CLI::IsMember({"table", "json", "graphml"}).description(""))
        ->type_name("table|json|graphml");
    output_.add(app);
    time_.add(app);
    app.add_option("--before-as-of", before_as_of_,
                   "of the earlier graph only what held on this day; with --as-of, two days of one database")
        ->type_name("DATE");
    app.add_option("--limit", limit_, "table: show at most N changes of each kind")
        ->type_name("N")
        ->capture_default_str();
    add_footer(app,
               {"govgraph diff 2024.db 2025.db", "govgraph diff 2024.db 2025.db -o changes.graphml",
                "govgraph diff 2024.db 2025.db --format json | jq '.offices[]'",
                "govgraph diff town.db town.db --before-as-of 2024-12-31 --as-of 2025-12-31"},
               "the graphs are the same");
    app.footer(
        "An office went when the later pages no longer say who holds it: read the evidence before you conclude that it is vacant.\n\n" +
        app.get_footer());
  }

  int run() override {
    exchange::Origin earlier, later;
    TimeOption then = time_;
    if (!before_as_of_.empty()) then.as_of = before_as_of_;
    const auto before = open_graph(before_, then, &earlier), after = open_graph(after_, time_, &later);
    if (earlier != later)
      tell(
          "govgraph: the databases were built with other lexicons, rules or options: some of the difference may be theirs; build both anew to be sure\n");
    const analysis::Diff diff = analysis::diff(*before, *after, cancellation());
    const Compared compared{*before, *after, diff};
    const std::string format = chosen_format();
    exchange::Output output(output_.path, output_.overwrite, cancellation());
    if (format == "graphml")
      write_graphml(compared, output);
    else
      output.buffer() += format == "json" ? diff_as_json(compared)
                                          : diff_as_text(compared, limit_, output_.to_stdout() && stdout_is_terminal());
    output.commit();
    return diff.empty() ? kNothing : kDone;
  }

 private:
  /// As asked, else by the name of the file, else a table.
  std::string chosen_format() const {
    if (!format_.empty()) return format_;
    return output_.path.ends_with(".graphml") ? "graphml" : output_.path.ends_with(".json") ? "json" : "table";
  }

  static void write_graphml(const Compared& compared, exchange::Output& output) {
    const analysis::UnionView view(compared.before, compared.after, compared.diff);
    exchange::NetworkReport found;
    exchange::NetworkOptions options;
    options.changes = true;
    const auto exporter = exchange::make_graphml(output, options, found);
    exchange::Sharing sharing;
    sharing.cancellation = cancellation();
    exchange::export_graph(view, {}, *exporter, sharing);
  }

  std::string before_, after_, before_as_of_;
  TimeOption time_;
  std::string format_;
  OutputOption output_;
  std::size_t limit_ = 20;
};

}  // namespace

std::unique_ptr<Command> make_diff() { return std::make_unique<DiffCommand>(); }

}  // namespace govgraph::cli
