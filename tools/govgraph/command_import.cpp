// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include "base/error.hpp"
#include "commands.hpp"
#include "exchange/jsonl_import.hpp"
#include "input_stream.hpp"
#include "interrupt.hpp"
#include "options.hpp"
#include "pipeline/decisions.hpp"
#include "pipeline/judging.hpp"
#include "store/reader.hpp"
#include "store/writer.hpp"
#include "tell.hpp"

namespace govgraph::cli {
namespace {

class ImportCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("FILE", file_, "what `govgraph export --format jsonl` wrote; - is stdin")->required();
    database_.add(app);
    app.add_flag("--add", add_, "into a database that holds documents already; those of the same name are replaced");
    add_footer(
        app, {"govgraph import town.jsonl --db town.db", "ssh host govgraph export | govgraph import - --db copy.db"});
  }

  int run() override {
    const bool fresh = nothing_there();
    if (!fresh) {
      refuse_full();
      if (std::filesystem::is_regular_file(file_)) check_whole();
    }
    std::optional<store::Writer> writer;
    try {
      fill(writer, fresh);
    } catch (...) {
      const bool begun = fresh && writer;
      writer.reset();
      if (begun) discard();
      throw;
    }
    return kDone;
  }

 private:
  void fill(std::optional<store::Writer>& writer, bool fresh) const {
    exchange::ImportSink sink;
    std::string decisions;
    sink.origin = [&](const exchange::Origin& origin) {
      writer.emplace(open(origin, fresh));
      decisions = origin.decisions;
    };
    sink.document = [&](DocumentFacts facts) { writer->put(std::move(facts)); };
    const auto counts = read(sink);
    if (decisions.empty())
      pipeline::judge_corpus(*writer, cancellation());
    else
      pipeline::apply_decisions(*writer, std::move(decisions), file_ + ": decisions", cancellation());
    writer->finish();
    tell("govgraph: {}: {} documents, {} statements of entities and {} of relations restored\n", database_.path,
         counts.documents, counts.entities, counts.relations);
  }

  bool nothing_there() const {
    std::error_code ignored;
    return !std::filesystem::exists(database_.path, ignored) || std::filesystem::is_empty(database_.path, ignored) ||
           store::holds_nothing(database_.path);
  }

  /// A new database that could not be filled leaves nothing behind.
  void discard() const {
    std::error_code ignored;
    for (const auto& each : std::filesystem::directory_iterator(database_.path, ignored))
      std::filesystem::remove_all(each.path(), ignored);
    std::filesystem::remove(database_.path, ignored);
  }

  void refuse_full() const {
    if (add_) return;
    const std::size_t documents = store::Reader::open(database_.path, cancellation())->documents().size();
    if (documents > 0)
      throw UsageError(
          fmt::format("{}: holds {} documents already; import into a new database, or add to it with --add",
                      database_.path, documents));
  }

  /// Reads all before anything is written, so that a bad file leaves no half of it. Not so for stdin and
  /// pipes, which are read once.
  void check_whole() const {
    exchange::ImportSink nobody;
    nobody.origin = [](const exchange::Origin&) {};
    nobody.document = [](const DocumentFacts&) {};
    read(nobody);
  }

  exchange::ImportCounts read(const exchange::ImportSink& sink) const {
    if (std::filesystem::is_directory(file_)) throw InputError(file_ + ": is a folder; give a .jsonl file");
    InputStream in(file_, cancellation());
    if (!in) throw InputError(file_ + ": cannot be opened; is the name right?");
    return exchange::import_jsonl(in, file_ == "-" ? "stdin" : file_, sink, cancellation());
  }

  store::Writer open(const exchange::Origin& origin, bool fresh) const {
    store::OpenOptions options;
    options.stamp = {origin.lexicon, origin.passes, origin.options};
    options.bulk = fresh;
    options.cancellation = cancellation();
    return store::Writer::open(database_.path, options);
  }

  DatabaseOption database_;
  std::string file_;
  bool add_ = false;
};

}  // namespace

std::unique_ptr<Command> make_import() { return std::make_unique<ImportCommand>(); }

}  // namespace govgraph::cli
