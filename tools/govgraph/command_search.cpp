// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "commands.hpp"
#include "graph_options.hpp"
#include "lookup.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "search.hpp"
#include "tell.hpp"

namespace govgraph::cli {
namespace {

class SearchCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("TEXT", text_, "any part of any name")->required();
    database_.add(app);
    labels_.add(app);
    app.add_option("--limit", limit_, "show at most N nodes")->type_name("N")->capture_default_str();
    format_.add(app);
    add_footer(app, {"govgraph search 党支部", "govgraph search 柳河 --label PartyOrg,Area --format json"},
               "no name holds the text");
  }

  int run() override {
    if (text_.empty()) throw UsageError("search: the text is empty; give a part of a name");
    const auto labels = labels_.labels();
    const auto view = open_graph(database_.path);
    const Hits hits = search(*view, text_, labels, limit_);
    Table table({{"id", "id"},
                 {"label", "label", kWords},
                 {"name", "name"},
                 {"matched", "matched"},
                 {"scope", "scope"},
                 {"links", "links"},
                 {"mentions", "mentions"}});
    for (const Hit& each : hits.best)
      table.add({hex(each.node.id), std::string(info(each.node.label).name), each.node.name, each.matched,
                 each.node.scope, static_cast<std::int64_t>(each.links), static_cast<std::int64_t>(each.mentions)});
    if (!table.empty() || format_.format != Format::kTable) table.print(format_.format);
    report(hits);
    return hits.found == 0 ? kNothing : kDone;
  }

 private:
  void report(const Hits& hits) const {
    if (hits.found == 0)
      tell("govgraph: no name holds '{}'\n", text_);
    else if (hits.found > hits.best.size())
      tell("govgraph: {} of {} nodes shown; --limit shows more\n", hits.best.size(), hits.found);
  }

  DatabaseOption database_;
  LabelsOption labels_;
  FormatOption format_;
  std::string text_;
  std::size_t limit_ = 50;
};

}  // namespace

std::unique_ptr<Command> make_search() { return std::make_unique<SearchCommand>(); }

}  // namespace govgraph::cli
