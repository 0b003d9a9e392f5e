// SPDX-License-Identifier: Apache-2.0
#include <map>

#include <fmt/core.h>

#include "base/error.hpp"
#include "commands.hpp"
#include "decided.hpp"
#include "extract/rules/rule_set.hpp"
#include "graph_options.hpp"
#include "language.hpp"
#include "lookup.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "quote.hpp"
#include "tell.hpp"
#include "words.hpp"

namespace govgraph::cli {
namespace {

/// A place in a page that says something, and what it says.
struct Reason {
  std::vector<std::string> decided;  ///< by whom, and what
  std::string claim;                 ///< "周远舟 HOLDS_ROLE 书记 柳河镇党委", or the node's name
  Located place;
  double confidence = 1;
};

/// Which places say the same because their articles are prints of one text.
class Prints {
 public:
  explicit Prints(const GraphView& view) : groups_(view.reprints()) {
    for (std::size_t i = 0; i < groups_.size(); ++i)
      for (const ArticlePlace& each : groups_[i]) group_of_[each] = i;
  }

  /// "b.txt#2, c.txt#1": the other prints.
  std::string also_in(const Located& place) const {
    const auto group = group_of_.find({place.document, place.article});
    if (group == group_of_.end()) return {};
    std::string out;
    for (const ArticlePlace& each : groups_[group->second])
      if (each != group->first) out += (out.empty() ? "" : ", ") + printable(article_name(each.document, each.article));
    return out;
  }

  /// Whether an earlier reason gives the same words out of another print. Reasons are few: they are those shown.
  bool is_said_before(const std::vector<Reason>& reasons, std::size_t index) const {
    const Reason& reason = reasons[index];
    const auto group = group_of_.find({reason.place.document, reason.place.article});
    if (group == group_of_.end()) return false;
    for (std::size_t i = 0; i < index; ++i) {
      const auto other = group_of_.find({reasons[i].place.document, reasons[i].place.article});
      if (other != group_of_.end() && other->second == group->second && other->first != group->first &&
          reasons[i].claim == reason.claim && reasons[i].place.text == reason.place.text)
        return true;
    }
    return false;
  }

 private:
  std::vector<ReprintGroup> groups_;
  std::map<ArticlePlace, std::size_t> group_of_;
};

class WhyCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("NODE", head_, "a node, or the head of a relation: its name, \"Label:name\" or id")->required();
    app.add_option("TYPE", type_, "the relation");
    app.add_option("TAIL", tail_, "the node at its tail");
    database_.add(app);
    app.add_flag("--rules", rules_, "say of each rule what it finds and where it stands");
    app.add_option("--limit", limit_, "show at most N places")->type_name("N")->capture_default_str();
    format_.add(app);
    add_footer(app, {"govgraph why 周远舟 HOLDS_ROLE 柳河镇党委", "govgraph why 柳河镇党委"},
               "the graph does not say so");
  }

  int run() override {
    if (!type_.empty() && tail_.empty()) throw UsageError("why: give a node alone, or HEAD TYPE TAIL");
    const auto view = open_graph(database_.path);
    const Node head = find_node(*view, head_);
    const auto reasons =
        type_.empty() ? of_node(*view, head) : of_edges(*view, head, relation_type(type_), find_node(*view, tail_));
    if (reasons.empty()) tell("govgraph: nothing says {} {} {}\n", head_, type_, tail_);
    if (format_.format == Format::kTable)
      print_text(*view, reasons);
    else
      print_rows(*view, reasons);
    if (reasons.size() > limit_) tell("govgraph: {} of {} places shown; --limit shows more\n", limit_, reasons.size());
    return reasons.empty() ? kNothing : kDone;
  }

 private:
  static std::vector<Reason> of_node(const GraphView& view, const Node& node) {
    std::vector<Reason> out;
    for (Located& each : view.mentions(node.id)) out.push_back({decided_of(view, node.id), node.name, std::move(each)});
    return out;
  }

  std::vector<Reason> of_edges(const GraphView& view, const Node& head, RelationType type, const Node& tail) const {
    std::vector<Reason> out;
    view.visit_neighbors(head.id, Direction::kOut, type, [&](const Neighbor& step) {
      if (step.node != tail.id || !step.outgoing) return true;
      const auto edge = view.edge(step.edge);
      if (!edge) return true;
      const std::string claim =
          fmt::format("{} {}{} {}", head.name, format_.format == Format::kTable ? word_of(type) : info(type).name,
                      edge->role.empty() ? "" : " " + edge->role, tail.name);
      for (Located& each : view.evidence(step.edge))
        out.push_back({decided_of(view, edge->id), claim, std::move(each), tidy(edge->confidence)});
      return true;
    });
    return out;
  }

  void print_text(const GraphView& view, const std::vector<Reason>& reasons) const {
    Pages pages(view);
    const Prints prints(view);
    const bool colour = stdout_is_terminal();
    std::string out, claim;
    for (std::size_t i = 0; i < std::min(reasons.size(), limit_); ++i) {
      const Reason& each = reasons[i];
      if (prints.is_said_before(reasons, i)) continue;
      if (each.claim != claim) {
        out += fmt::format("{}{}{}\n", out.empty() ? "" : "\n", printable(each.claim),
                           type_.empty() ? "" : said("  (confidence {:.2f})", each.confidence));
        for (const std::string& decided : each.decided) out += "  " + decided + "\n";
        claim = each.claim;
      }
      const ArticleFact article = pages.article(each.place);
      const std::string print = pages.page_and_box(each.place);
      out += fmt::format("  {}  {}  {}{}{}\n    {}\n", printable(article_name(each.place.document, each.place.article)),
                         printable(article.title), pages.date(each.place),
                         each.place.rule.empty() ? "" : "  [" + each.place.rule + "]",
                         print.empty() ? "" : "  (" + print + ")", line_of(pages.quote(each.place), colour));
      if (const std::string also = prints.also_in(each.place); !also.empty()) out += said("    also in {}\n", also);
      if (rules_) out += rule_line(each.place.rule);
    }
    fmt::print("{}", out);
  }

  /// Of rules of the program alone: those of a researcher's folder are not in the database.
  static std::string rule_line(const std::string& name) {
    const extract::Rule* rule = extract::RuleSet::built_in().find(name);
    return rule == nullptr
               ? ""
               : fmt::format("    {}:{}: {}\n", rule->file, rule->line, in_chinese() ? rule->chinese : rule->english);
  }

  void print_rows(const GraphView& view, const std::vector<Reason>& reasons) const {
    Pages pages(view);
    Table table({{"claim", "claim"},
                 {"document", "document"},
                 {"article", "article"},
                 {"title", "title"},
                 {"date", "date"},
                 {"begin", "begin"},
                 {"end", "end"},
                 {"before", "before"},
                 {"text", "text"},
                 {"after", "after"},
                 {"rule", "rule"},
                 {"confidence", "confidence"},
                 {"page", "page"},
                 {"boxes", "boxes"},
                 {"decided", "decided"}});
    for (std::size_t i = 0; i < std::min(reasons.size(), limit_); ++i) {
      const Located& place = reasons[i].place;
      const Quote around = pages.quote(place);
      const std::vector<PrintPlace> print = pages.in_print(place);
      table.add({reasons[i].claim, place.document, article_name(place.document, place.article),
                 pages.article(place).title, pages.date(place), static_cast<std::int64_t>(place.span.begin),
                 static_cast<std::int64_t>(place.span.end), around.before, place.text, around.after, place.rule,
                 reasons[i].confidence,
                 print.empty() ? Table::Cell{} : Table::Cell{static_cast<std::int64_t>(print.front().page)},
                 boxes_text(print), reasons[i].decided});
    }
    table.print(format_.format);
  }

  DatabaseOption database_;
  FormatOption format_;
  std::string head_, type_, tail_;
  std::size_t limit_ = 20;
  bool rules_ = false;
};

}  // namespace

std::unique_ptr<Command> make_why() { return std::make_unique<WhyCommand>(); }

}  // namespace govgraph::cli
