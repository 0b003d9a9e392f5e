// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "analysis/tenures.hpp"
#include "commands.hpp"
#include "exchange/output.hpp"
#include "interrupt.hpp"
#include "lookup.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "quote.hpp"
#include "tell.hpp"
#include "tenure_chart.hpp"
#include "terminal.hpp"

namespace govgraph::cli {
namespace {

using analysis::Tenure;

/// From its first day to its last, for `--as-of`, `--from` and `--to`; nullopt where nothing tells when it began.
std::optional<Days> extent_of(const Tenure& tenure) {
  if (!tenure.since) return std::nullopt;
  Days out{tenure.since->first, kAlways.last};
  if (tenure.until && tenure.until_by == analysis::KnownBy::kSentence) out.last = tenure.until->last;
  if (tenure.until && tenure.until_by != analysis::KnownBy::kSentence) out.last = tenure.until->first - 1;
  return out;
}

class TenuresCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("NAME", name_, "an organ, an area or a person: its name, \"Label:name\" or id; all when left out");
    database_.add(app);
    time_.add(app);
    app.add_flag("--successions", successions_, "list who was followed by whom instead");
    app.add_option("--format", format_, "table, json, csv; svg: a chart, a bar for each tenure")
        ->check(CLI::IsMember({"table", "json", "csv", "svg"}).description(""))
        ->type_name("table|json|csv|svg")
        ->capture_default_str();
    output_.add(app);
    add_footer(app,
               {"govgraph tenures 柳河镇党委", "govgraph tenures 方致远 --format csv",
                "govgraph tenures 柳河镇 --format svg -o offices.svg", "govgraph tenures --successions --from 2024"},
               "nobody is said to hold such an office");
    app.footer(
        "since_by: a sentence states the date, or it is that of the first page that says so. until_by: a sentence, the first day of "
        "the successor, or the first page that calls the office former; of none, nothing is told of an end. Only offices that one "
        "person holds at a time (书记, 镇长; not 副镇长, 委员) pass from hand to hand.\n谁从何时到何时任何职，由哪句话可知；"
        "“since_by”“until_by”说明日期的依据：句子、页面日期或继任者。\n\n" +
        app.get_footer());
  }

  int run() override {
    const auto view = open_graph(database_.path);
    std::optional<NodeId> of;
    if (!name_.empty()) of = find_node(*view, name_).id;
    std::vector<Tenure> found = analysis::tenures(*view, of, cancellation());
    keep_in_time(found);
    if (found.empty()) tell("govgraph: nobody is said to hold such an office\n");
    exchange::Output output(output_.path, output_.overwrite, cancellation());
    std::optional<ForTerminal> laid_out;
    if (output_.to_stdout()) laid_out.emplace();
    if (format_ == "svg")
      output.buffer() += tenure_chart(*view, found);
    else if (successions_)
      output.buffer() += succession_table(*view, found).render(table_format());
    else
      output.buffer() += tenure_table(*view, found).render(table_format());
    output.commit();
    return found.empty() ? kNothing : kDone;
  }

 private:
  Format table_format() const {
    return format_ == "json" ? Format::kJson : format_ == "csv" ? Format::kCsv : Format::kTable;
  }

  void keep_in_time(std::vector<Tenure>& found) const {
    const auto window = time_.window();
    if (!window) return;
    std::size_t undated = 0;
    std::erase_if(found, [&](const Tenure& each) {
      const auto extent = extent_of(each);
      if (!extent) ++undated;
      return extent ? !extent->meets(window->days) : !window->undated;
    });
    if (undated > 0)
      tell("govgraph: tenures without a beginning: {}, {}\n", undated,
           window->undated ? "kept" : "left out; --undated keeps them");
  }

  static std::string date_of(const std::optional<Days>& days) { return days ? iso_date(*days) : std::string(); }

  static std::string name_of_node(const GraphView& view, NodeId id) {
    const auto node = view.node(id);
    return node ? node->name : hex(id);
  }

  /// Whoever holds the office next.
  static std::map<std::size_t, std::size_t> next_of(const std::vector<Tenure>& found) {
    std::map<std::size_t, std::size_t> out;
    for (const auto& [first, second] : analysis::successions(found)) out[first] = second;
    return out;
  }

  Table tenure_table(const GraphView& view, const std::vector<Tenure>& found) const {
    const bool people = format_ == "table";
    Table table({{"organ", "organ"},
                 {"office", "office"},
                 {"person", "person"},
                 {"acting", "acting"},
                 {"since", "since"},
                 {"since_by", "by", kWords},
                 {"until", "until"},
                 {"until_by", "by", kWords},
                 {"last_page", "last page"},
                 {"gap_days", "gap"},
                 {"followed_by", "followed by"},
                 {"pages", "pages"},
                 {"sentences", people ? "sentence" : "sentences"}});
    const auto next = next_of(found);
    Pages pages(view);
    for (std::size_t i = 0; i < found.size(); ++i) {
      cancellation().check();
      const Tenure& each = found[i];
      const auto at = next.find(i);
      auto [places, sentences] = evidence_of(view, each, pages, people ? 1 : each.statements.size());
      table.add({name_of_node(view, each.organ), each.role, name_of_node(view, each.person), each.acting,
                 date_of(each.since), std::string(analysis::name_of(each.since_by)), date_of(each.until),
                 std::string(analysis::name_of(each.until_by)), date_of(each.last_page),
                 static_cast<std::int64_t>(each.gap),
                 at == next.end() ? std::string() : name_of_node(view, found[at->second].person), std::move(places),
                 std::move(sentences)});
    }
    return table;
  }

  Table succession_table(const GraphView& view, const std::vector<Tenure>& found) const {
    Table table({{"organ", "organ"},
                 {"office", "office"},
                 {"former", "former"},
                 {"present", "present"},
                 {"until", "until"},
                 {"since", "since"},
                 {"gap_days", "gap"},
                 {"former_sentences", "of the former"},
                 {"present_sentences", "of the next"}});
    Pages pages(view);
    const std::size_t most = format_ == "table" ? 1 : kNoLimit;
    for (const auto& [first, second] : analysis::successions(found)) {
      cancellation().check();
      const Tenure &a = found[first], &b = found[second];
      table.add({name_of_node(view, b.organ), b.role, name_of_node(view, a.person), name_of_node(view, b.person),
                 date_of(a.until), date_of(b.since), static_cast<std::int64_t>(b.gap),
                 evidence_of(view, a, pages, most).second, evidence_of(view, b, pages, most).second});
    }
    return table;
  }

  /// Articles and sentences of a tenure, at most `limit` of each.
  static std::pair<std::vector<std::string>, std::vector<std::string>> evidence_of(const GraphView& view,
                                                                                   const Tenure& tenure, Pages& pages,
                                                                                   std::size_t limit) {
    std::pair<std::vector<std::string>, std::vector<std::string>> out;
    for (const Located& each : analysis::evidence_of(view, tenure, limit)) {
      const Quote around = pages.quote(each);
      out.first.push_back(article_name(each.document, each.article));
      out.second.push_back(around.before + around.marked + around.after);
    }
    return out;
  }

  static constexpr std::size_t kNoLimit = static_cast<std::size_t>(-1);

  DatabaseOption database_;
  TimeOption time_;
  OutputOption output_;
  std::string name_;
  std::string format_ = "table";
  bool successions_ = false;
};

}  // namespace

std::unique_ptr<Command> make_tenures() { return std::make_unique<TenuresCommand>(); }

}  // namespace govgraph::cli
