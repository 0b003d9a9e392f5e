// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <utility>

#include <fmt/core.h>

#include "base/error.hpp"
#include "commands.hpp"
#include "export_formats.hpp"
#include "interrupt.hpp"
#include "left_out.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "selection_options.hpp"
#include "tell.hpp"

namespace govgraph::cli {
namespace {

class ExportCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    database_.add(app);
    app.add_option("--format", format_, "one of those below")->type_name("NAME");
    output_.add(app);
    selection_.add(app);
    app.add_flag(
        "--derived", derived_,
        "also which articles name a node (MENTIONED_IN) and which nodes one sentence names together (CO_OCCURS)");
    app.add_option(
           "--project", project_,
           "graphml, gexf, csv, with --label: also ties between nodes that share a node of this label (SHARES; weight: how "
           "many), which itself is left out")
        ->type_name("LABEL");
    app.add_flag("--graph-only", graph_only_,
                 "jsonl: without the sources and statements of documents; cannot be imported");
    app.add_flag("--per-evidence", network_.per_evidence,
                 "graphml, gexf, csv: one edge for each piece of evidence; in Gephi choose \"Don't merge\"");
    app.add_flag("--gephi-safe", network_.gephi_safe,
                 "graphml, gexf, csv: rewrite the values that Gephi would misread (\"null\", \"INF\")");
    app.add_flag("--strict-xsd", network_.strict_xsd,
                 "graphml: valid by its schema, without the edge kinds that Gephi reads");
    app.add_flag("--bom", bom_, "csv: begin with a byte order mark, by which Excel tells that the file is UTF-8");
    app.add_option("--page-pictures", page_pictures_,
                   "html: put pictures of the PDF pages that are quoted into the file, so many MB of them at most")
        ->type_name("MB")
        ->check(CLI::Range(1, 500).description(""));
    app.add_option(
           "--time", time_,
           "gexf: a relation is there at its own date, else on the days of the pages that state it (known), or on those only (observed)")
        ->check(CLI::IsMember({"known", "observed"}).description(""))
        ->type_name("known|observed");
    app.add_option("--title", picture_.title, "svg, pdf: the line above the picture; else the name of --ego");
    app.add_option("--source", picture_.source,
                   "svg, pdf: the line below it; else how many documents say what is drawn, and of which days");
    add_footer(
        app,
        {"govgraph export -o town.gexf", "govgraph export --label Person,PartyOrg --type HOLDS_ROLE -o offices.graphml",
         "govgraph export --ego 柳河镇党委 --depth 2 --from 2025-01 -o party.gexf",
         "govgraph export --query \"MATCH (a)-[r:COOPERATES_WITH]->(b) RETURN a, r, b\" -o allies.csv",
         "govgraph export --ego 柳河镇 --depth 2 --title '柳河镇的组织与人' -o figure.pdf",
         "govgraph export > town.jsonl"},
        "nothing fits what was chosen");
    app.footer(list_of_formats() + "\n" + app.get_footer());
  }

  int run() override {
    const ExportFormat& format = export_format(format_, output_.path);
    check_options(format);
    exchange::Origin origin;
    const auto view = open_graph(database_.path, selection_.time, &origin);
    ExportJob job{*view,
                  selection_.selection(*view),
                  std::move(origin),
                  network_,
                  graph_only_,
                  0,
                  bom_,
                  output_.path,
                  output_.overwrite};
    job.picture = picture_;
    if (job.picture.title.empty()) job.picture.title = selection_.ego;
    job.page_pictures = page_pictures_ << 20;
    job.selection.derived = job.network.derived = derived_;
    if (time_ == "observed") job.network.time = exchange::EdgeTime::kObserved;
    if (!project_.empty()) job.selection.shared = shared_ties(*view, job.selection, project_, cancellation());
    const Exported found = format.write(job);
    if (!output_.to_stdout())
      tell("govgraph: {}: {} nodes, {} edges, {}\n", found.where, found.nodes, found.edges, size_text(found.bytes));
    for (const std::string& each : found.notes) tell("govgraph: {}\n", each);
    if (project_.empty()) tell_left_out(*view, job.selection, format);
    if (found.nodes > 0 || job.selection.everything()) return kDone;
    tell("govgraph: nothing fits what was chosen\n");
    return kNothing;
  }

 private:
  static void tell_left_out(const GraphView& view, const exchange::Selection& selection, const ExportFormat& format) {
    if (selection.labels.empty()) return;
    const LeftOut found = tied_only_through(view, selection, cancellation());
    if (found.nodes == 0) return;
    tell("govgraph: {} of {} nodes are tied to others only through nodes that are left out ({})\n", found.nodes,
         found.chosen, found.labels_text());
    if (format.takes("--project"))
      tell("govgraph: --project {} ties those that share one of them\n", info(found.through.front().first).name);
  }

  void check_options(const ExportFormat& format) const {
    const std::array given{std::pair{"--derived", derived_},
                           std::pair{"--graph-only", graph_only_},
                           std::pair{"--per-evidence", network_.per_evidence},
                           std::pair{"--gephi-safe", network_.gephi_safe},
                           std::pair{"--strict-xsd", network_.strict_xsd},
                           std::pair{"--time", !time_.empty()},
                           std::pair{"--page-pictures", page_pictures_ > 0},
                           std::pair{"--project", !project_.empty()},
                           std::pair{"--title", !picture_.title.empty()},
                           std::pair{"--source", !picture_.source.empty()},
                           std::pair{"--bom", bom_}};
    for (const auto& [option, is_given] : given) {
      if (!is_given || format.takes(option)) continue;
      std::string takers;
      for (const ExportFormat& each : export_formats())
        if (each.takes(option)) takers += fmt::format("{}{}", takers.empty() ? "" : ", ", each.name);
      throw UsageError(fmt::format("export: {} is not for {}; it goes with --format {}", option, format.name, takers));
    }
  }

  DatabaseOption database_;
  OutputOption output_;
  SelectionOptions selection_;
  std::string format_, project_;
  bool derived_ = false;
  bool graph_only_ = false;
  exchange::PictureOptions picture_;
  bool bom_ = false;
  std::string time_;
  std::uint64_t page_pictures_ = 0;
  exchange::NetworkOptions network_;
};

}  // namespace

std::unique_ptr<Command> make_export() { return std::make_unique<ExportCommand>(); }

}  // namespace govgraph::cli
