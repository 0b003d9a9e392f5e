// SPDX-License-Identifier: Apache-2.0
#include "analysis/projection.hpp"
#include "commands.hpp"
#include "graph_options.hpp"
#include "interrupt.hpp"
#include "lookup.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "tell.hpp"

namespace govgraph::cli {
namespace {

class ProjectCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("ONE", one_, "the label of the nodes to tie")->required();
    app.add_option("OTHER", other_, "the label of the nodes to tie them to; ONE when left out");
    app.add_option("--via", via_, "the label of what they share")->type_name("LABEL")->capture_default_str();
    app.add_option("--weight", weight_, "count, newman or jaccard")
        ->check(CLI::IsMember(std::vector<std::string>{"count", "newman", "jaccard"}).description(""))
        ->type_name("NAME")
        ->capture_default_str();
    database_.add(app);
    types_.add(app);
    time_.add(app);
    app.add_option("--min-confidence", min_confidence_, "only relations at least as sure")
        ->check(CLI::Range(0.0, 1.0).description(""))
        ->type_name("C");
    app.add_option("--limit", limit_, "show at most N ties; 0: all")->type_name("N")->capture_default_str();
    format_.add(app);
    add_footer(app,
               {"govgraph project PartyOrg Enterprise --via Programme",
                "govgraph project Person --via Event --weight newman --limit 0 --format csv"},
               "no two nodes share such a thing");
  }

  int run() override {
    analysis::ProjectionOptions options;
    options.one = label(one_);
    options.other = other_.empty() ? options.one : label(other_);
    options.via = label(via_);
    options.types = types_.types();
    options.min_confidence = min_confidence_;
    options.weight = weight_ == "newman"    ? analysis::TieWeight::kNewman
                     : weight_ == "jaccard" ? analysis::TieWeight::kJaccard
                                            : analysis::TieWeight::kCount;
    options.cancellation = cancellation();
    const auto view = open_graph(database_.path, time_);
    const auto ties = analysis::project(*view, options);
    Table table({{"one", "one"},
                 {"other", "other"},
                 {"weight", "weight"},
                 {"shared", "shared"},
                 {"one_id", "one id"},
                 {"other_id", "other id"}});
    for (const analysis::Tie& tie : ties) {
      if (limit_ != 0 && table.size() == limit_) break;
      cancellation().check();
      const auto a = view->node(tie.one), b = view->node(tie.other);
      if (a && b)
        table.add({a->name, b->name, tie.weight, static_cast<std::int64_t>(tie.shared), hex(a->id), hex(b->id)});
    }
    if (!table.empty() || format_.format != Format::kTable) table.print(format_.format);
    if (limit_ != 0 && ties.size() > limit_)
      tell("govgraph: the first {} of {} ties; --limit shows more\n", limit_, ties.size());
    return ties.empty() ? kNothing : kDone;
  }

 private:
  static Label label(const std::string& name) {
    LabelsOption option;
    option.names = {name};
    return option.labels().front();
  }

  DatabaseOption database_;
  TimeOption time_;
  TypesOption types_;
  FormatOption format_;
  std::string one_, other_, via_ = "Programme", weight_ = "count";
  float min_confidence_ = 0;
  std::size_t limit_ = 50;
};

}  // namespace

std::unique_ptr<Command> make_project() { return std::make_unique<ProjectCommand>(); }

}  // namespace govgraph::cli
