// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include "base/error.hpp"
#include "commands.hpp"
#include "exchange/graphml.hpp"
#include "exchange/jsonl.hpp"
#include "graph_options.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "serve/html.hpp"

namespace govgraph::cli {
namespace {

class ExportCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    database_.add(app);
    app.add_option("--format", format_, "jsonl holds everything and can be imported; graphml is for Gephi, NetworkX and igraph; html is a page to read it in")
        ->check(CLI::IsMember({"jsonl", "graphml", "html"}).description(""))
        ->type_name("jsonl|graphml|html");
    output_.add(app);
    labels_.add(app);
    types_.add(app);
    app.add_option("--min-confidence", min_confidence_, "only relations at least this sure, from 0 to 1")
        ->check(CLI::Range(0.0, 1.0).description(""))
        ->type_name("X");
    app.add_flag("--derived", derived_, "also which articles name a node (MENTIONED_IN) and which nodes one sentence names together (CO_OCCURS)");
    app.add_flag("--graph-only", graph_only_, "jsonl: without the sources and statements of documents; cannot be imported");
    app.add_flag("--per-evidence", graphml_.per_evidence, "graphml: one edge for each piece of evidence; in Gephi choose \"Don't merge\"");
    app.add_flag("--strict-xsd", graphml_.strict_xsd, "graphml: valid by its schema, without the edge kinds that Gephi reads");
    app.add_flag("--gephi-safe", graphml_.gephi_safe, "graphml: rewrite the values that Gephi would misread (\"null\", \"INF\")");
    add_footer(app, {"govgraph export --format graphml -o town.graphml", "govgraph export --label Person,PartyOrg --type HOLDS_ROLE -o offices.graphml",
                     "govgraph export > town.jsonl"});
  }

  int run() override {
    Selection selection{labels_.labels(), types_.types(), min_confidence_, derived_};
    const std::string format = chosen_format();
    check_options(format);
    exchange::Origin origin;
    const auto view = open_graph(database_.path, &origin);
    Output output(output_.path, output_.overwrite);
    if (format == "graphml") write_graphml(*view, selection, output);
    else if (format == "html") write_html(*view, selection, output);
    else write_jsonl(*view, selection, output, origin);
    return kDone;
  }

 private:
  using Selection = exchange::Selection;
  using Output = exchange::Output;

  /// As asked, else by the name of the file, else jsonl.
  std::string chosen_format() const {
    if (!format_.empty()) return format_;
    if (output_.path.ends_with(".html")) return "html";
    return output_.path.ends_with(".graphml") ? "graphml" : "jsonl";
  }

  void check_options(const std::string& format) const {
    const bool graphml = graphml_.per_evidence || graphml_.strict_xsd || graphml_.gephi_safe;
    if (graphml && format != "graphml") throw UsageError("export: --per-evidence, --strict-xsd and --gephi-safe need --format graphml");
    if (derived_ && format == "html") throw UsageError("export: --derived needs --format jsonl or graphml");
    if (graph_only_ && format != "jsonl") throw UsageError("export: --graph-only needs --format jsonl");
  }

  void write_jsonl(const GraphView& view, const Selection& selection, Output& output, const exchange::Origin& origin) const {
    const auto exporter = exchange::make_jsonl(output, {.origin = origin, .documents = !graph_only_});
    const auto counts = exchange::export_graph(view, selection, *exporter);
    const std::uint64_t bytes = output.bytes();
    output.commit();
    report(counts.nodes, counts.edges + counts.derived, bytes);
    if (!graph_only_ && !selection.everything())
      fmt::print(stderr, "govgraph: a part of the graph, without its documents: it cannot be imported\n");
  }

  void write_graphml(const GraphView& view, const Selection& selection, Output& output) {
    graphml_.derived = derived_;
    exchange::GraphmlReport found;
    const auto exporter = exchange::make_graphml(output, graphml_, found);
    exchange::export_graph(view, selection, *exporter);
    const std::uint64_t bytes = output.bytes();
    output.commit();
    report(found.nodes, found.edges, bytes);
    if (found.merged > 0) fmt::print(stderr, "govgraph: {} edges are folded into others from which they differ in role only; --per-evidence keeps them apart\n", found.merged);
    if (found.null_values + found.infinity_values > 0 && !graphml_.gephi_safe)
      fmt::print(stderr, "govgraph: Gephi will misread {} values (\"null\" or \"INF\"); --gephi-safe rewrites them\n",
                 found.null_values + found.infinity_values);
  }

  void write_html(const GraphView& view, const Selection& selection, Output& output) const {
    const serve::HtmlReport found = serve::write_html(view, selection, output);
    const std::uint64_t bytes = output.bytes();
    output.commit();
    report(found.nodes, found.edges, bytes);
    if (found.nodes > serve::kManyHtmlNodes)
      fmt::print(stderr, "govgraph: a page of more than {} nodes is slow on some machines; --label or --min-confidence make it smaller\n", serve::kManyHtmlNodes);
  }

  void report(std::uint64_t nodes, std::uint64_t edges, std::uint64_t bytes) const {
    if (output_.to_stdout()) return;
    fmt::print(stderr, "govgraph: {}: {} nodes, {} edges, {:.1f} MB\n", output_.path, nodes, edges, static_cast<double>(bytes) / 1e6);
  }

  DatabaseOption database_;
  OutputOption output_;
  LabelsOption labels_;
  TypesOption types_;
  std::string format_;
  float min_confidence_ = 0;
  bool derived_ = false;
  bool graph_only_ = false;
  exchange::GraphmlOptions graphml_;
};

}  // namespace

std::unique_ptr<Command> make_export() { return std::make_unique<ExportCommand>(); }

}  // namespace govgraph::cli
