// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include "agreement.hpp"
#include "base/text_file.hpp"
#include "commands.hpp"
#include "decided.hpp"
#include "language.hpp"
#include "options.hpp"
#include "tell.hpp"

namespace govgraph::cli {
namespace {

class AgreementCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("A", a_, "decisions of one reviewer")->type_name("FILE")->required();
    app.add_option("B", b_, "decisions of the other")->type_name("FILE")->required();
    format_.add(app);
    add_footer(app, {"govgraph agreement wang.tsv li.tsv"}, "no question was answered by both");
  }

  int run() override {
    const Agreement found =
        agreement_of(parse_decisions(read_text_file(a_), a_), parse_decisions(read_text_file(b_), b_));
    if (format_.format == Format::kTable)
      fmt::print(
          "{}",
          said(
              "{} questions answered by both: {} alike, {} otherwise\nCohen's kappa {:.3f} (observed {:.3f}, by chance {:.3f})\n"
              "{} answered by A alone, {} by B alone\n",
              found.both, found.alike, found.both - found.alike, found.kappa, found.observed, found.expected,
              found.only_a, found.only_b));
    Table table{{"question", "Question"}, {"a", "A"}, {"b", "B"}, {"a_line", "Line of A"}, {"b_line", "Line of B"}};
    for (const Disagreement& each : found.disagreements)
      table.add({each.question, each.a, each.b, static_cast<std::int64_t>(each.a_line),
                 static_cast<std::int64_t>(each.b_line)});
    if (!table.empty() && format_.format == Format::kTable) fmt::print("\n");
    if (format_.format != Format::kTable) {
      Table counts{{"both", "both"},         {"alike", "alike"},   {"kappa", "kappa"},  {"observed", "observed"},
                   {"expected", "expected"}, {"only_a", "only_a"}, {"only_b", "only_b"}};
      counts.add({static_cast<std::int64_t>(found.both), static_cast<std::int64_t>(found.alike), found.kappa,
                  found.observed, found.expected, static_cast<std::int64_t>(found.only_a),
                  static_cast<std::int64_t>(found.only_b)});
      counts.print(format_.format);
    } else if (!table.empty()) {
      table.print(format_.format);
    }
    return found.both == 0 ? kNothing : kDone;
  }

 private:
  FormatOption format_;
  std::string a_, b_;
};

}  // namespace

std::unique_ptr<Command> make_agreement() { return std::make_unique<AgreementCommand>(); }

}  // namespace govgraph::cli
