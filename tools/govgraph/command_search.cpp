// SPDX-License-Identifier: Apache-2.0
#include <thread>

#include "base/error.hpp"
#include "commands.hpp"
#include "graph_options.hpp"
#include "interrupt.hpp"
#include "lookup.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "quote.hpp"
#include "search.hpp"
#include "tell.hpp"
#include "text_hits.hpp"

namespace govgraph::cli {
namespace {

class SearchCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("NAME", name_, "any part of any name, or of its pinyin: 望江, wangjiang, wj");
    app.add_option(
           "--text", text_,
           "search the text of articles instead: words and \"phrases\" with AND, OR, NOT and brackets; words side "
           "by side mean AND")
        ->type_name("WORDS");
    database_.add(app);
    labels_.add(app);
    app.get_option("--label")->description(
        "only nodes of these labels, with commas between; of a text: only articles that name one");
    app.add_option("--from", time_.from, "with --text: only articles of this day or later")->type_name("DATE");
    app.add_option("--to", time_.to, "with --text: only articles of this day or earlier")->type_name("DATE");
    app.add_flag("--undated", time_.undated,
                 "with these: also articles of no known day, which else are left out and counted");
    app.add_option("--limit", limit_, "show at most N nodes or articles")->type_name("N")->capture_default_str();
    format_.add(app);
    add_footer(app,
               {"govgraph search 党支部", "govgraph search 柳河 --label PartyOrg,Area --format json",
                "govgraph search songlidong", "govgraph search --text '骑手 AND (食堂 OR 驿站)' --from 2025-01",
                "govgraph search --text '\"网格 党支部\" NOT 换届' --label Enterprise"},
               "no name holds the text, or no article");
  }

  int run() override {
    if (name_.empty() == text_.empty())
      throw UsageError("search: give a part of a name, or --text and the words to look for in articles");
    if (text_.empty() && (time_.given() || time_.undated))
      throw UsageError("search: --from, --to and --undated go with --text");
    const auto labels = labels_.labels();
    return text_.empty() ? run_names(labels) : run_text(labels);
  }

 private:
  int run_names(const std::vector<Label>& labels) const {
    const auto view = open_graph(database_.path);
    const Hits hits = search(*view, name_, labels, limit_);
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
    if (hits.found == 0)
      tell("govgraph: no name holds '{}'\n", name_);
    else if (hits.found > hits.best.size())
      tell("govgraph: {} of {} nodes shown; --limit shows more\n", hits.best.size(), hits.found);
    return hits.found == 0 ? kNothing : kDone;
  }

  int run_text(const std::vector<Label>& labels) const {
    const search::TextQuery query(text_);
    const auto window = time_.window();
    const auto view = open_graph(database_.path);
    search::TextSearchOptions options;
    options.labels = labels;
    if (window) options.days = window->days;
    options.undated = time_.undated;
    options.most = limit_;
    options.threads = std::max(1U, std::thread::hardware_concurrency());
    options.cancellation = cancellation();
    const search::TextHits hits = search_text(*view, query, options);
    const std::string out = rendered(hits, format_.format, stdout_is_terminal());
    std::fwrite(out.data(), 1, out.size(), stdout);
    if (hits.undated > 0)
      tell("govgraph: articles without a date: {}, {}\n", hits.undated,
           time_.undated ? "kept" : "left out; --undated keeps them");
    if (hits.found == 0)
      tell("govgraph: none of {} articles holds this\n", hits.searched);
    else if (hits.found > hits.best.size())
      tell("govgraph: {} of {} articles shown; --limit shows more\n", hits.best.size(), hits.found);
    return hits.found == 0 ? kNothing : kDone;
  }

  DatabaseOption database_;
  LabelsOption labels_;
  TimeOption time_;
  FormatOption format_;
  std::string name_, text_;
  std::size_t limit_ = 50;
};

}  // namespace

std::unique_ptr<Command> make_search() { return std::make_unique<SearchCommand>(); }

}  // namespace govgraph::cli
