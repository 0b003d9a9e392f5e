// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>

#include <fmt/ranges.h>

#include "base/error.hpp"
#include "commands.hpp"
#include "extract/rules/example_document.hpp"
#include "extract/rules/examples.hpp"
#include "interrupt.hpp"
#include "language.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "outdated.hpp"
#include "pipeline/load.hpp"
#include "rule_support.hpp"
#include "worker_command.hpp"

namespace govgraph::cli {
namespace {

std::string joined(const std::vector<std::string>& list) {
  return list.empty() ? translated("nothing") : fmt::format("{}", fmt::join(list, "; "));
}

std::vector<std::string> given(const extract::Example& example, const extract::Rule& rule,
                               const pipeline::ChosenLexicon& chosen, const extract::RuleSet& rules) {
  Diagnostics diagnostics;
  extract::ExtractOptions options;
  options.rules = &rules;
  const Document document = extract::example_document(example.text);
  return extract::given_by(rule.name, extract::extract(document, chosen.get(), diagnostics, options));
}

class RulesCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("RULE|FOLDER", words_,
                   "list these rules alone; pages and folders of pages: also say what they owe to each rule; or check "
                   "DIR: try every example of the rules in a folder of yours")
        ->type_name("");
    app.add_option("--db", database_, "also say what a database owes to each rule")->type_name("PATH");
    app.add_option("--lexicon", lexicon_, "folder with words and rules of your own")->type_name("DIR");
    format_.add(app);
    add_footer(app,
               {"govgraph rules", "govgraph rules --db town.db", "govgraph rules newspapers/ --lexicon my-words/",
                "govgraph rules check my-words/"},
               "checked, and an example gives something else than it says");
  }

  int run() override {
    if (words_.empty() || words_[0] != "check") return list();
    if (words_.size() != 2) throw UsageError("rules: check takes one folder: rules check DIR");
    return check(words_[1]);
  }

 private:
  int list() const {
    const pipeline::ChosenLexicon chosen(lexicon_);
    std::vector<std::string> names, pages;
    for (const std::string& word : words_) {
      const bool is_rule = chosen.rules().find(word) != nullptr;
      if (!is_rule && !std::filesystem::exists(word))
        throw UsageError(
            fmt::format("rules: there is no rule {}, nor such a folder; `govgraph rules` lists them", word));
      (is_rule ? names : pages).push_back(word);
    }
    print(chosen.rules(), names, supports_of(pages));
    return kDone;
  }

  std::optional<Supports> supports_of(const std::vector<std::string>& pages) const {
    if (!pages.empty() && !database_.empty()) throw UsageError("rules: name pages or a database, not both");
    if (!database_.empty()) {
      say_if_outdated(database_);
      return supports_in(*open_graph(database_));
    }
    if (pages.empty()) return std::nullopt;
    pipeline::BuildOptions options;
    if (!lexicon_.empty()) options.lexicon = lexicon_;
    options.cancellation = cancellation();
    options.worker = worker_command();
    const pipeline::Sources sources = pipeline::find_sources(pages, find_options());
    if (sources.files.empty()) throw InputError(fmt::format("rules: {}: no documents found", fmt::join(pages, " ")));
    return supports_in(sources, options);
  }

  void print(const extract::RuleSet& rules, const std::vector<std::string>& names,
             const std::optional<Supports>& supports) const {
    std::vector<Table::Column> columns{
        {"rule", "Rule"}, {"relation", "Relation", kWords}, {"confidence", "Confidence"}};
    if (supports)
      columns.insert(columns.end(), {{"statements", "Statements"}, {"documents", "Documents"}, {"alone", "Alone"}});
    columns.insert(columns.end(), {{"summary", "What it finds"}, {"place", "Where it stands"}});
    Table table(columns);
    for (const extract::Rule& rule : rules.rules()) {
      if (!names.empty() && std::find(names.begin(), names.end(), rule.name) == names.end()) continue;
      std::vector<Table::Cell> row{rule.name, std::string(info(rule.relation).name), tidy(rule.confidence)};
      if (supports) {
        const auto at = supports->find(rule.name);
        const Support found = at == supports->end() ? Support{} : at->second;
        row.insert(row.end(), {found.statements, static_cast<std::int64_t>(found.documents.size()), found.alone});
      }
      row.insert(row.end(), {format_.format == Format::kTable && in_chinese() ? rule.chinese : rule.english,
                             fmt::format("{}:{}", rule.file, rule.line)});
      table.add(std::move(row));
    }
    table.print(format_.format);
  }

  static double tidy(float value) { return static_cast<double>(std::lround(value * 100)) / 100; }

  static int check(const std::string& directory) {
    const pipeline::ChosenLexicon chosen(directory);
    const extract::RuleSet& rules = chosen.rules();
    std::size_t faults = 0, examples = 0, own = 0;
    for (std::size_t r = 0; r < rules.rules().size(); ++r) {
      const extract::Rule& rule = rules.rules()[r];
      if (!rule.own) continue;
      ++own;
      examples += rule.examples.size();
      faults += check_examples(rule, chosen) + check_guards(rules, r, chosen);
    }
    const auto plural = [](std::size_t count) { return count == 1 ? "" : "s"; };
    fmt::print("{}", said("{} rule{}, {} example{}, {} fault{}\n", own, plural(own), examples, plural(examples), faults,
                          plural(faults)));
    return faults == 0 ? kDone : kNothing;
  }

  static std::size_t check_examples(const extract::Rule& rule, const pipeline::ChosenLexicon& chosen) {
    std::size_t faults = 0;
    for (const extract::Example& example : rule.examples) {
      const std::vector<std::string> found = given(example, rule, chosen, chosen.rules());
      if (found == example.expected) continue;
      ++faults;
      fmt::print("{}:{}: {}\n", rule.file, example.line,
                 said("{} gives {}, not {}", rule.name, joined(found), joined(example.expected)));
    }
    return faults;
  }

  /// A `not` line without which every example gives the same is shown by none.
  static std::size_t check_guards(const extract::RuleSet& rules, std::size_t number,
                                  const pipeline::ChosenLexicon& chosen) {
    const extract::Rule& rule = rules.rules()[number];
    std::size_t faults = 0;
    for (std::size_t g = 0; g < rule.guards.size(); ++g) {
      if (!rule.guards[g].excludes || rule.guards[g].shared) continue;
      const extract::RuleSet without = rules.without_guard(number, g);
      bool shown = false;
      for (const extract::Example& example : rule.examples)
        shown = shown || given(example, rule, chosen, without) != example.expected;
      if (shown) continue;
      ++faults;
      fmt::print("{}:{}: {}\n", rule.file, rule.guards[g].line,
                 said("no example needs this line: {}", rule.guards[g].text));
    }
    return faults;
  }

  std::vector<std::string> words_;
  std::string database_, lexicon_;
  FormatOption format_;
};

}  // namespace

std::unique_ptr<Command> make_rules() { return std::make_unique<RulesCommand>(); }

}  // namespace govgraph::cli
