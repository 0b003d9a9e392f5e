// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/core.h>

#include "analysis/doubts.hpp"
#include "commands.hpp"
#include "graph_options.hpp"
#include "interrupt.hpp"
#include "lookup.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "outdated.hpp"
#include "pipeline/load.hpp"
#include "pipeline/missed.hpp"
#include "quote.hpp"
#include "tell.hpp"

namespace govgraph::cli {
namespace {

class DoubtsCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    database_.add(app);
    app.add_option("--kind", kind_,
                   "joined: unlike names that were made one; same: nodes that may be one; two: a node that may be two; "
                   "missed: strings that look like names and were left alone; all")
        ->type_name("KIND")
        ->check(CLI::IsMember({"joined", "same", "two", "missed", "all"}))
        ->capture_default_str();
    labels_.add(app);
    app.add_option("--lexicon", lexicon_, "the folder of tables that the database was built with")->type_name("DIR");
    app.add_option("--limit", limit_, "show at most N of each kind")->type_name("N")->capture_default_str();
    format_.add(app);
    add_footer(app,
               {"govgraph doubts --db town.db", "govgraph doubts --kind joined --label Enterprise",
                "govgraph doubts --kind missed --label Person,Enterprise --format csv"},
               "nothing is in doubt");
  }

  int run() override {
    say_if_outdated(database_.path);
    const auto view = open_graph(database_.path);
    Table table{{"kind", "Kind", kWords}, {"label", "Label", kWords}, {"name", "Name"},
                {"other", "Other"},       {"count", "Times"},         {"reason", "Reason", kWords},
                {"where", "Where"},       {"sentence", "Sentence"},   {"other_sentence", "Beside"}};
    Pages pages(*view);
    if (kind_ != "missed") add_doubts(*view, pages, table);
    if (kind_ == "all" || kind_ == "missed") add_missed(*view, pages, table);
    if (!table.empty() || format_.format != Format::kTable) table.print(format_.format);
    if (table.empty()) tell("govgraph: nothing is in doubt\n");
    return table.empty() ? kNothing : kDone;
  }

 private:
  static std::string with_scope(const std::string& name, const std::string& scope) {
    return scope.empty() ? name : fmt::format("{} ({})", name, scope);
  }

  static std::string sentence_at(Pages& pages, const Located& place) {
    return place.document.empty() ? "" : line_of(pages.quote(place), false);
  }

  void add_doubts(const GraphView& view, Pages& pages, Table& table) const {
    analysis::DoubtOptions options;
    options.labels = labels_.labels();
    options.limit = limit_;
    options.joined = kind_ == "all" || kind_ == "joined";
    options.same = kind_ == "all" || kind_ == "same";
    options.two = kind_ == "all" || kind_ == "two";
    options.cancellation = cancellation();
    for (const analysis::Doubt& each : analysis::find_doubts(view, options))
      table.add({std::string(name_of(each.kind)), std::string(info(each.label).name), with_scope(each.name, each.scope),
                 with_scope(each.other_name, each.other_scope), static_cast<std::int64_t>(each.times), each.reason,
                 article_name(each.other_place.document, each.other_place.article),
                 sentence_at(pages, each.other_place), sentence_at(pages, each.place)});
  }

  pipeline::MissedOptions missed_options() const {
    pipeline::MissedOptions out;
    out.labels = labels_.labels();
    out.cancellation = cancellation();
    return out;
  }

  void add_missed(const GraphView& view, Pages& pages, Table& table) const {
    const pipeline::ChosenLexicon lexicon(lexicon_);
    const std::vector<Missed> all = pipeline::missed_strings(view, lexicon.get(), missed_options()).strings;
    for (std::size_t i = 0; i < all.size() && i < limit_; ++i)
      table.add({"missed", std::string(info(all[i].label).name), all[i].text, "",
                 static_cast<std::int64_t>(all[i].count), all[i].reason,
                 article_name(all[i].place.document, all[i].place.article), sentence_at(pages, all[i].place), ""});
    if (all.size() > limit_) tell("govgraph: {} of {} strings shown; --limit shows more\n", limit_, all.size());
  }

  DatabaseOption database_;
  LabelsOption labels_;
  FormatOption format_;
  std::string kind_ = "all";
  std::string lexicon_;
  std::size_t limit_ = 50;
};

}  // namespace

std::unique_ptr<Command> make_doubts() { return std::make_unique<DoubtsCommand>(); }

}  // namespace govgraph::cli
