// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "extract/passes.hpp"
#include "lexicon/lexicon.hpp"
#include "options.hpp"
#include "pipeline/load.hpp"
#include "pipeline/sources.hpp"

namespace govgraph::cli {
namespace {

std::vector<std::string> list(const std::vector<std::string_view>& names) { return {names.begin(), names.end()}; }

/// Nanoseconds that each pass takes over all files, and the bytes read.
struct Timing {
  std::vector<std::chrono::nanoseconds> of_pass;
  std::uint64_t bytes = 0;
};

Timing time_passes(const std::vector<std::string>& files) {
  Timing timing{std::vector<std::chrono::nanoseconds>(extract::passes().size()), 0};
  for (const pipeline::Source& source : pipeline::find_sources(files).files) {
    const Document document = pipeline::load_or_throw(source, {});
    std::vector<extract::PassTime> times;
    Diagnostics diagnostics;
    extract::ExtractOptions options;
    options.times = &times;
    extract::extract(document, lexicon::Lexicon::built_in(), diagnostics, options);
    for (std::size_t i = 0; i < times.size(); ++i) timing.of_pass[i] += times[i].time;
    timing.bytes += document.source.size();
  }
  return timing;
}

class PassesCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("--time", files_, "also say how long each pass takes to read FILE…")->type_name("FILE");
    format_.add(app);
    add_footer(app, {"govgraph passes", "govgraph passes --time newspapers/ --format csv"});
  }

  int run() override {
    (files_.empty() ? described() : timed()).print(format_.format);
    return kDone;
  }

 private:
  static Table described() {
    Table table{{"pass", "Pass"}, {"reads", "Reads"}, {"writes", "Writes"}, {"summary", "What it does"}};
    for (const extract::Pass& pass : extract::passes())
      table.add({std::string(pass.name), list(pass.reads), list(pass.writes), std::string(pass.summary)});
    return table;
  }

  Table timed() const {
    const Timing timing = time_passes(files_);
    Table table{
        {"pass", "Pass"}, {"milliseconds", "ms"}, {"megabytes_per_second", "MB/s"}, {"summary", "What it does"}};
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
