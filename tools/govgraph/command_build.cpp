// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>

#include <fmt/core.h>

#include "base/error.hpp"
#include "commands.hpp"
#include "decided.hpp"
#include "exchange/output.hpp"
#include "interrupt.hpp"
#include "language.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "outdated.hpp"
#include "pipeline/build.hpp"
#include "pipeline/decisions.hpp"
#include "progress_bar.hpp"
#include "report.hpp"
#include "tell.hpp"
#include "text/readers.hpp"
#include "worker_command.hpp"

namespace govgraph::cli {
namespace {

constexpr std::size_t kProblemLines = 20;

class BuildCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("SOURCE", arguments_,
                   "files, archives, folders (searched for " + text::all_endings() + "), patterns, or - for stdin")
        ->type_name("");
    database_.add(app);
    app.add_option("--lexicon", lexicon_, "folder with tables of your own that add to the lexicon")->type_name("DIR");
    app.add_option("--decisions", decisions_,
                   "put this decisions.tsv in force, in the place of the one before (`govgraph help decisions`)")
        ->type_name("FILE");
    app.add_option("--encoding", options_.encoding, "of the files, when its detection fails: UTF-8, GB18030, Big5, …")
        ->type_name("NAME");
    app.add_option("--date", options_.date, "of the issue, when the pages do not say it: 2025-01-06")
        ->type_name("DATE")
        ->check(is_date);
    app.add_option("--publisher", publisher_, "of the issue, when neither pages nor a sources.csv say it")
        ->type_name("NAME");
    app.add_option("--place", place_, "of the issue, in the same way: 云溪区柳河镇")->type_name("NAME");
    app.add_flag("--ocr", options_.ocr, "read the pages of PDF files that are pictures, by tesseract; seconds a page");
    app.add_flag("--prune", options_.prune,
                 "forget the documents whose files are not among SOURCE: those that were removed, moved or renamed");
    app.add_flag("--refresh", refresh_,
                 "also read again what was read by other words or rules, or by another version of the program");
    app.add_flag("--reprocess", reprocess_, "read everything again, also what the database holds already");
    app.add_option("--max-seconds", options_.limits.seconds,
                   "leave out a PDF or a web page that takes longer to be parsed")
        ->type_name("N")
        ->check(CLI::Range(1u, 86'400u))
        ->capture_default_str();
    threads_.add(app, "--threads,-j,--jobs");
    app.add_option("--report", report_path_, "write what was odd, document by document, as CSV to this file")
        ->type_name("FILE");
    progress_.add(app);
    app.add_flag("-q,--quiet", quiet_, "no report");
    add_footer(app,
               {"govgraph build newspapers/ --db town.db", "govgraph build 'issues/2025-*.txt' --threads 4",
                "pdftotext page.pdf - | govgraph build -"},
               "done, but some documents were left out, or none was found");
  }

  int run() override {
    if (refresh_ && reprocess_) throw UsageError("build: --reprocess reads all again; leave out --refresh");
    pipeline::FindOptions finding = find_options();
    finding.except = database_.path;
    finding.limits = options_.limits;
    const pipeline::Sources sources = pipeline::find_sources(arguments_, finding);
    print_passed_over(sources);
    if (arguments_.empty() && !decisions_.empty() && !refresh_ && !reprocess_) return decide();
    if (sources.files.empty() && !refresh_ && !reprocess_) return no_documents(sources);
    const pipeline::BuildReport report = build(sources);
    print_problems(report.problems, kProblemLines);
    if (!report_path_.empty()) write_report(report.problems);
    print_pruned(report);
    if (!quiet_ || !report.interrupted) tell_of_graph(report);
    if (report.interrupted) throw CancelledError("stopped; run the same command again to go on");
    return report.failed > 0 ? kNothing : kDone;
  }

 private:
  /// Opens it once: of a small change that is a good part of the cost.
  void tell_of_graph(const pipeline::BuildReport& report) const {
    const auto graph = store::Reader::open(database_.path, cancellation());
    if (!quiet_)
      print_report(report, is_small_change(report) ? std::nullopt : std::optional(pipeline::statistics_of(*graph)));
    if (report.interrupted) return;
    tell_undecided(*graph, kProblemLines);
    say_if_outdated(*graph, database_.path);
  }

  /// So that what is added to a large database costs its own share, not a look at all.
  static bool is_small_change(const pipeline::BuildReport& report) {
    constexpr std::uint64_t kLarge = 1000;
    return report.held > kLarge && report.added + report.pruned.size() < report.held / 10;
  }

  static std::string is_date(const std::string& text) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const std::string shape = "0000-00-00";
    bool good = text.size() == 4 || text.size() == 7 || text.size() == 10;
    for (std::size_t i = 0; good && i < text.size(); ++i) good = shape[i] == '-' ? text[i] == '-' : digit(text[i]);
    return good ? "" : said("'{}' is no date: write 2025-01-06, 2025-01 or 2025", text);
  }

  /// One row for each document and code.
  void write_report(const pipeline::Problems& problems) const {
    Table table{{"document", "document"}, {"severity", "severity", kWords},
                {"code", "code"},         {"offset", "offset"},
                {"count", "count"},       {"message", "message"}};
    for (const pipeline::Problem& each : problems.kept())
      table.add({each.first.document, std::string(each.first.severity == Severity::kError ? "error" : "warning"),
                 each.first.code, static_cast<std::int64_t>(each.first.begin), static_cast<std::int64_t>(each.more + 1),
                 translated(each.first.message)});
    exchange::Output output(report_path_, true, cancellation());
    output.write(table.render(Format::kCsv));
    output.commit();
  }

  static void print_pruned(const pipeline::BuildReport& report) {
    if (report.prune_refused)
      tell("govgraph: nothing is pruned, because no document or not every source could be looked at\n");
    for (const auto& [was, is] : report.moved) tell("govgraph: {} is {} now\n", was, is);
    std::size_t gone = 0;
    for (const std::string& each : report.pruned) {
      const bool moved =
          std::any_of(report.moved.begin(), report.moved.end(), [&](const auto& m) { return m.first == each; });
      if (!moved && ++gone <= kProblemLines) tell("govgraph: {} is forgotten: its file is gone\n", each);
    }
    if (gone > kProblemLines) tell("govgraph: and {} others\n", gone - kProblemLines);
  }

  /// Files that nothing reads, in one line.
  static void print_passed_over(const pipeline::Sources& sources) {
    std::string kinds;
    std::uint64_t all = 0;
    for (const auto& [ending, count] : sources.passed_over) {
      all += count;
      kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", count, ending);
    }
    if (all > 0)
      tell("govgraph: {} {} passed over ({}); read are {}\n", all, all == 1 ? "file was" : "files were", kinds,
           text::all_endings());
  }

  void add_imprint(std::string_view field, const std::string& value, std::string from) {
    if (!value.empty())
      options_.imprint.push_back({std::string(field), value, std::move(from), ImprintItem::Weight::kFallback});
  }

  int no_documents(const pipeline::Sources& sources) const {
    if (arguments_.empty())
      throw UsageError("build: nothing to read; name files or folders (see `govgraph build --help`)");
    pipeline::Problems problems;
    for (const Diagnostic& problem : sources.problems) problems.add({problem}, true);
    print_problems(problems, kProblemLines);
    std::string all;
    for (const std::string& argument : arguments_) all += (all.empty() ? "" : " ") + argument;
    tell("govgraph: {}: no documents found; folders are searched for {}\n", all, text::all_endings());
    return kNothing;
  }

  /// No document is read: how the database's were does not matter.
  int decide() const {
    pipeline::decide(std::filesystem::path(database_.path), std::filesystem::path(decisions_), cancellation());
    const auto view = open_graph(database_.path);
    tell_undecided(*view, kProblemLines);
    const auto& all = view->decisions();
    const auto in_force = std::count_if(all.begin(), all.end(), [](const Decided& each) { return each.in_force(); });
    if (!quiet_)
      fmt::print("{}",
                 said("Decisions: {} in force, {} not\n", in_force, all.size() - static_cast<std::size_t>(in_force)));
    return kDone;
  }

  pipeline::BuildReport build(const pipeline::Sources& sources) {
    options_.threads = threads_.threads;
    add_imprint(imprint::kDate, options_.date, "--date");
    add_imprint(imprint::kPublisher, publisher_, "--publisher");
    add_imprint(imprint::kPlace, place_, "--place");
    if (refresh_) options_.again = pipeline::ReadAgain::kOutdated;
    if (reprocess_) options_.again = pipeline::ReadAgain::kAll;
    if (!lexicon_.empty()) options_.lexicon = lexicon_;
    if (!decisions_.empty()) options_.decisions = decisions_;
    options_.cancellation = cancellation();
    options_.worker = worker_command();
    const bool stdin_read = std::find(arguments_.begin(), arguments_.end(), "-") != arguments_.end();
    ProgressBar bar(progress_.show(stdin_read));
    return pipeline::build(sources, database_.path, options_, [&](const pipeline::Progress& progress) {
      const double rate = static_cast<double>(progress.bytes) / 1e6 / std::max(bar.seconds(), 1e-3);
      bar.update(progress.bytes, progress.all_bytes, counted(progress, rate));
    });
  }

  static std::string counted(const pipeline::Progress& progress, double rate) {
    const auto documents = progress.documents, all = progress.all_documents;
    if (progress.document.empty()) return said("{}/{} documents  {:.1f} MB/s", documents, all, rate);
    if (progress.pages == 0) return said("{}/{} documents  page {}", documents, all, progress.page);
    return said("{}/{} documents  page {} of {}", documents, all, progress.page, progress.pages);
  }

  std::vector<std::string> arguments_;
  DatabaseOption database_;
  ThreadsOption threads_;
  ProgressOption progress_;
  std::string lexicon_, decisions_, publisher_, place_, report_path_;
  pipeline::BuildOptions options_;
  bool refresh_ = false, reprocess_ = false;
  bool quiet_ = false;
};

}  // namespace

std::unique_ptr<Command> make_build() { return std::make_unique<BuildCommand>(); }

}  // namespace govgraph::cli
