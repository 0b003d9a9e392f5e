// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "extract/passes.hpp"
#include "interrupt.hpp"
#include "lexicon/lexicon.hpp"
#include "options.hpp"
#include "pipeline/load.hpp"
#include "pipeline/problems.hpp"
#include "pipeline/sources.hpp"
#include "report.hpp"
#include "tell.hpp"
#include "worker_command.hpp"

namespace govgraph::cli {
namespace {

std::vector<std::string> list(const std::vector<std::string_view>& names) { return {names.begin(), names.end()}; }

constexpr std::size_t kProblemLines = 20;

/// Nanoseconds that each pass takes over all files, and the bytes read.
struct Timing {
  std::vector<std::chrono::nanoseconds> of_pass;
  std::uint64_t bytes = 0;
};

Timing time_passes(const std::vector<std::string>& files) {
  Timing timing{std::vector<std::chrono::nanoseconds>(extract::passes().size()), 0};
  const pipeline::Sources sources = pipeline::find_sources(files, find_options());
  pipeline::Problems problems;
  for (const Diagnostic& problem : sources.problems) problems.add({problem}, true);
  const pipeline::LoadOptions loading = load_options();
  extract::ExtractOptions extracting;
  extracting.cancellation = cancellation();
  for (const pipeline::Source& source : sources.files) {
    Diagnostics diagnostics;
    const bool any = pipeline::read_source(source, loading, diagnostics, [&](const Document& part) {
      std::vector<extract::PassTime> times;
      extracting.times = &times;
      extract::extract(part, lexicon::Lexicon::built_in(), diagnostics, extracting);
      for (std::size_t i = 0; i < times.size(); ++i) timing.of_pass[i] += times[i].time;
      timing.bytes += part.source.size();
      return true;
    });
    problems.add(diagnostics, !any);
  }
  print_problems(problems, kProblemLines);
  return timing;
}

class PassesCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("--time", files_, "also say how long each pass takes to read FILE…")->type_name("FILE");
    format_.add(app);
    add_footer(app, {"govgraph passes", "govgraph passes --time newspapers/ --format csv"},
               "a pass reads what none before it writes: stderr says which");
  }

  int run() override {
    (files_.empty() ? described() : timed()).print(format_.format);
    const std::vector<std::string> faults = extract::unmet_needs(extract::passes());
    for (const std::string& fault : faults) tell("govgraph: {}\n", fault);
    return faults.empty() ? kDone : kNothing;
  }

 private:
  static Table described() {
    Table table{{"pass", "Pass"}, {"reads", "Reads"}, {"writes", "Writes"}, {"summary", "What it does", kWords}};
    for (const extract::Pass& pass : extract::passes())
      table.add({std::string(pass.name), list(pass.reads), list(pass.writes), std::string(pass.summary)});
    return table;
  }

  Table timed() const {
    const Timing timing = time_passes(files_);
    Table table{{"pass", "Pass"},
                {"milliseconds", "ms"},
                {"megabytes_per_second", "MB/s"},
                {"summary", "What it does", kWords}};
    for (std::size_t i = 0; i < timing.of_pass.size(); ++i) {
      const double seconds = std::chrono::duration<double>(timing.of_pass[i]).count();
      const double rate = seconds > 0 ? static_cast<double>(timing.bytes) / 1e6 / seconds : 0;
      const extract::Pass& pass = extract::passes()[i];
      table.add({std::string(pass.name), seconds * 1e3, rate, std::string(pass.summary)});
    }
    return table;
  }

  std::vector<std::string> files_;
  FormatOption format_;
};

}  // namespace

std::unique_ptr<Command> make_passes() { return std::make_unique<PassesCommand>(); }

}  // namespace govgraph::cli
