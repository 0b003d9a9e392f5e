// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include "base/error.hpp"
#include "commands.hpp"
#include "interrupt.hpp"
#include "options.hpp"
#include "pipeline/load.hpp"
#include "pipeline/problems.hpp"
#include "report.hpp"
#include "tell.hpp"
#include "trace.hpp"
#include "worker_command.hpp"

namespace govgraph::cli {
namespace {

class TraceCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("FILE", file_, "the page; - for stdin")->required()->type_name("");
    app.add_option("--at", offset_, "byte offset into the file (as UTF-8): that of an evidence or a diagnostic")
        ->required()
        ->type_name("OFFSET");
    app.add_option("--lexicon", lexicon_, "folder with tables of your own that add to the lexicon")->type_name("DIR");
    app.add_option("--encoding", encoding_, "of the file, when its detection fails")->type_name("NAME");
    add_footer(app, {"govgraph trace newspapers/2025-01.txt --at 4711"}, "nothing is read at that offset");
  }

  int run() override {
    const pipeline::Sources sources = pipeline::find_sources(std::vector{file_}, find_options());
    if (!sources.problems.empty()) throw InputError(pipeline::describe({sources.problems.front()}));
    if (sources.files.size() != 1) throw UsageError(fmt::format("trace: {}: give one file, not a folder", file_));
    const pipeline::ChosenLexicon lexicon(lexicon_);
    pipeline::LoadOptions loading = load_options();
    loading.lexicon = &lexicon.get();
    loading.encoding = encoding_;
    Document document;  // the part of it where the offset stands
    pipeline::read_or_throw(sources.files.front(), loading, [&](const Document& part) {
      document = part;
      return part.source_begin + part.source.size() <= offset_;
    });
    if (const std::size_t end = document.source_begin + document.source.size(); offset_ >= end)
      throw UsageError(fmt::format("trace: offset {} lies past the end of {} ({} bytes)", offset_, file_, end));
    const auto position = position_at(document, offset_);
    if (!position) {
      tell("govgraph: {}:{}: nothing is read here: white space, or furniture of the page\n", file_, offset_);
      return kNothing;
    }
    print_trace(document, *position, lexicon);
    return kDone;
  }

 private:
  std::string file_;
  std::uint32_t offset_ = 0;
  std::string lexicon_;
  std::string encoding_;
};

}  // namespace

std::unique_ptr<Command> make_trace() { return std::make_unique<TraceCommand>(); }

}  // namespace govgraph::cli
