// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include "commands.hpp"
#include "decided.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "tell.hpp"

namespace govgraph::cli {
namespace {

class DecisionsCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    database_.add(app);
    app.add_flag("--open", open_, "only those that are not in force");
    format_.add(app);
    add_footer(app, {"govgraph decisions --db town.db", "govgraph decisions --open --format csv"},
               "nothing was decided");
    app.footer(
        std::string(
            "Decisions stand in a file of lines with tabs (decisions.tsv) that people, `govgraph review` and the page of\n"
            "`govgraph serve` write, and `govgraph build --decisions FILE` puts in force. The first line names the columns:\n"
            "  kind      same, not-same, split, rename, relabel, wrong, right, add, note\n"
            "  about     a node: label, name and, behind @, its scope (\"Person 李明 @安平市/云溪区\")\n"
            "  relation  HOLDS_ROLE 书记; empty where the decision is about the node itself\n"
            "  other     the node at the relation's other end, or the second of same and not-same\n"
            "  value     of rename the name, of relabel the label, of split what the part is called\n"
            "  document, digest, span, text\n"
            "            the page, and the bytes and words on it: that place alone; empty: wherever it is said\n"
            "  who, when, note\n"
            "            as people like\n"
            "Lines may stand in any order and be taken out again, which undoes them. Decisions that contradict one another\n"
            "are not in force, none of them.\n\n") +
        app.get_footer());
  }

  int run() override {
    const auto view = open_graph(database_.path);
    Table table{
        {"line", "Line"}, {"state", "State", kWords}, {"decision", "Decision"}, {"document", "Page"}, {"text", "Words"},
        {"who", "Who"},   {"when", "When"},           {"note", "Note"}};
    for (const Decided& each : view->decisions())
      if (!open_ || !each.in_force())
        table.add({static_cast<std::int64_t>(each.decision.line), state_of(each), claim_of(each.decision),
                   each.decision.document, each.decision.text, each.decision.who, each.decision.when,
                   each.decision.note});
    if (!table.empty() || format_.format != Format::kTable) table.print(format_.format);
    if (table.empty()) tell("govgraph: {}\n", open_ ? "all decisions are in force" : "nothing was decided");
    return table.empty() ? kNothing : kDone;
  }

 private:
  DatabaseOption database_;
  FormatOption format_;
  bool open_ = false;
};

}  // namespace

std::unique_ptr<Command> make_decisions() { return std::make_unique<DecisionsCommand>(); }

}  // namespace govgraph::cli
