// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/core.h>

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
                   "same: nodes that may be one; missed: strings that look like names and were left alone; all")
        ->type_name("KIND")
        ->check(CLI::IsMember({"same", "missed", "all"}))
        ->capture_default_str();
    labels_.add(app);
    app.add_option("--lexicon", lexicon_, "the folder of tables that the database was built with")->type_name("DIR");
    app.add_option("--limit", limit_, "show at most N of each kind")->type_name("N")->capture_default_str();
    format_.add(app);
    add_footer(app,
               {"govgraph doubts --db town.db", "govgraph doubts --kind missed --label Person,Enterprise --format csv"},
               "nothing is in doubt");
  }

  int run() override {
    say_if_outdated(database_.path);
    const auto view = open_graph(database_.path);
    Table table{{"kind", "Kind"},   {"label", "Label"},   {"name", "Name"},   {"other", "May be"},
                {"count", "Times"}, {"reason", "Reason"}, {"where", "Where"}, {"sentence", "Sentence"}};
    Pages pages(*view);
    if (kind_ != "missed") add_same(*view, pages, table);
    if (kind_ != "same") add_missed(*view, pages, table);
    if (!table.empty() || format_.format != Format::kTable) table.print(format_.format);
    if (table.empty()) tell("govgraph: nothing is in doubt\n");
    return table.empty() ? kNothing : kDone;
  }

 private:
  bool wanted(Label label) const {
    const auto labels = labels_.labels();
    return labels.empty() || std::find(labels.begin(), labels.end(), label) != labels.end();
  }

  static std::string with_scope(const Node& node) {
    return node.scope.empty() ? node.name : fmt::format("{} ({})", node.name, node.scope);
  }

  static std::string sentence_at(Pages& pages, const Located& place) { return line_of(pages.quote(place), false); }

  void add_same(const GraphView& view, Pages& pages, Table& table) const {
    std::size_t shown = 0;
    for (const Judgement& each : view.judgements()) {
      cancellation().check();
      if (each.certain || shown == limit_) continue;
      const auto one = view.node(each.key), other = view.node(each.same_as);
      if (!one || !other || !wanted(one->label)) continue;
      const std::vector<Located> places = view.mentions(one->id);
      const Located place = places.empty() ? Located{} : places.front();
      table.add({"same", std::string(info(one->label).name), with_scope(*one), with_scope(*other),
                 static_cast<std::int64_t>(places.size()), each.reason, article_name(place.document, place.article),
                 places.empty() ? "" : sentence_at(pages, place)});
      ++shown;
    }
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
                 article_name(all[i].place.document, all[i].place.article), sentence_at(pages, all[i].place)});
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
