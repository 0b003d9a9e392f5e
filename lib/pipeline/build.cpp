// SPDX-License-Identifier: Apache-2.0
#include "pipeline/build.hpp"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "base/hash.hpp"
#include "extract/passes.hpp"
#include "pipeline/load.hpp"
#include "pipeline/ordered_work.hpp"
#include "resolve/judge.hpp"
#include "resolve/resolve.hpp"
#include "store/writer.hpp"

namespace govgraph::pipeline {
namespace {

/// Bytes of documents under way for each thread: an unusually large one waits for the others.
constexpr std::uint64_t kBudgetPerThread = 2u << 20;
/// What a small document costs beside its bytes, so that a thousand tiny ones are not all read ahead.
constexpr std::uint64_t kCostPerDocument = 64u << 10;

struct Outcome {
  enum class Kind { kAdded, kUnchanged, kFailed } kind = Kind::kFailed;
  std::optional<store::Prepared> document;  ///< of kAdded
  std::uint64_t bytes = 0;                  ///< of its text
  Diagnostics diagnostics;
};

store::Writer open_writer(const std::filesystem::path& database, const lexicon::Lexicon& lexicon, bool reprocess) {
  store::OpenOptions options;
  options.stamp = {std::string(lexicon.version()), extract::passes_version(), ""};
  if (reprocess) options.stamp = {};
  return store::Writer::open(database.string(), options);
}

class Builder {
 public:
  Builder(const Sources& sources, const std::filesystem::path& database, const BuildOptions& options,
          const std::function<void(const Progress&)>& progress)
      : sources_(sources),
        options_(options),
        progress_(progress),
        lexicon_(options.lexicon.value_or("")),
        writer_(open_writer(database, lexicon_.get(), options.reprocess)) {
    report_.found = sources.files.size();
    report_.problems.add(sources.problems);
    report_.failed = sources.problems.size();
    done_.all_documents = sources.files.size();
    for (const Source& source : sources.files) done_.all_bytes += source.bytes;
  }

  BuildReport run() {
    const auto start = std::chrono::steady_clock::now();
    OrderedWork<Outcome>(plan()).run();
    report_.interrupted = done_.documents < done_.all_documents;
    if (!report_.interrupted && writer_.dirty()) writer_.apply(resolve::judge(writer_.claims()));
    writer_.flush();
    report_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return std::move(report_);
  }

 private:
  OrderedWork<Outcome>::Plan plan() {
    OrderedWork<Outcome>::Plan plan;
    plan.count = sources_.files.size();
    plan.threads = options_.threads > 0 ? options_.threads : std::max(1u, std::thread::hardware_concurrency());
    plan.budget = plan.threads * kBudgetPerThread;
    plan.cost = [this](std::size_t item) { return kCostPerDocument + sources_.files[item].bytes; };
    plan.work = [this](std::size_t item) { return read(sources_.files[item]); };
    plan.take = [this](std::size_t item, Outcome outcome) { take(sources_.files[item], std::move(outcome)); };
    if (options_.stop != nullptr) plan.stop = [stop = options_.stop] { return stop->load(); };
    return plan;
  }

  /// On any thread.
  Outcome read(const Source& source) const {
    Outcome out;
    std::optional<std::string> bytes = read_bytes(source, options_.max_bytes, out.diagnostics);
    if (!bytes) return out;
    if (!options_.reprocess && holds(source.id, digest_of(*bytes))) {
      out.kind = Outcome::Kind::kUnchanged;
      return out;
    }
    const std::optional<Document> document =
        load(source, std::move(*bytes), {options_.encoding, options_.date, options_.max_bytes}, out.diagnostics);
    if (!document) return out;
    extract::Extraction extraction = extract::extract(*document, lexicon_.get(), out.diagnostics);
    DocumentFacts facts = resolve::resolve(*document, lexicon_.get(), std::move(extraction));
    out.bytes = facts.source.size();
    out.document = writer_.prepare(std::move(facts));
    out.kind = Outcome::Kind::kAdded;
    return out;
  }

  bool holds(const std::string& id, const std::string& digest) const {
    const std::lock_guard lock(writing_);
    return writer_.holds(id, digest);
  }

  void put(store::Prepared document) {
    const std::lock_guard lock(writing_);
    writer_.put(std::move(document));
  }

  /// On the thread that called.
  void take(const Source& source, Outcome outcome) {
    switch (outcome.kind) {
      case Outcome::Kind::kAdded:
        put(std::move(*outcome.document));
        ++report_.added;
        report_.bytes += outcome.bytes;
        break;
      case Outcome::Kind::kUnchanged: ++report_.unchanged; break;
      case Outcome::Kind::kFailed: ++report_.failed; break;
    }
    report_.problems.add(outcome.diagnostics);
    ++done_.documents;
    done_.bytes += source.bytes;
    if (progress_) progress_(done_);
  }

  const Sources& sources_;
  const BuildOptions& options_;
  const std::function<void(const Progress&)>& progress_;
  ChosenLexicon lexicon_;
  mutable std::mutex writing_;  ///< `holds` and `put` may not run side by side
  store::Writer writer_;
  BuildReport report_;
  Progress done_;
};

}  // namespace

BuildReport build(const Sources& sources, const std::filesystem::path& database, const BuildOptions& options,
                  const std::function<void(const Progress&)>& progress) {
  return Builder(sources, database, options, progress).run();
}

}  // namespace govgraph::pipeline
