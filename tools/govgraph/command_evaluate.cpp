// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include <fmt/core.h>

#include "commands.hpp"
#include "gold.hpp"
#include "interrupt.hpp"
#include "language.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "quote.hpp"
#include "scoring.hpp"
#include "tell.hpp"

namespace govgraph::cli {
namespace {

double rounded(double share) { return std::stod(fmt::format("{:.4f}", share)); }

class EvaluateCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("--gold", gold_,
                   "pages as annotators read them: JSON Lines of gold or doccano (.jsonl), brat (.ann beside .txt), "
                   "WebAnno TSV 3 of INCEpTION (.tsv)")
        ->type_name("FILE")
        ->required();
    database_.add(app);
    app.add_option("--errors", errors_, "list at most N of each kind of error")->type_name("N")->capture_default_str();
    app.add_option("--least", least_, "leave out rules that give fewer relations than N")
        ->type_name("N")
        ->capture_default_str();
    format_.add(app);
    add_footer(app,
               {"govgraph evaluate --gold gold/*.jsonl --db town.db", "govgraph evaluate --gold page.ann --errors 20"},
               "none of the annotated pages is in the database");
  }

  int run() override {
    GoldBuilder builder;
    for (const std::string& each : gold_) read_gold(each, builder);
    const auto view = open_graph(database_.path);
    const std::vector<GoldDocument> gold = builder.build();
    const std::size_t there = pages_there(*view, gold);
    if (there < gold.size()) tell("govgraph: {} of {} annotated pages are in {}\n", there, gold.size(), database_.path);
    const Scores scores = score(*view, gold, cancellation());
    table_of(scores).print(format_.format);
    if (format_.format == Format::kTable) print_errors(scores);
    return there == 0 ? kNothing : kDone;
  }

 private:
  static std::size_t pages_there(const GraphView& view, const std::vector<GoldDocument>& gold) {
    std::vector<std::string> names;
    for (const DocumentInfo& each : view.documents()) names.push_back(each.path.substr(each.path.rfind('/') + 1));
    return static_cast<std::size_t>(std::count_if(gold.begin(), gold.end(), [&](const GoldDocument& each) {
      return std::find(names.begin(), names.end(), each.name) != names.end();
    }));
  }

  static void add(Table& table, const std::string& group, const std::string& name, const Score& score, bool recalls) {
    table.add({group, name, rounded(score.precision()),
               recalls ? Table::Cell(rounded(score.recall())) : Table::Cell(""),
               recalls ? Table::Cell(rounded(score.f1())) : Table::Cell(""), static_cast<std::int64_t>(score.right),
               static_cast<std::int64_t>(score.wrong),
               recalls ? Table::Cell(static_cast<std::int64_t>(score.missed)) : Table::Cell("")});
  }

  Table table_of(const Scores& scores) const {
    Table table{
        {"group", "Group", kWords}, {"name", "Name", kWords}, {"p", "Precision"},  {"r", "Recall"}, {"f1", "F1"},
        {"right", "Right"},         {"wrong", "Wrong"},       {"missed", "Missed"}};
    add(table, "all", "entities", scores.entities, true);
    add(table, "all", "relations", scores.relations, true);
    add(table, "all", "stated relations", scores.stated, true);
    add(table, "all", "articles", scores.articles, true);
    for (const auto& [label, each] : scores.by_label) add(table, "label", label, each, true);
    for (const auto& [type, each] : scores.by_type) add(table, "relation", type, each, true);
    for (auto at = scores.by_confidence.rbegin(); at != scores.by_confidence.rend(); ++at)
      add(table, "confidence", at->first, at->second, false);
    for (const auto& [rule, each] : scores.by_rule)
      if (each.right + each.wrong >= least_) add(table, "rule", rule, each, false);
    return table;
  }

  void print_errors(const Scores& scores) const {
    std::map<std::string, std::size_t> counts;
    for (const auto& [kind, what] : scores.errors)
      if (counts[kind]++ < errors_) fmt::print("{}  {}\n", translated(kind), printable(what));
  }

  DatabaseOption database_;
  FormatOption format_;
  std::vector<std::string> gold_;
  std::size_t errors_ = 0;
  std::size_t least_ = 1;
};

}  // namespace

std::unique_ptr<Command> make_evaluate() { return std::make_unique<EvaluateCommand>(); }

}  // namespace govgraph::cli
